"""The same model in pure SimPy: a process a person, an object a link."""

from simpy_walk import Reference

from benchmarks.engines.kernel import PARAMETERS, walkers_for
from benchmarks.engines.work import grid_work
from benchmarks.stopwatch import Stopwatch
from models.people.walking.walkers import DAY_S


def day(side: int, people: int, trips: int) -> dict[str, float]:
    """Return what a day without counters takes, and how many arrivals differ from the kernel's."""
    work = grid_work(side, people, trips)
    walkers = walkers_for(work)
    known = {name: parameter.value for name, parameter in PARAMETERS.items()}
    reference = Reference(
        work.terrain,
        work.population,
        work.plans,
        walkers.scene.shares,
        known["densest"],
        known["least_area"],
        known["stuck_time"],
    )
    with Stopwatch() as watch:
        reference.env.run(until=DAY_S)
    walkers.begin_day(0.0, 0, work.plans)
    walkers.advance(DAY_S)
    trip = walkers.take("trip")
    columns = ("person", "origin", "place", "ready", "depart", "arrive")
    arrivals = set(zip(*(trip[name].tolist() for name in columns), strict=True))
    return {
        "wall_s": watch.wall_s,
        "cpu_s": watch.cpu_s,
        "trips": len(reference.trips),
        "walked_s": sum(trip[5] - trip[4] for trip in reference.trips),
        "different": len(arrivals.symmetric_difference(reference.trips)),
    }
