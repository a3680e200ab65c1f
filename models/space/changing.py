"""Timetables that differ from another in some meetings: moved, added, or held as exams."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from models.people.attendance import EXAM
from models.people.types import NONE, Floats, Ints, Population, Timetable
from models.space.periods import NOON_S


@dataclass(frozen=True)
class Meeting:
    """A meeting to be added; as a row of `Timetable`, with the persons who take part."""

    class_id: str
    course: str
    kind: str
    weekday: int
    start_s: float
    end_s: float
    weeks: int
    room: int
    instructor: int
    enrolled: Ints


def with_meetings(timetable: Timetable, more: Sequence[Meeting]) -> Timetable:
    """Return the timetable with more meetings, behind those that are there."""
    if not more:
        return timetable

    def ints(column: Ints, values: Sequence[int]) -> Ints:
        return np.concatenate([column, np.array(values, np.int64)])

    def floats(column: Floats, values: Sequence[float]) -> Floats:
        return np.concatenate([column, np.array(values, np.float64)])

    sizes = [each.enrolled.size for each in more]
    return Timetable(
        class_id=[*timetable.class_id, *(each.class_id for each in more)],
        course=[*timetable.course, *(each.course for each in more)],
        kind=[*timetable.kind, *(each.kind for each in more)],
        weekday=ints(timetable.weekday, [each.weekday for each in more]),
        start_s=floats(timetable.start_s, [each.start_s for each in more]),
        end_s=floats(timetable.end_s, [each.end_s for each in more]),
        weeks=ints(timetable.weeks, [each.weeks for each in more]),
        room=ints(timetable.room, [each.room for each in more]),
        instructor=ints(timetable.instructor, [each.instructor for each in more]),
        seats=ints(timetable.seats, sizes),
        first=ints(timetable.first, (timetable.first[-1] + np.cumsum(sizes)).tolist()),
        enrolled=np.concatenate([timetable.enrolled, *(each.enrolled for each in more)]),
    )


def moved(
    timetable: Timetable, meeting: Ints, room: int | None = None, start_s: float | None = None
) -> Timetable:
    """Return the timetable with some meetings in another room, or at another time of the day."""
    rooms, start, end = timetable.room.copy(), timetable.start_s.copy(), timetable.end_s.copy()
    if room is not None:
        rooms[meeting] = room
    if start_s is not None:
        start[meeting] = start_s
        end[meeting] = start_s + timetable.end_s[meeting] - timetable.start_s[meeting]
    return replace(timetable, room=rooms, start_s=start, end_s=end)


def college_of(timetable: Timetable, population: Population) -> Ints:
    """Return the college of each meeting's first student, NONE where there is none."""
    college = np.full(len(timetable.class_id), NONE)
    has = np.diff(timetable.first) > 0
    college[has] = population.college[timetable.enrolled[timetable.first[:-1][has]]]
    return college


def with_later_mornings(timetable: Timetable, population: Population, later_s: float) -> Timetable:
    """Return the timetable with the classes before noon of every other college so much later [s].

    Where students have no college, it is every other course, by name. Afternoons stay as they are:
    so no room and no teacher of a timetable by blocks has two classes at once as long as `later_s`
    is at most the shortest break of the morning.
    """
    college = college_of(timetable, population)
    _, course = np.unique(np.array(timetable.course, dtype=str), return_inverse=True)
    number = np.where(college == NONE, course, college)
    late = (number % 2 == 1) & (timetable.start_s < NOON_S)
    return replace(
        timetable,
        start_s=np.where(late, timetable.start_s + later_s, timetable.start_s),
        end_s=np.where(late, timetable.end_s + later_s, timetable.end_s),
    )


def with_exams(timetable: Timetable, weeks: int) -> Timetable:
    """Return the timetable with exams in the weeks of a bit mask, and no other classes in them.

    Each class has one exam, at the time and in the room of its first meeting of the week: so that
    nobody and no room has two at once.
    """
    _, first = np.unique(np.array(timetable.class_id, dtype=str), return_index=True)
    held = np.sort(first)
    held = held[(timetable.weeks[held] & weeks != 0) & (timetable.weekday[held] != NONE)]
    exams = [
        Meeting(
            class_id=timetable.class_id[row],
            course=timetable.course[row],
            kind=EXAM,
            weekday=int(timetable.weekday[row]),
            start_s=float(timetable.start_s[row]),
            end_s=float(timetable.end_s[row]),
            weeks=int(timetable.weeks[row]) & weeks,
            room=int(timetable.room[row]),
            instructor=int(timetable.instructor[row]),
            enrolled=timetable.enrolled[timetable.first[row] : timetable.first[row + 1]],
        )
        for row in held.tolist()
    ]
    return with_meetings(replace(timetable, weeks=timetable.weeks & ~weeks), exams)


def overlapping(
    timetable: Timetable, weekday: int, start_s: float, end_s: float, weeks: int
) -> NDArray[np.bool_]:
    """Return which meetings take place, at least in part, at a time of a weekday in some weeks."""
    at_that_time = (timetable.start_s < end_s) & (timetable.end_s > start_s)
    in_those_weeks = (timetable.weekday == weekday) & (timetable.weeks & weeks != 0)
    return np.asarray(at_that_time & in_those_weeks)
