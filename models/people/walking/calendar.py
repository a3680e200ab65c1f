"""The event calendar: who is next, in exact order of time, ties by person.

Events wait in buckets of 1/128 s, each an unordered list; the bucket that is open becomes a small
heap. Everybody has at most one event, so a list is one array with a place for each person, and
nothing is allocated. Vehicles have their numbers behind those of the people. A bucket's width is
a power of two, so that no rounding can put an event on the wrong side of a bucket's edge. The ring
of buckets spans a little over an hour, so that it stays in the cache; an event beyond it waits in
its bucket for the next turn.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from models.compiled import unallocating
from models.people.walking.arrays import NOBODY

BUCKETS_A_SECOND = 128.0
RING = 1 << 19
# Rows of `clock`: number of the open bucket, size of its heap, whose walker is fetched next.
OPEN, SIZE, AHEAD = range(3)


class Calendar(NamedTuple):
    """`head[slot]` is the first person of a bucket's list, `behind[p]` the one behind p."""

    head: NDArray[np.int32]
    behind: NDArray[np.int32]
    heap_time: NDArray[np.float64]
    heap_person: NDArray[np.int32]
    clock: NDArray[np.int64]


def new_calendar(people: int) -> Calendar:
    """Return an empty calendar for so many people and vehicles together."""
    return Calendar(
        head=np.full(RING, NOBODY, dtype=np.int32),
        behind=np.full(people, NOBODY, dtype=np.int32),
        heap_time=np.empty(people + 1),
        heap_person=np.empty(people + 1, dtype=np.int32),
        clock=np.array([-1, 0, NOBODY], dtype=np.int64),
    )


@unallocating
def is_before(time_a: float, a: int, time_b: float, b: int) -> bool:
    """Say whether event a comes before event b."""
    return time_a < time_b or (time_a == time_b and a < b)


@unallocating
def push(time: float, p: int, calendar: Calendar) -> None:
    """Put an event into the heap of the open bucket."""
    times, persons = calendar.heap_time, calendar.heap_person
    at = calendar.clock[SIZE]
    calendar.clock[SIZE] = at + 1
    while at > 0:
        above = (at - 1) >> 1
        if is_before(times[above], persons[above], time, p):
            break
        times[at], persons[at] = times[above], persons[above]
        at = above
    times[at], persons[at] = time, p


@unallocating
def pop(calendar: Calendar) -> int:
    """Take the first event out of the heap and return whose it is."""
    times, persons = calendar.heap_time, calendar.heap_person
    first = persons[0]
    size = calendar.clock[SIZE] - 1
    calendar.clock[SIZE] = size
    time, p = times[size], persons[size]
    at = 0
    while True:
        below = 2 * at + 1
        if below >= size:
            break
        other = below + 1
        if other < size and is_before(times[other], persons[other], times[below], persons[below]):
            below = other
        if is_before(time, p, times[below], persons[below]):
            break
        times[at], persons[at] = times[below], persons[below]
        at = below
    times[at], persons[at] = time, p
    return int(np.int64(first))


@unallocating
def schedule(time: float, p: int, calendar: Calendar) -> None:
    """Enter the next event of person p; an infinite time is never."""
    if time == np.inf:
        return
    bucket = np.int64(time * BUCKETS_A_SECOND)
    if bucket <= calendar.clock[OPEN]:
        push(time, p, calendar)
    else:
        slot = bucket & (RING - 1)
        calendar.behind[p] = calendar.head[slot]
        calendar.head[slot] = p


@unallocating
def _time_of(p: int, walker: NDArray[np.void], vehicle: NDArray[np.void]) -> float:
    """Return when the event of a person or vehicle is."""
    if p < walker.size:
        return float(walker[p].time)
    return float(vehicle[p - walker.size].time)


@unallocating
def _gather(
    slot: int, walker: NDArray[np.void], vehicle: NDArray[np.void], calendar: Calendar
) -> int:
    """Empty the list of a bucket into the rows of the heap, unordered; return how many they are.

    Nothing is decided on the way, so that the processor waits for many walkers at once.
    """
    count = 0
    p = calendar.head[slot]
    calendar.head[slot] = NOBODY
    while p != NOBODY:
        calendar.heap_time[count] = _time_of(p, walker, vehicle)
        calendar.heap_person[count] = p
        count += 1
        p = calendar.behind[p]
    return count


@unallocating
def open_next(
    until: float, walker: NDArray[np.void], vehicle: NDArray[np.void], calendar: Calendar
) -> bool:
    """Open buckets until one holds an event; False where the next begins at `until` or later."""
    while calendar.clock[SIZE] == 0:
        bucket = calendar.clock[OPEN] + 1
        if bucket >= until * BUCKETS_A_SECOND:
            return False
        calendar.clock[OPEN] = bucket
        slot = bucket & (RING - 1)
        if calendar.head[slot] == NOBODY:
            continue
        for row in range(_gather(slot, walker, vehicle, calendar)):
            time, p = calendar.heap_time[row], calendar.heap_person[row]
            if np.int64(time * BUCKETS_A_SECOND) == bucket:
                push(time, p, calendar)
            else:
                calendar.behind[p] = calendar.head[slot]
                calendar.head[slot] = p
        calendar.clock[AHEAD] = calendar.head[(bucket + 1) & (RING - 1)]
    return True
