"""The event calendar alone: each event taken is followed by another of the same person.

The hold model by which event queues are compared: D. W. Jones, An empirical comparison of
priority-queue and event-set implementations, Communications of the ACM 29 (1986), 300-311.
"""

import numpy as np
from numpy.typing import NDArray

from benchmarks.stopwatch import Stopwatch
from models.compiled import compiled
from models.people.walking.arrays import VEHICLE, WALKER, aligned
from models.people.walking.calendar import Calendar, new_calendar, open_next, pop, schedule

LINK_S = 15.0  # mean time on a link [s]


@compiled
def _hold(
    events: int,
    after: NDArray[np.float64],
    walker: NDArray[np.void],
    vehicle: NDArray[np.void],
    calendar: Calendar,
) -> None:
    for p in range(walker.size):
        walker[p].time = LINK_S * p / walker.size
        schedule(walker[p].time, p, calendar)
    for event in range(events):
        open_next(np.inf, walker, vehicle, calendar)
        p = pop(calendar)
        walker[p].time += after[event % after.size]
        schedule(walker[p].time, p, calendar)


def events(people: int, count: int) -> dict[str, float]:
    """Return what so many events of so many people take, each about a link's time apart."""
    after = np.random.default_rng(1).normal(LINK_S, 2.0, 4096).clip(1.0)
    nothing = np.zeros(0, dtype=VEHICLE)
    _hold(10, after, aligned(10, WALKER), nothing, new_calendar(10))  # compiles, or loads the code
    walker, calendar = aligned(people, WALKER), new_calendar(people)
    with Stopwatch() as watch:
        _hold(count, after, walker, nothing, calendar)
    return {"cpu_s": watch.cpu_s, "events": count}
