"""How many people were where, doing what, over a while."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Stays:
    """Who was in places: place, number of the activity, from when, until when [s]."""

    place: NDArray[np.integer]
    activity: NDArray[np.integer]
    enter: Floats
    leave: Floats


@dataclass(frozen=True)
class Presence:
    """Over a while: mean number of people and arrivals by group and activity, use of places.

    `persons` and `arrivals` have the shape (groups, activities), `in_use` has one entry a place:
    the share of the while in which somebody was there.
    """

    persons: Floats
    arrivals: Ints
    in_use: Floats


def presence(
    stays: Stays,
    start: float,
    end: float,
    group: Ints,
    groups: int,
    activities: int,
) -> Presence:
    """Return the presence from `start` to `end` [s].

    `stays` are all that lasted at any instant of that while; `group` gives the group of each
    place, below 0 for none.
    """
    place, activity = stays.place, stays.activity.astype(np.int64)
    enter, leave = np.maximum(stays.enter, start), np.minimum(stays.leave, end)
    cell = group[place] * activities + activity
    counted = cell >= 0
    size = groups * activities
    seconds = np.bincount(cell[counted], (leave - enter)[counted], size)
    came = counted & (stays.enter >= start) & (stays.enter < end)
    arrivals = np.bincount(cell[came], minlength=size)
    return Presence(
        persons=seconds.reshape(groups, activities) / (end - start),
        arrivals=arrivals.reshape(groups, activities),
        in_use=_in_use(place, enter - start, leave - start, end - start, group.size),
    )


def _in_use(
    place: NDArray[np.integer], enter: Floats, leave: Floats, span: float, places: int
) -> Floats:
    """Return the share of a span in which each place holds anybody: the union of the stays."""
    share = np.zeros(places)
    share[place[(enter <= 0.0) & (leave >= span)]] = 1.0
    rest = share[place] == 0.0
    place, enter, leave = place[rest].astype(np.float64), enter[rest], leave[rest]
    order = np.argsort(place * 2.0 * span + enter, kind="stable")
    place, enter, leave = place[order], enter[order], leave[order]
    shift = place * 2.0 * span  # places stand behind one another on one axis
    until = np.maximum.accumulate(leave + shift)
    before = np.concatenate([[-np.inf], until[:-1]])
    fresh = np.maximum(until - np.maximum(enter + shift, before), 0.0)
    return share + np.bincount(place.astype(np.int64), fresh, places) / span
