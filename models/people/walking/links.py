"""Links: how many are on them, who may enter, how fast one walks, and what is written of it."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from models.compiled import compiled, unallocating
from models.people.speed import DENSITY_STEP

Records = NDArray[np.void]


class Flow(NamedTuple):
    """What passed on each link in each interval of the day.

    `table` is of shape (intervals, links); `bounds` is the first second and the interval [s].
    """

    table: Records
    bounds: NDArray[np.float64]


@unallocating
def settle(at: int, time: float, link: Records, flow: Flow) -> None:
    """Bring the flow of a link up to a time, before its number of people changes."""
    on = link[at]
    interval = flow.bounds[1]
    if on.people == 0:
        bins = int((time - flow.bounds[0]) / interval)
        on.bin, on.since = max(on.bin, min(bins, flow.table.shape[0] - 1)), time
        return
    edge = flow.bounds[0] + (on.bin + 1) * interval
    while edge <= time and on.bin + 1 < flow.table.shape[0]:
        flow.table[on.bin, at].seconds += on.people * (edge - on.since)
        on.since = edge
        on.bin += 1
        flow.table[on.bin, at].most = on.people
        edge += interval
    flow.table[on.bin, at].seconds += on.people * (time - on.since)
    on.since = time


@unallocating
def has_room(arc: int, link: Records) -> bool:
    """Say whether one more person may enter an arc.

    Both directions share what the link holds, but half of it is either direction's own, so that
    two crowds that meet do not shut each other out.
    """
    on = link[arc >> 1]
    mine = on.backward if arc & 1 else on.people - on.backward
    return bool(on.people < on.storage or 2 * mine < on.storage)


@unallocating
def count_in(arc: int, time: float, link: Records, flow: Flow) -> None:
    """Count one more person on a link."""
    at = arc >> 1
    settle(at, time, link, flow)
    on = link[at]
    on.people += 1
    on.backward += arc & 1
    now = flow.table[on.bin, at]
    now.entered += 1
    now.most = max(now.most, on.people)


@unallocating
def count_out(arc: int, time: float, link: Records, flow: Flow) -> None:
    """Count one person fewer on a link."""
    at = arc >> 1
    settle(at, time, link, flow)
    on = link[at]
    on.people -= 1
    on.backward -= arc & 1


@unallocating
def speed_share(at: int, link: Records, shares: NDArray[np.float64]) -> float:
    """Return the speed on a link as a share of the free one, by the density of who walks there.

    Both directions count. Who waits at an end does not: the wait itself is their delay, and the
    relation of speed and density would count it twice. Whoever enters is counted already.
    """
    on = link[at]
    density = (on.people - on.waiting - 1) / on.area
    step = int(density / DENSITY_STEP)
    return float(shares[on.curve, min(step, shares.shape[1] - 1)])


@compiled
def settle_all(time: float, link: Records, flow: Flow) -> None:
    """Bring the flow of every link up to a time."""
    for at in range(link.size):
        settle(at, time, link, flow)


@compiled
def denser(
    start: float, time: float, limit_s: NDArray[np.float64], cells: Records, link: Records
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return on which links people spent more than a limit [s] from `start` on, and how much.

    `cells` is the row of the flow table for the interval that begins at `start`.
    """
    found, seconds = np.empty(link.size, dtype=np.int64), np.empty(link.size)
    count = 0
    for at in range(link.size):
        on = link[at]
        spent = cells[at].seconds + on.people * (time - max(on.since, start))
        if spent > limit_s[at]:
            found[count], seconds[count] = at, spent
            count += 1
    return found[:count], seconds[:count]


@compiled
def begin_flow(time: float, link: Records, flow: Flow) -> None:
    """Let the first interval of an emptied flow table begin at a time."""
    flow.bounds[0] = time
    for at in range(link.size):
        link[at].since = time
        link[at].bin = 0
        flow.table[0, at].most = link[at].people
