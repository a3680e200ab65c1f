"""A week's timetable for a campus that brings none, without conflicts."""

from collections.abc import Mapping, Sequence

import numpy as np

from maps.parameters import Parameter
from models.people.colleges import college_buildings, colleges
from models.people.headcount import TEACHING_KINDS
from models.people.types import NONE, ROLES, Floats, Ints, Places, Population, Timetable
from models.space.class_kinds import class_kinds
from models.space.curriculum import MOST_MEETINGS, Class, classes_of, halves
from models.space.periods import blocks, half_days
from models.space.placing import place_classes
from models.space.self_study import self_study_rooms
from models.space.slots import attraction_of


def make_timetable(
    places: Places, population: Population, parameters: Mapping[str, Parameter], seed: int
) -> Timetable:
    """Return classes for every class group, each in a block of a weekday and in a room.

    A group, a teacher and a room is in one class at a time, and a room has a seat for everyone,
    the teacher included. Rooms kept for self-study are left free. What cannot be placed is kept
    in the table with room NONE; its weekday is NONE too where its groups have no block in common.
    """
    rooms = np.setdiff1d(places.of_kind(*TEACHING_KINDS), self_study_rooms(places, parameters))
    seats = np.maximum(places.capacity[rooms] - 1, 0)
    kind_cost = _kind_cost(places, rooms, parameters)
    most_seats = np.where(np.isfinite(kind_cost), seats, 0).max(axis=1, initial=0)
    room_cost = _room_cost(places, rooms, kind_cost, parameters)
    classes = classes_of(population, most_seats, parameters, seed)
    while True:
        teacher = _teachers(classes, population, parameters)
        slot, room = _place(
            classes, teacher, len(population.groups), seats, room_cost, parameters, seed
        )
        to_cut = [
            len(each.groups) > 1 and bool((room[row, : each.meetings] == NONE).any())
            for row, each in enumerate(classes)
        ]
        if not any(to_cut):
            break
        parted = zip(classes, to_cut, strict=True)
        classes = [part for each, cut in parted for part in (halves(each) if cut else (each,))]
    place = np.where(room == NONE, NONE, rooms[room]) if rooms.size else room
    return _timetable(classes, slot, place, teacher, population, parameters)


def _meetings(classes: Sequence[Class]) -> Ints:
    return np.array([each.meetings for each in classes], np.int64)


def _place(
    classes: Sequence[Class],
    teacher: Ints,
    group_count: int,
    seats: Ints,
    room_cost: Floats,
    parameters: Mapping[str, Parameter],
    seed: int,
) -> tuple[Ints, Ints]:
    """Return slot and room of each meeting of the classes, the largest classes placed first."""
    size = np.array([each.size for each in classes], np.int64)
    keys = np.array([each.key for each in classes], np.int64)
    cost_row = [each.kind * len(colleges()) + each.college for each in classes]
    return place_classes(
        np.lexsort((keys, -size)),
        np.cumsum([0, *(len(each.groups) for each in classes)]),
        np.array([group for each in classes for group in each.groups], np.int64),
        group_count,
        teacher,
        int(teacher.max(initial=NONE)) + 1,
        size,
        _meetings(classes),
        MOST_MEETINGS,
        attraction_of(seed, "slots", keys),
        np.array(half_days()),
        seats,
        room_cost,
        np.array(cost_row, np.int64),
        parameters["seat_waste_cost"].value,
        parameters["full_day_cost"].value,
        parameters["compaction"].value,
    )


def _kind_cost(places: Places, rooms: Ints, parameters: Mapping[str, Parameter]) -> Floats:
    """Return what each room's kind costs each kind of class: infinite where it does not suit."""
    cost = np.full((len(class_kinds()), rooms.size), np.inf)
    for row, kind in enumerate(class_kinds()):
        for rank, suited in enumerate(kind.rooms):
            here = np.isin(rooms, places.of_kind(suited))
            cost[row, here] = rank * parameters["other_kind_cost"].value
    return cost


def _room_cost(
    places: Places, rooms: Ints, kind_cost: Floats, parameters: Mapping[str, Parameter]
) -> Floats:
    """Return the cost of each room for each kind of class and college, kind by kind."""
    away_km = np.zeros((len(colleges()), rooms.size))
    for college, building in enumerate(college_buildings(places)):
        inside = places.building == building
        if building != NONE:
            east = places.x_m[rooms] - places.x_m[inside].mean()
            north = places.y_m[rooms] - places.y_m[inside].mean()
            away_km[college] = np.hypot(east, north) / 1000.0
    cost = kind_cost[:, None, :] + parameters["distance_cost"].value * away_km[None, :, :]
    return np.ascontiguousarray(cost.reshape(len(class_kinds()) * len(colleges()), rooms.size))


def _teachers(
    classes: Sequence[Class], population: Population, parameters: Mapping[str, Parameter]
) -> Ints:
    """Return the teacher of each class, in turn among those of its college, else among all.

    NONE once everyone has as many blocks as a teacher gives.
    """
    everyone = np.flatnonzero(population.role == ROLES.index("teacher"))
    left = np.zeros(population.size, np.int64)
    left[everyone] = round(parameters["blocks_a_teacher"].value)
    pools = [
        everyone[population.college[everyone] == college] for college in range(len(colleges()))
    ]
    turn = [0] * len(pools)
    teacher = np.full(len(classes), NONE)
    for row, each in enumerate(classes):
        pool = pools[each.college] if pools[each.college].size else everyone
        for _ in range(pool.size):
            candidate = pool[turn[each.college] % pool.size]
            turn[each.college] += 1
            if left[candidate] >= each.meetings:
                left[candidate] -= each.meetings
                teacher[row] = candidate
                break
    return teacher


def _timetable(
    classes: Sequence[Class],
    slot: Ints,
    place: Ints,
    teacher: Ints,
    population: Population,
    parameters: Mapping[str, Parameter],
) -> Timetable:
    """Return the meetings, class by class."""
    held = [(row, turn) for row, each in enumerate(classes) for turn in range(each.meetings)]
    class_row = np.array([row for row, _ in held], np.int64)
    turn = np.array([turn for _, turn in held], np.int64)
    slot_of = slot[class_row, turn]
    start = np.array([block.start_s for block in blocks()])
    end = np.array([block.end_s for block in blocks()])
    members = _members(population)
    enrolled = [np.concatenate([members[group] for group in each.groups]) for each in classes]
    count = np.array([each.size for each in enrolled], np.int64)[class_row]
    return Timetable(
        class_id=[classes[row].id for row in class_row],
        course=[classes[row].course for row in class_row],
        kind=[class_kinds()[classes[row].kind].key for row in class_row],
        weekday=np.where(slot_of == NONE, NONE, slot_of // len(blocks())),
        start_s=start[slot_of % len(blocks())],
        end_s=end[slot_of % len(blocks())],
        weeks=np.full(class_row.size, (1 << round(parameters["teaching_weeks"].value)) - 1),
        room=place[class_row, turn],
        instructor=teacher[class_row],
        seats=count,
        first=np.concatenate([[0], np.cumsum(count)]),
        enrolled=np.concatenate([enrolled[row] for row in class_row] or [np.empty(0, np.int64)]),
    )


def _members(population: Population) -> list[Ints]:
    """Return the students of each group."""
    order = np.argsort(population.group, kind="stable")
    bounds = np.searchsorted(population.group[order], np.arange(len(population.groups) + 1))
    return np.split(order, bounds)[1:-1]
