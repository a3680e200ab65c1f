"""A day of walking on 55 × 55 crossings, beside the peers on the same work."""

from dataclasses import dataclass

from benchmarks import peers
from benchmarks.aims import at_least, at_most, tell_spent
from benchmarks.process import call

SIDE = 55
PEOPLE = 50_000
TRIPS = 10
FEW = 5_000  # their state fits the processor's own memory
EVENTS = 10_000_000
STRIPING_PEOPLE = 5_000
JUPEDSIM = {"JuPedSim, 6 × 6 crossings": (6, 6, 60), "JuPedSim, one street": (11, 1, 100)}


@dataclass(frozen=True)
class Pace:
    """What an engine did and took."""

    name: str
    people: int
    trips: int
    told: dict[str, float]

    @property
    def per_s(self) -> float:
        """Person-seconds of walking in a second of processor time."""
        return self.told["walked_s"] / self.told["cpu_s"]

    def show(self, ours: float) -> None:
        told = self.told
        moves = f"{told['moves'] / told['cpu_s']:,.0f}" if "moves" in told else "no links"
        print(
            f"{self.name:28s} {self.people:6d} × {self.trips:2d} {told['wall_s']:8.2f}"
            f" {told['cpu_s']:8.2f} {self.per_s:14,.0f} {moves:>11s} {ours / self.per_s:9.1f}"
        )


def run() -> None:
    whole = _recorded()
    day = Pace("ours, kernel alone", PEOPLE, TRIPS, _told("kernel:day", SIDE, PEOPLE, TRIPS))
    whole = {**whole, "walked_s": day.told["walked_s"], "free_s": day.told["free_s"]}
    recorded = Pace("ours, recorded, counters", PEOPLE, TRIPS, whole)
    one = Pace("ours, kernel alone", PEOPLE, 1, _told("kernel:day", SIDE, PEOPLE, 1))
    simpy = Pace("pure SimPy", PEOPLE, 1, _told("reference:day", SIDE, PEOPLE, 1))
    simpy.told["moves"] = one.told["moves"]
    others = _peers()
    print(f"\n{'engine':28s} {'people × trips':>12s} {'wall s':>6s} {'cpu s':>8s}", end="")
    print(f" {'person-s/cpu s':>14s} {'moves/cpu s':>11s} {'ours is ×':>9s}")
    for pace in (recorded, day, one, simpy, *others):
        pace.show(day.per_s)
    print(
        f"\nthe day: {day.told['trips']:.0f} trips, {day.told['moves']:.0f} link moves,"
        f" {day.told['moves'] / day.told['trips']:.1f} a trip; walked"
        f" {day.told['walked_s'] / day.told['free_s'] - 1:.2%} longer than on empty streets;"
        f" {day.told['forced']:.0f} entries forced;"
        f" arrivals other than pure SimPy's: {simpy.told['different']:.0f}"
    )
    at_most("the recorded day, processor time", recorded.told["cpu_s"], 2.0, "s")
    at_least("kernel beside pure SimPy, one trip", simpy.told["cpu_s"] / one.told["cpu_s"], 60, "×")
    for pace in others:
        if "nonInteracting" in pace.name:
            at_least("kernel beside SUMO nonInteracting", day.per_s / pace.per_s, 200, "×")
    at_most("state of the kernel", day.told["state_bytes"], 1024, "bytes a person")
    print(f"of it, growing with people: {day.told['personal_bytes']:.0f} bytes")
    _profile(day)


def _profile(day: Pace) -> None:
    """Show what a link move is made of: the calendar's part, and what the memory adds."""
    few = _told("kernel:day", SIDE, FEW, TRIPS)
    calendar = {people: _told("hold:events", people, EVENTS) for people in (FEW, PEOPLE)}
    for people, told in ((FEW, few), (PEOPLE, day.told)):
        print(
            f"a link move of {people} people: {1e9 * told['cpu_s'] / told['moves']:.0f} ns,"
            f" an event of the calendar alone {1e9 * calendar[people]['cpu_s'] / EVENTS:.0f} ns"
        )


def _told(function: str, *arguments: float | str) -> dict[str, float]:
    return call(f"benchmarks.engines.{function}", *arguments)[1]


def _recorded() -> dict[str, float]:
    """Run the recorded day, and again with trajectories; show where the time goes."""
    plain = call("benchmarks.engines.world:day", SIDE, PEOPLE, TRIPS, False)[1]
    full = call("benchmarks.engines.world:day", SIDE, PEOPLE, TRIPS, True)[1]
    tell_spent("the recorded day", plain.pop("spent"))
    print(
        f"trajectories: {full['cpu_s'] - plain['cpu_s']:+.2f} cpu s,"
        f" {full['written_mb'] - plain['written_mb']:+.0f} MB beside"
        f" {plain['written_mb']:.0f} MB of other tables"
    )
    return plain


def _peers() -> list[Pace]:
    python = peers.python()
    if python is None:
        return []
    programs = peers.sumo_programs()
    paces = [
        Pace(f"SUMO {model}", people, 1, _told("sumo:day", programs, SIDE, people, 1, model))
        for model, people in (("nonInteracting", PEOPLE), ("striping", STRIPING_PEOPLE))
    ]
    for name, size in JUPEDSIM.items():
        told = call("benchmarks.engines.jupedsim_streets:trips", *size, python=python)[1]
        paces.append(Pace(name, size[2], 1, told))
    return paces
