"""Where people live and work: beds, gates and desks, handed out in order.

Who came first keeps bed and desk when others are added.
"""

from collections.abc import Mapping

import numpy as np

from maps.parameters import Parameter
from models.draws import uniforms
from models.people.colleges import college_buildings
from models.people.types import NONE, Ints, Places


def _seats(places: Places, *kinds: str) -> Ints:
    """Return one entry a seat: its place, building by building and floor by floor."""
    rows = places.of_kind(*kinds)
    rows = rows[np.lexsort((rows, places.floor[rows], places.building[rows]))]
    return np.repeat(rows, np.maximum(places.capacity[rows], 0))


def homes(places: Places, resident: Ints, key: Ints, seed: int) -> Ints:
    """Return everybody's home: beds in order for the persons `resident`, a gate for the others.

    Each gate is as likely as any other. Residents beyond the beds live beyond a gate too.
    """
    gates = places.of_kind("gate")
    home = np.full(key.size, NONE)
    if gates.size:
        drawn = uniforms(seed, "home gate", 0, key)[:, 0]
        home = gates[(drawn * gates.size).astype(np.int64)]
    beds = _seats(places, "dormitory_room")[: resident.size]
    home[resident[: beds.size]] = beds
    return home


def desks(
    places: Places, teacher_college: Ints, staff_count: int, parameters: Mapping[str, Parameter]
) -> tuple[Ints, Ints]:
    """Return the desks of teachers and of other staff, NONE where there are not enough.

    Teachers and other staff each have a share of every office, so that more of the one do not
    move the other. Teachers sit in the building of their college while it has desks left.
    """
    seats = _seats(places, "office")
    number = np.arange(seats.size)
    share = parameters["teacher_share"].value
    for_teacher = np.floor((number + 1) * share) > np.floor(number * share)
    others = np.concatenate([seats[~for_teacher], _seats(places, "other")])
    staff_desk = np.full(staff_count, NONE)
    staff_desk[: others.size] = others[:staff_count]
    return _teacher_desks(places, teacher_college, seats[for_teacher]), staff_desk


def _teacher_desks(places: Places, college: Ints, seats: Ints) -> Ints:
    wanted = college_buildings(places)
    waiting = {
        int(building): list(np.flatnonzero(places.building[seats] == building)[::-1])
        for building in np.unique(wanted)
    }
    taken = np.zeros(seats.size, np.bool_)
    desk = np.full(college.size, NONE)
    anywhere = 0
    for i in range(college.size):
        near = waiting[int(wanted[college[i]])]
        while near and taken[near[-1]]:
            near.pop()
        if near:
            seat = near.pop()
        else:
            while anywhere < seats.size and taken[anywhere]:
                anywhere += 1
            if anywhere == seats.size:
                break
            seat = anywhere
        taken[seat] = True
        desk[i] = seats[seat]
    return desk
