"""Finds other rooms for classes whose rooms are not to be had."""

from dataclasses import replace

import numpy as np

from models.people.headcount import TEACHING_KINDS
from models.people.types import NONE, Ints, Places, Timetable
from models.space.changing import overlapping
from models.space.class_kinds import class_kinds

KILOMETRE_M = 1000.0


def rehouse(
    timetable: Timetable, places: Places, closed: Ints, kept: Ints, waste_cost: float
) -> Timetable:
    """Return the timetable with the meetings in `closed` rooms in others, at the same times.

    The largest first, each goes to the nearest room that is free, suits its kind and has a seat
    for everyone, empty seats counting `waste_cost` kilometres for a whole room of them. `kept`
    rooms are left free. A meeting for which there is none has room NONE; no other one moves.
    """
    rooms = np.setdiff1d(places.of_kind(*TEACHING_KINDS), np.concatenate([closed, kept]))
    homeless = np.flatnonzero(np.isin(timetable.room, closed))
    size = np.diff(timetable.first)[homeless] + (timetable.instructor[homeless] != NONE)
    suited = {kind.key: places.of_kind(*kind.rooms) for kind in class_kinds()}
    room = timetable.room.copy()
    room[homeless] = NONE
    for turn in np.lexsort((homeless, -size)).tolist():
        row = int(homeless[turn])
        at_once = overlapping(
            timetable,
            int(timetable.weekday[row]),
            float(timetable.start_s[row]),
            float(timetable.end_s[row]),
            int(timetable.weeks[row]),
        )
        kind = suited.get(timetable.kind[row], rooms)
        fits = rooms[(places.capacity[rooms] >= size[turn]) & np.isin(rooms, kind)]
        free = np.setdiff1d(fits, room[at_once])
        if free.size:
            old = timetable.room[row]
            away = np.hypot(places.x_m[free] - places.x_m[old], places.y_m[free] - places.y_m[old])
            waste = (places.capacity[free] - size[turn]) / places.capacity[free]
            room[row] = free[np.argmin(away / KILOMETRE_M + waste_cost * waste)]
    return replace(timetable, room=room)
