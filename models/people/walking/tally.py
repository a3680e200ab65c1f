"""Counts where everybody is, one by one: what the counts that the kernel keeps are held against."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from models.compiled import compiled, unallocating
from models.people.walking.arrays import (
    AWAITING,
    GATED,
    LEAVING,
    QUEUING,
    RIDING,
    STAYING,
    WALKING,
)
from models.people.walking.state import FIRST_RIDE, Moving
from models.people.walking.walkers import Walkers

Ints = NDArray[np.int64]
STATES = 8


class Tally(NamedTuple):
    """How many people are in each place, link, platform and vehicle, and in each state.

    `queuing` are those of a place who queue, `waiting` those of a link who wait at its ends, and
    `service` those who queue at each service, in a place or at the end of a link.
    """

    place: Ints
    queuing: Ints
    link: Ints
    waiting: Ints
    service: Ints
    platform: Ints
    vehicle: Ints
    state: Ints


@unallocating
def _add(at: int, counts: Ints) -> bool:
    """Count one more in a row; False where there is no such row."""
    is_there = 0 <= at < counts.size
    if is_there:
        counts[at] += 1
    return is_there


@unallocating
def _count_in_queue(p: int, moving: Moving, tally: Tally) -> bool:
    """Count a person who is served in a place, or waits for it."""
    place = moving.life[p].place
    if not _add(place, tally.place):
        return False
    tally.queuing[place] += 1
    return _add(moving.place[place].service, tally.service)


@unallocating
def _count_on_link(p: int, moving: Moving, tally: Tally) -> bool:
    """Count a person who is on a link; a ride is one too."""
    who = moving.walker[p]
    is_there = _add(who.arc >> 1, tally.link)
    if who.state == RIDING:
        return is_there and _add(moving.life[p].vehicle, tally.vehicle)
    if is_there and who.state != WALKING:
        tally.waiting[who.arc >> 1] += 1
        if who.state == GATED:
            return _add(moving.arc[who.arc].service, tally.service)
    return is_there


@unallocating
def _count_one(p: int, moving: Moving, platform_of: Ints, first_ride: int, tally: Tally) -> bool:
    """Count a person everywhere but in `state`; False who is nowhere."""
    who, life = moving.walker[p], moving.life[p]
    if who.state == STAYING:
        return _add(life.place, tally.place)
    if who.state == LEAVING:
        return _add(life.origin, tally.place)
    if who.state == QUEUING:
        return _count_in_queue(p, moving, tally)
    if who.state == AWAITING:
        ride = who.arc - first_ride
        return 0 <= ride < platform_of.size and _add(platform_of[ride], tally.platform)
    return 0 <= who.state < STATES and _count_on_link(p, moving, tally)


@unallocating
def _count_each(moving: Moving, platform_of: Ints, first_ride: int, tally: Tally) -> None:
    for p in range(moving.walker.size):
        if _count_one(p, moving, platform_of, first_ride, tally):
            tally.state[moving.walker[p].state] += 1


@compiled
def _count(moving: Moving, platform_of: Ints, first_ride: int, tally: Tally) -> None:
    _count_each(moving, platform_of, first_ride, tally)


def count_people(walkers: Walkers) -> Tally:
    """Count where everybody is now; who is nowhere is in no count of a state."""
    moving, riding = walkers.moving, walkers.riding
    tally = Tally(
        place=_zeros(moving.place.size),
        queuing=_zeros(moving.place.size),
        link=_zeros(moving.link.size),
        waiting=_zeros(moving.link.size),
        service=_zeros(moving.service.size),
        platform=_zeros(riding.platform.size),
        vehicle=_zeros(riding.vehicle.size),
        state=_zeros(STATES),
    )
    platform_of = np.ascontiguousarray(riding.ride["platform"])
    first_ride = int(riding.bounds[FIRST_RIDE])
    _count(moving, platform_of, first_ride, tally)
    return tally


def _zeros(size: int) -> Ints:
    return np.zeros(size, dtype=np.int64)
