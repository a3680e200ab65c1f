"""Seminars held as projects: fewer and longer, in laboratories."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby

import numpy as np

from maps.parameters import Parameter
from models.draws import uniforms
from models.people.attendance import class_keys
from models.people.types import NONE, Floats, Ints, Places, Population, Timetable
from models.space.class_kinds import class_kinds
from models.space.nearness import away_m
from models.space.periods import blocks, half_days
from models.space.slots import WEEKDAYS, attraction_of, groups_of, slots_at, slots_of

SEMINAR, PROJECT = "seminar", "project"
EVERY_OTHER_WEEK = sum(1 << week for week in range(0, 60, 2))


def with_projects(
    timetable: Timetable,
    places: Places,
    population: Population,
    parameters: Mapping[str, Parameter],
    seed: int,
) -> Timetable:
    """Return the timetable with `project_share` of the seminars as projects.

    A project is half a day: every week instead of two meetings, every other week instead of one.
    A seminar for which no half-day is free for its groups, its teacher and a room of the kinds of
    a project stays as it was. A larger share has the projects of a smaller one too, as far as
    rooms suffice.
    """
    share = parameters["project_share"].value
    seminars = _seminars(timetable)
    if share <= 0.0 or not seminars:
        return timetable
    keys = class_keys(timetable, np.array([rows[0] for rows in seminars]))
    drawn = uniforms(seed, "project_share", 0, keys)[:, 0]
    liked = attraction_of(seed, "project slots", keys)
    slots = slots_of(timetable, places, population)
    (kind,) = (each for each in class_kinds() if each.key == PROJECT)
    rooms, away = places.of_kind(*kind.rooms), away_m(places)
    kinds = list(timetable.kind)
    new = replace(
        timetable,
        kind=kinds,
        weekday=timetable.weekday.copy(),
        start_s=timetable.start_s.copy(),
        end_s=timetable.end_s.copy(),
        weeks=timetable.weeks.copy(),
        room=timetable.room.copy(),
    )
    for number in np.argsort(drawn, kind="stable")[: np.count_nonzero(drawn < share)].tolist():
        rows = seminars[number]
        groups = groups_of(timetable, population, rows[0])
        teacher = int(timetable.instructor[rows[0]])
        held = [(slots_at(timetable, row), int(timetable.room[row])) for row in rows]
        for own, room in held:
            slots.mark(groups, teacher, room, own, busy=False)
        size = int(timetable.seats[rows[0]]) + 1
        fits = rooms[places.capacity[rooms] >= size]
        college = int(population.college[timetable.enrolled[timetable.first[rows[0]]]])
        for half_day in _half_days(liked[number]):
            busy = slots.group[np.ix_(groups, half_day)].any()
            busy |= teacher != NONE and slots.person[teacher, half_day].any()
            free = fits[:0] if busy else slots.free_rooms(fits, half_day)
            if free.size:
                room = int(free[np.argmin(away[college][free])])
                _hold(new, rows, half_day, room)
                kinds[rows[0]] = PROJECT
                slots.mark(groups, teacher, room, half_day)
                break
        else:
            for own, room in held:
                slots.mark(groups, teacher, room, own)
    return new


def _seminars(timetable: Timetable) -> list[list[int]]:
    """Return the meetings of each seminar that has a time for all of them."""
    rows = [row for row, kind in enumerate(timetable.kind) if kind == SEMINAR]
    classes = [list(of) for _, of in groupby(rows, lambda row: timetable.class_id[row])]
    return [of for of in classes if (timetable.weekday[of] != NONE).all()]


def _half_days(liked: Floats) -> list[Ints]:
    """Return the slots of each half-day of several blocks, that of the best-liked slot first."""
    halves = np.array(half_days())
    found = [
        day * halves.size + np.flatnonzero(halves == half)
        for day in range(WEEKDAYS)
        for half in np.unique(halves).tolist()
        if np.count_nonzero(halves == half) > 1
    ]
    return sorted(found, key=lambda slots: -float(liked[slots].max()))


def _hold(timetable: Timetable, rows: list[int], half_day: Ints, room: int) -> None:
    """Write a project in the place of the first of these meetings, and never hold the others."""
    first, *others = rows
    held = [blocks()[slot % len(blocks())] for slot in half_day.tolist()]
    timetable.weekday[first] = half_day[0] // len(blocks())
    timetable.start_s[first], timetable.end_s[first] = held[0].start_s, held[-1].end_s
    timetable.room[first] = room
    timetable.weeks[others] = 0
    if not others:
        timetable.weeks[first] &= EVERY_OTHER_WEEK << (first % 2)
