"""What the kernel holds of people, links, places and services: one structured array each."""

import numpy as np

# Where a person is: exactly one of these at every instant.
STAYING = 0
WALKING = 1
QUEUING = 2

NOBODY = -1

PERSON = np.dtype(
    [
        ("time", "f8"),  # of the next event [s], infinite where there is none
        ("since", "f8"),  # when the present stay, or the present link, began [s]
        ("depart", "f8"),  # when the present trip began [s]
        ("free", "f8"),  # free walking time of the trip so far [s]
        ("length", "f8"),  # of the trip so far [m]
        ("speed", "f8"),  # free walking speed on the level [m/s]
        ("key", "i8"),  # by which draws are keyed
        ("row", "i4"),  # of the plan: what is done, or walked to
        ("end", "i4"),  # row after the last one of the day
        ("first", "i4"),  # first row of the day
        ("place", "i4"),  # where the person is, or is walking to
        ("origin", "i4"),  # place where the present trip began
        ("node", "i4"),  # from which the present link was entered, or of the place
        ("arc", "i4"),  # under the feet, NOBODY elsewhere
        ("track", "i4"),  # row of the trajectory that is being walked
        ("tries", "i2"),  # places tried for the present row
        ("state", "i1"),
    ],
    align=True,
)

LINK = np.dtype(
    [
        ("length", "f8"),  # [m]
        ("area", "f8"),  # [m2]
        ("share", "f8"),  # free speed as a share of that on the level
        ("since", "f8"),  # when the number of people last changed [s]
        ("people", "i4"),  # on it, both ways
        ("bin", "i4"),  # interval of the flow table that `since` lies in
    ],
    align=True,
)

PLACE = np.dtype(
    [
        ("node", "i4"),
        ("route", "i4"),  # row of the routes that lead here
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
        ("key", "i8"),  # by which draws are keyed
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
TRIPS, VISITS, SERVICES, REFUSALS, TRACKS, MOVES, COUNTS = range(7)
