"""Counters that open and close while people queue, and people who leave a queue.

Because nobody overtakes, everybody's turn is known on joining, and is written down then: a change
of the counters gives those who still wait their turns anew.
"""

import heapq
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from models.people.walking.arrays import SERVICES
from models.people.walking.changes import enter_anew
from models.people.walking.walkers import Walkers

Records = NDArray[np.void]


def set_counters(walkers: Walkers, service: int, counters: int, time: float) -> None:
    """Let a service have so many counters, at least 1, from a time [s].

    Who is being served is served to the end, at a counter that then closes where there are too
    many; who waits gets a turn anew, in the order of joining.
    """
    moving = walkers.moving
    rows = [
        (parts[row], float(parts[row]["join"]))
        for parts in _written(walkers)
        for row in np.flatnonzero((parts["service"] == service) & (parts["end"] > time))
    ]
    serving = sorted(float(row["end"]) for row, _ in rows if row["start"] <= time)
    free = [*serving, *[time] * max(0, counters - len(serving))][:counters]
    heapq.heapify(free)
    for row, _ in sorted(rows, key=lambda found: found[1]):
        if row["start"] > time:
            takes = row["end"] - row["start"]
            row["start"] = max(time, free[0])
            row["end"] = row["start"] + takes
            heapq.heapreplace(free, float(row["end"]))
            moving.walker["time"][row["person"]] = row["end"]
    at = moving.service[service]
    at["first"], at["end"] = moving.counter.size, moving.counter.size + counters
    walkers.moving = moving._replace(counter=np.concatenate([moving.counter, sorted(free)]))
    enter_anew(walkers.moving, walkers.riding, walkers.calendar)


def abandon(walkers: Walkers, person: NDArray[np.int64], time: float) -> None:
    """Forget the turns of people who leave their queues at a time [s]; service breaks off."""
    moving = walkers.moving
    for number, parts in enumerate(_written(walkers)):
        gone = np.isin(parts["person"], person) & (parts["end"] > time)
        for service in np.unique(parts["service"][gone]):
            at = moving.service[service]
            counters = moving.counter[at["first"] : at["end"]]
            np.minimum(counters, time, out=counters)
        parts["end"][gone] = time
        _keep(walkers, number, ~gone | (parts["start"] < time))


def _written(walkers: Walkers) -> Iterator[Records]:
    """Yield the turns written down and not yet taken: those put aside, and those in the log."""
    yield from walkers.drained["served"]
    yield walkers.logs.served[: walkers.logs.filled[SERVICES]]


def _keep(walkers: Walkers, number: int, keep: NDArray[np.bool_]) -> None:
    """Keep some of the turns of a part that `_written` yields."""
    aside = walkers.drained["served"]
    if number < len(aside):
        aside[number] = aside[number][keep]
        return
    left = walkers.logs.served[: keep.size][keep]
    walkers.logs.served[: left.size] = left
    walkers.logs.filled[SERVICES] = left.size
