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
    if aim == WALKING:
        return _walking_gains(task, room, moves)
    if aim == SEATS:
        saved: Floats = (task.seats[task.room] - task.seats[room])[moves] * task.hours()[moves]
        return saved
    return _building_gains(task, room, moves)


def _walking_gains(task: Task, room: Ints, moves: Ints) -> Floats:
    site = task.site[task.room]
    gained = np.zeros(moves.size)
    one, other = task.pairs[:, 0], task.pairs[:, 1]
    for number, m in enumerate(moves.tolist()):
        theirs = np.flatnonzero((one == m) | (other == m))
        before = _walks_of(task, site, m, theirs)
        site[m] = task.site[room[m]]
        gained[number] = before - _walks_of(task, site, m, theirs)
    return gained


def _walks_of(task: Task, site: Ints, m: int, pairs: Ints) -> float:
    """Return the walks that meeting m has a part in, with meetings at these sites."""
    ends = site[task.pairs[pairs]]
    between = (task.pair_people[pairs] * task.between_m[ends[:, 0], ends[:, 1]]).sum()
    return float(task.home_m[m, site[m]] + between)


def _building_gains(task: Task, room: Ints, moves: Ints) -> Floats:
    held = moments(task, np.arange(task.size))
    of_meeting: list[list[int]] = [[] for _ in range(task.size)]
    inside = np.zeros((len(held), int(task.building.max()) + 1), np.int64)
    for number, (on, _) in enumerate(held):
        np.add.at(inside[number], task.building[task.room[on]], 1)
        for m in on.tolist():
            of_meeting[m].append(number)
    gained = np.zeros(moves.size)
    for number, m in enumerate(moves.tolist()):
        old, new = task.building[task.room[m]], task.building[room[m]]
        for moment in of_meeting[m]:
            inside[moment, old] -= 1
            closes = inside[moment, old] == 0
            opens = inside[moment, new] == 0
            inside[moment, new] += 1
            gained[number] += held[moment][1] * (int(closes) - int(opens))
    return gained
