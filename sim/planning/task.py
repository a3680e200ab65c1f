"""The task of planning rooms that a scenario sets."""

from collections.abc import Mapping

import numpy as np
from scipy.sparse import coo_array

from maps.parameters import Parameter
from models.people.headcount import TEACHING_KINDS
from models.people.types import NONE, Floats, Ints, Timetable
from models.space.planning.task import Task, double_booked, overlaps
from models.space.self_study import self_study_rooms
from sim.world.stage import Stage

MINUTE_S = 60.0
WEEKDAYS = 7


def planning_task(stage: Stage, space: Mapping[str, Parameter]) -> tuple[Task, Ints, Ints]:
    """Return the task, the meeting of the timetable of each entry, and the place of each room.

    Planned are the meetings that have a room for teaching; rooms kept for self-study are no choice,
    where no class is in them. A meeting needs a seat for each who is enrolled and for its teacher,
    or as many as its room has, where that is fewer. Meetings that share a room at once keep it.
    """
    timetable, places = stage.timetable, stage.terrain.places
    teaching = places.of_kind(*TEACHING_KINDS)
    used = np.intersect1d(teaching, timetable.room)
    rooms = np.union1d(np.setdiff1d(teaching, self_study_rooms(places, space)), used)
    number = np.full(len(places.ids), NONE)
    number[rooms] = np.arange(rooms.size)
    meetings = np.flatnonzero((timetable.room != NONE) & (number[timetable.room] != NONE))
    room = number[timetable.room[meetings]]
    people = np.diff(timetable.first)[meetings] + (timetable.instructor[meetings] != NONE)
    nodes, site = np.unique(stage.terrain.node[rooms], return_inverse=True)
    route = stage.terrain.route[rooms[np.unique(site, return_index=True)[1]]]
    effort_m = stage.terrain.routes.effort_m[route].astype(np.float64)
    at_home, pairs, pair_people = _flows(stage, meetings)
    task = Task(
        weekday=timetable.weekday[meetings],
        start_s=timetable.start_s[meetings],
        end_s=timetable.end_s[meetings],
        weeks=timetable.weeks[meetings],
        room=room,
        need=np.minimum(people, places.capacity[rooms[room]]),
        fixed=np.zeros(meetings.size, np.bool_),
        site=site,
        building=places.building[rooms],
        kind=places.kind[rooms],
        seats=places.capacity[rooms],
        home_m=np.asarray(at_home @ effort_m.T),
        between_m=effort_m[:, nodes].T,
        pairs=pairs,
        pair_people=pair_people,
    )
    task.fixed[:] = double_booked(task, overlaps(task))
    return task, meetings, rooms


def _flows(stage: Stage, meetings: Ints) -> tuple[coo_array, Ints, Floats]:
    """Return who goes where in a term, for each meeting.

    That is how many walk between each meeting and each node where they live or work, shape
    (meetings, nodes), and how many go straight from one meeting to another: pairs, and people. One
    goes straight where less than `least_free_time` lies between, and home (or to one's desk)
    elsewhere; where people eat on the way is left out.
    """
    timetable, population = stage.timetable, stage.population
    most_s = stage.people["least_free_time"].value * MINUTE_S
    node = stage.terrain.node
    base = np.where(population.desk != NONE, population.desk, population.home)
    ends: list[tuple[Ints, Ints, Floats]] = []
    straight: list[tuple[Ints, Ints, Floats]] = []
    for weekday in range(WEEKDAYS):
        for held, weeks in _same_weeks(timetable, meetings, weekday):
            person, entry = _attendance(timetable, meetings, held)
            start = timetable.start_s[meetings[entry]]
            end = timetable.end_s[meetings[entry]]
            order = np.lexsort((entry, end, start, person))
            person, entry, start, end = person[order], entry[order], start[order], end[order]
            follows = (person[1:] == person[:-1]) & (start[1:] - end[:-1] < most_s)
            comes = np.concatenate([[True], ~follows])
            goes = np.concatenate([~follows, [True]])
            for walks in (comes, goes):
                ends.append((entry[walks], base[person[walks]], np.full(walks.sum(), weeks)))
            straight.append(
                (entry[:-1][follows], entry[1:][follows], np.full(follows.sum(), weeks))
            )
    entry, place, people = (np.concatenate(column) for column in zip(*ends, strict=True))
    shape = (meetings.size, len(stage.terrain.network.nodes))
    at_home = coo_array((people, (entry, node[place])), shape=shape)
    one, other, people = (np.concatenate(column) for column in zip(*straight, strict=True))
    pairs, row = np.unique(np.column_stack([one, other]), axis=0, return_inverse=True)
    together: Floats = np.zeros(len(pairs))
    np.add.at(together, row.ravel(), people)
    return at_home.tocsr(), pairs, together


def _same_weeks(timetable: Timetable, meetings: Ints, weekday: int) -> list[tuple[Ints, float]]:
    """Return which meetings a weekday holds, and in how many weeks these very ones are held."""
    on_day = np.flatnonzero(timetable.weekday[meetings] == weekday)
    weeks = timetable.weeks[meetings[on_day]]
    found: dict[tuple[int, ...], float] = {}
    for week in range(int(np.bitwise_or.reduce(weeks, initial=0)).bit_length()):
        held = tuple(on_day[(weeks >> week) & 1 == 1].tolist())
        if held:
            found[held] = found.get(held, 0.0) + 1.0
    return [(np.array(held, np.int64), count) for held, count in found.items()]


def _attendance(timetable: Timetable, meetings: Ints, held: Ints) -> tuple[Ints, Ints]:
    """Return everybody in some entries: person and entry."""
    rows = meetings[held]
    sizes = timetable.first[rows + 1] - timetable.first[rows]
    begin = np.cumsum(sizes) - sizes
    member = np.arange(sizes.sum()) - np.repeat(begin - timetable.first[rows], sizes)
    taught = timetable.instructor[rows] != NONE
    person = np.concatenate([timetable.enrolled[member], timetable.instructor[rows[taught]]])
    return person, np.concatenate([np.repeat(held, sizes), held[taught]])
