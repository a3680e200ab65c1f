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
QUEUING = 3  # in a place, for a counter, or being served
LEAVING = 4  # still in the place, until there is room on the first link
GATED = 5  # at the end of a link, for a counter of the gate there, or being served
AWAITING = 6  # at a station, for a lift or a shuttle
RIDING = 7  # in a lift or a shuttle

# What a vehicle does.
IDLE = 0  # a lift that nobody wants
PARKED = 1  # a shuttle before its departure
MOVING = 2  # towards the station of its row
OPENING = 3
STANDING = 4  # with open doors
CLOSING = 5

ONWARD, BACK = 0, 1  # ways of a vehicle along its line

NOBODY = -1
APART = -2  # `behind` of who stands at the end of a link, in no queue: no way leads on
CACHE_LINE = 64

# Why somebody does not get in.
ADMITTED, FULL, CLOSED, BALKED = range(4)

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
        ("choice", "i8"),  # by which choices of a place are: friends choose alike
        ("ways", "i4"),  # first row of the ways that the person can take
        ("row", "i4"),  # of the plan: what is done, or walked to
        ("first", "i4"),  # first row of the day
        ("end", "i4"),  # row after the last one of the day
        ("place", "i4"),  # where the person is, or is walking to
        ("origin", "i4"),  # place where the present trip began, or is about to begin
        ("was", "i4"),  # row of the plan that was done there
        ("joined", "f8"),  # when the person came to the station [s]
        ("boarded", "f8"),  # when the person boarded [s]
        ("vehicle", "i4"),  # in which the person rides
        ("owns", "i4"),  # number of `BICYCLES`
        ("bicycle", "i4"),  # rack where the own bicycle stands, NOBODY for none and on it
        ("takes", "i4"),  # 1 where the person thinks of riding today
        ("fetches", "i4"),  # 1 on the way to the own bicycle
        ("mode", "i4"),  # what was ridden on the present trip, a number of `BICYCLES`
        ("walks", "f8"),  # free walking speed [m/s]
        ("rides", "f8"),  # free speed on a bicycle, as that of a walker on its links [m/s]
        ("seat_until", "f8"),  # until when a seat is held [s]
        ("seat", "i4"),  # place in which a seat is held, NOBODY for none
        ("seat_for", "i4"),  # activity for which it is held
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
        ("forced", "i2"),  # 1 where its head squeezes in, whether there is room or not
        ("moves", "i2"),  # 1 where somebody leaves it before long: see gridlock.py
        ("blocked", "f8"),  # since when it waits for room [s]
        ("watched", "i4"),  # 1 where whoever leaves it is written down
        ("service", "i4"),  # the gate at its end, NOBODY for none
    ],
    align=True,
)

# What there is few of has whole numbers of one size: each type of argument is compiled anew.
RIDE = np.dtype(  # one for each arc that is ridden
    [
        ("line", "i8"),
        ("platform", "i8"),  # where one boards
        ("alight", "i8"),  # station where one alights
        ("seconds", "f8"),  # from boarding to alighting, without stops in between
    ],
    align=True,
)

LINE = np.dtype(
    [
        ("is_lift", "i8"),  # 1: comes when called; 0: runs to a timetable
        ("first", "i8"),  # its stations are rows first to end of `station`
        ("end", "i8"),
        ("first_vehicle", "i8"),  # its vehicles, likewise
        ("end_vehicle", "i8"),
        ("capacity", "i8"),  # of a vehicle
        ("first_departure", "i8"),  # its departures of a day, likewise
        ("end_departure", "i8"),
        ("next", "i8"),  # number of the departure that is to be run next, over all days
        ("door", "f8"),  # time to open, and to close, the doors [s]
        ("boarding", "f8"),  # time at the door of each who boards or alights [s]
        ("wait", "f8"),  # expected of a lift that nobody else waits for [s]
        ("interval", "f8"),  # expected between two vehicles in a rush [s]
    ],
    align=True,
)

STATION = np.dtype(
    [
        ("node", "i8"),
        ("line", "i8"),
        ("leg", "f8"),  # travel time to the next station; of the last, back to the first [s]
        ("offset", "f8"),  # from the departure to the arrival here, by the timetable [s]
        ("dwell", "f8"),  # least time that a vehicle stands here [s]
    ],
    align=True,
)

