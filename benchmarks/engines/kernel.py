"""The walking kernel alone: no clock beside it, and no table written."""

from importlib.resources import files

from benchmarks.engines.work import Work, grid_work, side_for
from benchmarks.stopwatch import Stopwatch
from maps.parameters import read_parameters
from models.people.walking.arrays import MOVES
from models.people.walking.walkers import DAY_S, Walkers

PARAMETERS = read_parameters(files("models.people").joinpath("data/walking.toml"))
INTERVAL_S = 300.0


def walkers_for(work: Work, tracks: bool = False) -> Walkers:
    """Return everybody at home."""
    return Walkers(work.terrain, work.population, PARAMETERS, 1, INTERVAL_S, tracks)


def day(side: int, people: int, trips: int) -> dict[str, float]:
    """Return what a day without counters takes, its preparation apart; the kernel is compiled."""
    warm_up()
    with Stopwatch() as preparing:
        work = grid_work(side, people, trips)
        walkers = walkers_for(work)
    with Stopwatch() as watch:
        walkers.begin_day(0.0, 0, work.plans)
        walkers.advance(DAY_S)
    moves = int(walkers.logs.filled[MOVES])
    trip = walkers.take("trip")
    return {
        "prepare_s": preparing.cpu_s,
        "wall_s": watch.wall_s,
        "cpu_s": watch.cpu_s,
        "moves": moves,
        "trips": trip.size,
        "walked_s": float((trip["arrive"] - trip["depart"]).sum()),
        "free_s": float(trip["free"].sum()),
        "forced": walkers.forced,
        "state_bytes": _state_bytes(walkers) / people,
        "personal_bytes": _personal_bytes(walkers) / people,
    }


def crowd(people: int, trips: int) -> dict[str, float]:
    """Return what a day takes on the network that so many people fill as the full grid is."""
    side = side_for(people)
    return {"crossings": side * side, **day(side, people, trips)}


def warm_up() -> None:
    """Load the compiled code, or compile it, on a small day."""
    work = grid_work(10, 20, 1)
    walkers = walkers_for(work)
    walkers.begin_day(0.0, 0, work.plans)
    walkers.advance(DAY_S)


def _state_bytes(walkers: Walkers) -> int:
    """Return the bytes of all arrays that hold where people are and what comes next.

    Not in it: ways, the flow table and what was written down.
    """
    return sum(array.nbytes for array in [*walkers.moving, *walkers.calendar])


def _personal_bytes(walkers: Walkers) -> int:
    """Return the bytes of those arrays that have a row or more for each person."""
    moving, calendar = walkers.moving, walkers.calendar
    arrays = [moving.walker, moving.life, moving.row, calendar.behind]
    return sum(array.nbytes for array in [*arrays, calendar.heap_time, calendar.heap_person])
