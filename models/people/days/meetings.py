"""The classes that everybody goes to on one day, and the time between them."""

from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from models.compiled import compiled
from models.people.activities import activity_number
from models.people.attendance import EXAM, JOINT, attendance, goes, is_online
from models.people.days.day import DAY_S, Day
from models.people.days.rows import Rows, rows
from models.people.types import NEVER, NONE, ROLES, Floats, Ints, Timetable
from models.space.periods import blocks

Item = TypeVar("Item", bound=np.generic)

MOST_IN_A_ROW = 6
LABORATORY = "laboratory"


@dataclass(frozen=True)
class Meetings:
    """Who is where by timetable: one entry a person and class, in order, none overlapping."""

    person: Ints
    meeting: Ints
    place: Ints
    start_s: Floats
    end_s: Floats
    activity: Ints

    def of(self, person: Ints) -> "Meetings":
        """Return the entries of some persons."""
        theirs = np.isin(self.person, person)
        return Meetings(
            person=self.person[theirs],
            meeting=self.meeting[theirs],
            place=self.place[theirs],
            start_s=self.start_s[theirs],
            end_s=self.end_s[theirs],
            activity=self.activity[theirs],
        )

    def next_of(self, person: Ints, time_s: Floats) -> Ints:
        """Return each person's first entry that ends after a time, NONE where there is none."""
        entry = np.searchsorted(
            2.0 * DAY_S * self.person + self.end_s, 2.0 * DAY_S * person + time_s, side="right"
        )
        return np.where(self._is_of(entry, person), entry, NONE)

    def last_end(self, person: Ints, time_s: Floats) -> Floats:
        """Return when each person's last class up to a time ends, NEVER where there is none."""
        entry = np.searchsorted(
            2.0 * DAY_S * self.person + self.end_s, 2.0 * DAY_S * person + time_s, side="right"
        )
        before = entry - 1
        return np.where(self._is_of(before, person), self._at(self.end_s, before), NEVER)

    def next_start(self, person: Ints, time_s: Floats) -> Floats:
        """Return when each person's class that ends next after a time starts, infinite if none."""
        entry = self.next_of(person, time_s)
        return np.where(entry == NONE, np.inf, self._at(self.start_s, entry))

    def next_place(self, person: Ints, time_s: Floats) -> Ints:
        """Return where each person's class is that ends next after a time, NONE if none."""
        entry = self.next_of(person, time_s)
        return np.where(entry == NONE, NONE, self._at(self.place, entry))

    def opening(
        self, person: Ints, wanted_s: Floats, needs_s: Floats, straight_s: float
    ) -> tuple[Floats, Floats]:
        """Return when each person has `needs_s` free [s], and the `start_s` of a row then.

        That is at `wanted_s`, or on the end of the class that lasts then, or that ended less than
        `straight_s` before: whoever comes from a class goes at once (NEVER).
        """
        before = self.last_end(person, wanted_s)
        straight = wanted_s - before < straight_s
        at = np.where(straight, before, wanted_s)
        start = np.where(straight, NEVER, wanted_s)
        for _ in range(MOST_IN_A_ROW):
            entry = self.next_of(person, at)
            blocked = (entry != NONE) & (self._at(self.start_s, entry) < at + needs_s)
            at = np.where(blocked, self._at(self.end_s, entry), at)
            start = np.where(blocked, NEVER, start)
        return at, start

    def free_from(self, size: int, least_s: float) -> Floats:
        """Return from when each of `size` persons is free in each block [s], shape (size, blocks).

        That is the block's start, or the end of the last class in it; infinite where less than
        `least_s` of the block is left.
        """
        free = np.empty((size, len(blocks())))
        for column, block in enumerate(blocks()):
            end = np.full(size, block.start_s)
            within = (self.start_s < block.end_s) & (self.end_s > block.start_s)
            np.maximum.at(end, self.person[within], self.end_s[within])
            free[:, column] = np.where(block.end_s - end < least_s, np.inf, end)
        return free

    def _is_of(self, entry: Ints, person: Ints) -> NDArray[np.bool_]:
        inside = (entry >= 0) & (entry < self.person.size)
        its: NDArray[np.bool_] = inside & (self._at(self.person, entry) == person)
        return its

    def _at(self, column: NDArray[Item], entry: Ints) -> NDArray[Item]:
        """Return a column's values, anything where the entry is outside of it."""
        if not column.size:
            return np.zeros(entry.shape, column.dtype)
        return column[np.clip(entry, 0, column.size - 1)]


