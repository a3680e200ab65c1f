"""What rooms are worth: the three things that a plan may cut."""

import numpy as np

from models.people.types import Floats, Ints
from models.space.planning.task import Task, moments

WALKING, SEATS, BUILDINGS = "walking", "seats", "buildings"
AIMS = (WALKING, SEATS, BUILDINGS)


def cost_of(aim: str, task: Task, room: Ints) -> float:
    """Return what meetings in these rooms cost in a term, in the unit of the aim.

    Walking: the walks of everybody to, from and between meetings [level m]. Seats: hours of empty
    seats. Buildings: hours in which a building holds some meeting.
    """
    if aim == WALKING:
        return walking_m(task, room)
    if aim == SEATS:
        return float(((task.seats[room] - task.need) * task.hours()).sum())
    return building_hours(task, room)


def walking_m(task: Task, room: Ints) -> float:
    """Return the walks of a term [level m]."""
    site = task.site[room]
    home = float(task.home_m[np.arange(task.size), site].sum())
    one, other = task.pairs[:, 0], task.pairs[:, 1]
    return home + float((task.pair_people * task.between_m[site[one], site[other]]).sum())


def building_hours(task: Task, room: Ints) -> float:
    """Return for how many hours of a term each building holds some meeting, all added [h]."""
    building = task.building[room]
    held = moments(task, np.arange(task.size))
    return float(sum(np.unique(building[on]).size * hours for on, hours in held))


def gains(aim: str, task: Task, room: Ints, moves: Ints) -> Floats:
    """Return what each move gains, one after another, so that they add up to what all gain."""
    now = task.room.copy()
    before = cost_of(aim, task, now)
    gained = np.zeros(moves.size)
    for number, m in enumerate(moves.tolist()):
        now[m] = room[m]
        after = cost_of(aim, task, now)
        gained[number], before = before - after, after
    return gained
