"""From 10,000 to 1,000,000 people, the network growing with them, two trips each."""

from benchmarks.aims import at_most
from benchmarks.process import call

PEOPLE = (10_000, 30_000, 100_000, 300_000, 1_000_000)
TRIPS = 2


def run() -> None:
    print(f"{'people':>9s} {'crossings':>9s} {'moves':>11s} {'wall s':>8s} {'cpu s':>8s}", end="")
    print(f" {'ns a move':>9s} {'routes s':>8s} {'memory MB':>9s}")
    paces, memory = [], 0.0
    for people in PEOPLE:
        cost, told = call("benchmarks.engines.kernel:crowd", people, TRIPS)
        paces.append(1e9 * told["cpu_s"] / told["moves"])
        memory = cost.memory_mb
        print(
            f"{people:9d} {told['crossings']:9.0f} {told['moves']:11.0f} {told['wall_s']:8.2f}"
            f" {told['cpu_s']:8.2f} {paces[-1]:9.0f} {told['prepare_s']:8.1f} {memory:9.0f}"
        )
    growth = max(paces) / min(paces)
    at_most("time of a link move, the slowest beside the quickest", growth, 3, "×")
    at_most("memory of the largest", memory, 8000, "MB")
