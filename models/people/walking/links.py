"""Entering and leaving links: the walking speed, the head-count and the flow of each."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from models.compiled import unallocating
from models.people.speed import DENSITY_STEP


class Flow(NamedTuple):
    """What passed on each link in each interval of the day; arrays of shape (intervals, links).

    `entered` counts people, both ways; `seconds` is their time on the link in the interval [s];
    `most` the greatest number on it at once. `bounds` is the first second and the interval [s].
    """

    entered: NDArray[np.int32]
    seconds: NDArray[np.float64]
    most: NDArray[np.int32]
    bounds: NDArray[np.float64]


@unallocating
def settle(at: int, time: float, link: NDArray[np.void], flow: Flow) -> None:
    """Bring the flow of a link up to a time, before its number of people changes."""
    on = link[at]
    interval = flow.bounds[1]
    edge = flow.bounds[0] + (on.bin + 1) * interval
    while edge <= time and on.bin + 1 < flow.most.shape[0]:
        flow.seconds[on.bin, at] += on.people * (edge - on.since)
        on.since = edge
        on.bin += 1
        flow.most[on.bin, at] = on.people
        edge += interval
    flow.seconds[on.bin, at] += on.people * (time - on.since)
    on.since = time


@unallocating
def enter(at: int, time: float, link: NDArray[np.void], flow: Flow) -> None:
    """Count one more person on a link."""
    settle(at, time, link, flow)
    on = link[at]
    on.people += 1
    flow.entered[on.bin, at] += 1
    flow.most[on.bin, at] = max(flow.most[on.bin, at], on.people)


@unallocating
def leave(at: int, time: float, link: NDArray[np.void], flow: Flow) -> None:
    """Count one person fewer on a link."""
    settle(at, time, link, flow)
    link[at].people -= 1


@unallocating
def speed_share(at: int, link: NDArray[np.void], shares: NDArray[np.float64]) -> float:
    """Return the speed on a link as a share of the free one, by the density of both directions.

    Whoever enters is counted already.
    """
    density = (link[at].people - 1) / link[at].area
    step = int(density / DENSITY_STEP)
    return float(shares[min(step, shares.size - 1)])


@unallocating
def settle_all(time: float, link: NDArray[np.void], flow: Flow) -> None:
    """Bring the flow of every link up to a time."""
    for at in range(link.size):
        settle(at, time, link, flow)


@unallocating
def begin_flow(time: float, link: NDArray[np.void], flow: Flow) -> None:
    """Empty the flow table and let its first interval begin at a time."""
    flow.entered[:] = 0
    flow.seconds[:] = 0.0
    flow.most[:] = 0
    flow.bounds[0] = time
    for at in range(link.size):
        link[at].since = time
        link[at].bin = 0
        flow.most[0, at] = link[at].people
