"""What the kernel holds of people, links, places and services: one structured array each.

A record that every step touches fills one cache line of 64 bytes: on a campus of tens of
thousands, the memory sets the pace. What only trips and stays touch is kept apart.
"""

import numpy as np
from numpy.typing import NDArray

# Where a person is: exactly one of these at every instant.
STAYING = 0
WALKING = 1
WAITING = 2  # at the end of a link, for its turn or for room on the next one
QUEUING = 3  # for a counter, or being served
LEAVING = 4  # still in the place, until there is room on the first link

NOBODY = -1
APART = -2  # `behind` of who stands at the end of a link, in no queue: no way leads on
CACHE_LINE = 64

WALKER = np.dtype(
    [
        ("time", "f8"),  # of the next event [s], infinite where there is none
        ("speed", "f8"),  # free walking speed on the level [m/s]
        ("effort", "f8"),  # level metres of the trip so far
        ("length", "f8"),  # metres of the trip so far
        ("arc", "i4"),  # under the feet, NOBODY elsewhere
        ("node", "i4"),  # to which the arc leads, or of the place
        ("goal", "i4"),  # node of the place that is walked to
        ("route", "i4"),  # row of the ways that lead there
        ("behind", "i4"),  # who is next in the same queue of a link
        ("track", "i4"),  # row of the trajectory that is being walked
        ("state", "i4"),
        ("tries", "i4"),  # places tried for the present row of the plan
    ],
    align=True,
)

LIFE = np.dtype(
    [
        ("since", "f8"),  # when the present stay began [s]
        ("ready", "f8"),  # when the person meant to set out on the present trip [s]
        ("depart", "f8"),  # when the present trip began [s]
        ("key", "i8"),  # by which draws are keyed
        ("row", "i4"),  # of the plan: what is done, or walked to
        ("first", "i4"),  # first row of the day
        ("end", "i4"),  # row after the last one of the day
        ("place", "i4"),  # where the person is, or is walking to
        ("origin", "i4"),  # place where the present trip began, or is about to begin
        ("was", "i4"),  # row of the plan that was done there
    ],
    align=True,
)

LINK = np.dtype(
    [
        ("area", "f8"),  # [m2]
        ("free_at", "f8"),  # when the next person may leave it, at either end [s]
        ("since", "f8"),  # when the number of people last changed [s]
        ("bin", "i4"),  # interval of the flow table that `since` lies in
        ("storage", "i4"),  # how many it holds
        ("people", "i4"),  # on it, both ways
        ("backward", "i4"),  # how many of them walk from its end to its start
        ("waiting", "i4"),  # how many of them wait at its ends
        ("curve", "i4"),  # row of the table of speeds
        ("length", "f8"),  # [m]
        ("unused", "f8"),  # fills the cache line
    ],
    align=True,
)

ARC = np.dtype(
    [
        ("effort", "f8"),  # level metres
        ("headway", "f8"),  # least time between two who leave [s]
        ("end", "i4"),  # node to which it leads
        ("head", "i4"),  # first person waiting at its end
        ("tail", "i4"),  # last one
        ("first", "i4"),  # first queue that waits for room on it
        ("last", "i4"),  # last one
        ("behind", "i4"),  # the queue behind this one, waiting for the same arc
        ("wants", "i4"),  # the arc for which this one's queue waits
        ("forced", "i4"),  # 1 where its head squeezes in, whether there is room or not
        ("blocked", "f8"),  # since when it waits for room [s]
        ("watched", "i4"),  # 1 where whoever leaves it is written down
        ("unused", "i4"),  # fills the cache line
    ],
    align=True,
)

PLACE = np.dtype(
    [
        ("node", "i4"),
        ("route", "i4"),  # row of the ways that lead here
        ("capacity", "i4"),
        ("people", "i4"),  # in it, its queue included
        ("seen", "i4"),  # people in it as others perceive it
        ("service", "i4"),  # whose counters stand here, NOBODY for none
    ],
    align=True,
)

SERVICE = np.dtype(
    [
        ("mean", "f8"),  # service time [s]
        ("cv", "f8"),  # coefficient of variation of service times
        ("first", "i4"),  # its counters are rows first to end of `counter`
        ("end", "i4"),
        ("open_first", "i4"),  # its opening hours, likewise
        ("open_end", "i4"),
        ("queue", "i4"),  # waiting or being served
        ("seen", "i4"),  # the queue as others perceive it
    ],
    align=True,
)

ROW = np.dtype(
    [
        ("start", "f8"),  # when the person means to be there [s]
        ("until", "f8"),  # not left before [s]
        ("stay", "f8"),  # nor before this long after being ready [s]
        ("place", "i4"),  # NOBODY where one of the menu is chosen
        ("menu", "i4"),
        ("activity", "i4"),
        ("meeting", "i4"),  # of the timetable, NOBODY for none
        ("number", "i4"),  # of the row in its person's day: keys the choice
        ("route", "i4"),  # row of the ways that are taken, NOBODY for the place's own
    ],
    align=True,
)

FLOW = np.dtype(
    [
        ("seconds", "f8"),  # time of people on the link in the interval, summed [s]
        ("entered", "i4"),  # people who entered it, both ways
        ("most", "i4"),  # greatest number on it at once
    ],
    align=True,
)

TRIP = np.dtype(
    [
        ("person", "i4"),
        ("activity", "i4"),
        ("meeting", "i4"),
        ("origin", "i4"),
        ("place", "i4"),
        ("ready", "f8"),  # when the person meant to set out
        ("depart", "f8"),
        ("arrive", "f8"),
        ("meant", "f8"),  # when the person meant to arrive
        ("length", "f8"),
        ("free", "f8"),
    ],
    align=True,
)

VISIT = np.dtype(
    [
        ("person", "i4"),
        ("activity", "i4"),
        ("meeting", "i4"),
        ("place", "i4"),
        ("enter", "f8"),
        ("leave", "f8"),
    ],
    align=True,
)

SERVED = np.dtype(
    [
        ("person", "i4"),
        ("service", "i4"),
        ("join", "f8"),
        ("start", "f8"),
        ("end", "f8"),
    ],
    align=True,
)

REFUSED = np.dtype(
    [
        ("person", "i4"),
        ("place", "i4"),
        ("activity", "i4"),
        ("at", "f8"),
    ],
    align=True,
)

# Somebody who could not go where the plan says: the place is closed, or no way leads there.
UNREACHED = REFUSED

PASSED = np.dtype(
    [
        ("person", "i4"),
        ("arc", "i4"),  # a watched one, which was left
        ("at", "f8"),
    ],
    align=True,
)

FORCED = np.dtype(
    [
        ("person", "i4"),
        ("arc", "i4"),
        ("at", "f8"),
        ("since", "f8"),
    ],
    align=True,
)

TRACK = np.dtype(
    [
        ("person", "i4"),
        ("arc", "i4"),
        ("enter", "i4"),  # [ms]
        ("leave", "i4"),  # [ms], NOBODY while the person is still on the link
    ],
    align=True,
)

# Rows of the array of counts that the kernel keeps.
TRIPS, VISITS, SERVICES, REFUSALS, FORCES, TRACKS, UNREACHES, PASSES = range(8)
MOVES, BLOCKED, COUNTS = range(8, 11)


def aligned(rows: int, kind: np.dtype) -> NDArray[np.void]:
    """Return an array of zeros whose first record begins at a cache line."""
    memory = np.zeros(rows * kind.itemsize + CACHE_LINE, dtype=np.uint8)
    shift = -memory.ctypes.data % CACHE_LINE
    return memory[shift : shift + rows * kind.itemsize].view(kind)