@compiled
def _without_overlaps(person: Ints, start_s: Floats, end_s: Floats) -> NDArray[np.bool_]:
    """Return which entries to keep so that none begins before the person's last one has ended."""
    keep = np.empty(person.size, np.bool_)
    busy_until = -np.inf
    for i in range(person.size):
        if i == 0 or person[i] != person[i - 1]:
            busy_until = -np.inf
        keep[i] = start_s[i] >= busy_until
        if keep[i]:
            busy_until = end_s[i]
    return keep


def meetings_on(day: Day, timetable: Timetable, held: Ints, week: int) -> Meetings:
    """Return the classes among `held` (rows of the timetable) that people go to in a week.

    Classes without a room are left out, of two that overlap the one that starts later, and each
    student stays away from some. Those held online are followed from the desk, or at home.
    """
    held = held[timetable.room[held] != NONE]
    sizes = timetable.first[held + 1] - timetable.first[held]
    begin = np.cumsum(sizes) - sizes
    member = np.arange(sizes.sum()) - np.repeat(begin - timetable.first[held], sizes)
    taught = held[timetable.instructor[held] != NONE]
    person = np.concatenate([timetable.enrolled[member], timetable.instructor[taught]])
    meeting = np.concatenate([np.repeat(held, sizes), taught])

    start, end = timetable.start_s[meeting], timetable.end_s[meeting]
    order = np.lexsort((meeting, end, start, person))
    order = order[_without_overlaps(person[order], start[order], end[order])]
    person, meeting = person[order], meeting[order]
    place = timetable.room[meeting]
    online = is_online(timetable, held, week, day.value("blended_share"), day.seed)
    at_desk = np.isin(meeting, held[online])
    home, desk = day.population.home[person], day.population.desk[person]
    place = np.where(at_desk, np.where(desk == NONE, home, desk), place)
    stays = ~_attends(day, person, meeting, place, timetable)
    person, meeting, place = person[~stays], meeting[~stays], place[~stays]
    return Meetings(
        person=person,
        meeting=meeting,
        place=place,
        start_s=timetable.start_s[meeting],
        end_s=timetable.end_s[meeting],
        activity=np.where(
            at_desk[~stays], activity_number("online"), _activity(day, place, meeting, timetable)
        ),
    )


def _attends(
    day: Day, person: Ints, meeting: Ints, place: Ints, timetable: Timetable
) -> NDArray[np.bool_]:
    """Return who goes to each class: teachers always, students by the model of attendance."""
    is_student = day.population.role[person] == ROLES.index("student")
    going = np.ones(person.size, np.bool_)
    student, of_student = person[is_student], meeting[is_student]
    way_m = day.distance_m(day.population.home[student], place[is_student])
    is_exam = np.array([kind == EXAM for kind in timetable.kind], np.bool_)[of_student]
    share = attendance(day, timetable.start_s[of_student], way_m, is_exam)
    going[is_student] = goes(day, student, of_student, timetable, share)
    return going


def _activity(day: Day, place: Ints, meeting: Ints, timetable: Timetable) -> Ints:
    """Return what is done in each meeting: what its kind says, else class or laboratory work."""
    in_laboratory = np.isin(place, day.places.of_kind(LABORATORY))
    usual = np.where(in_laboratory, activity_number(LABORATORY), activity_number("class"))
    own = {kind: activity_number(kind) for kind in JOINT}
    joint = np.array([own.get(kind, NONE) for kind in timetable.kind], np.int64)[meeting]
    return np.where(joint == NONE, usual, joint)


def class_rows(meetings: Meetings, lead_s: Floats) -> Rows:
    """Return the rows of all classes; `lead_s` says how early each person of all comes [s]."""
    classes = rows(
        meetings.person,
        meetings.start_s,
        "class",
        place=meetings.place,
        start_s=meetings.start_s - lead_s[meetings.person],
        until_s=meetings.end_s,
        meeting=meetings.meeting,
        fixed=True,
    )
    return replace(classes, activity=meetings.activity)