PLATFORM = np.dtype(  # two for each station: for those who ride onward, and back
    [
        ("head", "i8"),  # first person in the queue
        ("tail", "i8"),  # last one
        ("people", "i8"),  # waiting, or about to board
        ("vehicle", "i8"),  # standing here with open doors, NOBODY for none
        ("called", "i8"),  # lift that is on its way here empty, NOBODY for none
        ("since", "f8"),  # when the first of the queue called [s]
    ],
    align=True,
)

VEHICLE = np.dtype(
    [
        ("time", "f8"),  # of the next event [s], infinite where there is none
        ("arrived", "f8"),  # when the doors opened [s]
        ("door_free", "f8"),  # when the next person may pass the door [s]
        ("hold", "f8"),  # before which it does not leave [s]
        ("departure", "i8"),  # number of the departure that it runs
        ("line", "i8"),
        ("station", "i8"),  # where it stands, or to which it moves
        ("way", "i8"),
        ("phase", "i8"),
        ("people", "i8"),  # in it
        ("booked", "i8"),  # in it once all at the door have boarded and alighted
        ("head", "i8"),  # who boarded last
        ("target", "i8"),  # platform to which it is called, NOBODY for none
        ("boarded", "i8"),  # at the present stop
        ("alighted", "i8"),
    ],
    align=True,
)

RACK = np.dtype(
    [
        ("mount", "i8"),  # node to which one walks for a bicycle
        ("ridden", "i8"),  # node of the layer of bicycles
        ("route", "i8"),  # row of the ways that lead to `mount`
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
        ("gate", "i4"),  # the first gate of its building, NOBODY for none
        ("held", "i4"),  # seats held by who is away for a while
    ],
    align=True,
)

SERVICE = np.dtype(
    [
        ("mean", "f8"),  # service time [s]
        ("cv", "f8"),  # coefficient of variation of service times
        ("longest", "f8"),  # mean of the waits that people accept [s]
        ("key", "u8"),  # by which draws are keyed
        ("first", "i4"),  # its counters are rows first to end of `counter`
        ("end", "i4"),
        ("open_first", "i4"),  # its opening hours, likewise
        ("open_end", "i4"),
        ("queue", "i4"),  # waiting or being served
        ("seen", "i4"),  # the queue as others perceive it
        ("next", "i4"),  # the next gate of the same building, NOBODY for none
        ("unused", "i4"),
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
        ("number", "i4"),  # what is done, and for which time that day: keys the choice
        ("route", "i4"),  # row of the ways that are taken, NOBODY for the place's own
        ("keeps", "f8"),  # for how long the seat is held when it is left [s]
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
        ("mode", "i4"),  # what was ridden, a number of `BICYCLES`
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
        ("meeting", "i4"),
        ("reason", "i4"),  # FULL, CLOSED or BALKED
        ("at", "f8"),
    ],
    align=True,
)

UNREACHED = np.dtype(  # who could not go where the plan says: it is closed, or no way leads there
    [
        ("person", "i4"),
        ("place", "i4"),
        ("activity", "i4"),
        ("at", "f8"),
    ],
    align=True,
)

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

RIDDEN = np.dtype(
    [
        ("person", "i4"),
        ("line", "i4"),
        ("board", "i4"),  # station
        ("alight", "i4"),  # station
        ("rode", "i4"),  # 0 where the person gave up
        ("joined", "f8"),
        ("boarded", "f8"),  # or gave up
        ("alighted", "f8"),  # or gave up
    ],
    align=True,
)

STOP = np.dtype(
    [
        ("line", "i4"),
        ("vehicle", "i4"),  # number in its line
        ("departure", "i4"),  # number over all days
        ("station", "i4"),
        ("arrive", "f8"),
        ("depart", "f8"),
        ("alighted", "i4"),
        ("boarded", "i4"),
        ("left", "i4"),  # people who found no room
        ("people", "i4"),  # aboard on leaving
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
TRIPS, VISITS, SERVICES, REFUSALS, FORCES, TRACKS, UNREACHES, PASSES, RIDES, STOPS = range(10)
MOVES, BLOCKED, COUNTS = range(10, 13)


def aligned(rows: int, kind: np.dtype) -> NDArray[np.void]:
    """Return an array of zeros whose first record begins at a cache line."""
    memory = np.zeros(rows * kind.itemsize + CACHE_LINE, dtype=np.uint8)
    shift = -memory.ctypes.data % CACHE_LINE
    return memory[shift : shift + rows * kind.itemsize].view(kind)
