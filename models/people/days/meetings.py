"""The classes that everybody goes to on one day, and the time between them."""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from models.compiled import compiled
from models.draws import uniforms
from models.people.days.day import DAY_S, Day
from models.people.days.rows import Rows, joined, rows
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

    def of(self, person: Ints) -> "Meetings":
        """Return the entries of some persons."""
        theirs = np.isin(self.person, person)
        return Meetings(
            person=self.person[theirs],
            meeting=self.meeting[theirs],
            place=self.place[theirs],
            start_s=self.start_s[theirs],
            end_s=self.end_s[theirs],
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


def meetings_on(day: Day, timetable: Timetable, held: Ints) -> Meetings:
    """Return the classes among `held` (rows of the timetable) that people go to.

    Classes without a room are left out, of two that overlap the one that starts later, and each
    student stays away from some.
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
    goes = _attends(day, person)
    person, meeting = person[goes], meeting[goes]
    return Meetings(
        person=person,
        meeting=meeting,
        place=timetable.room[meeting],
        start_s=timetable.start_s[meeting],
        end_s=timetable.end_s[meeting],
    )


def _attends(day: Day, person: Ints) -> NDArray[np.bool_]:
    """Return who goes to each class: by one draw for each class of a person's day in turn.

    Friends go together or not at all.
    """
    if not person.size:
        return np.zeros(0, np.bool_)
    turn = np.arange(person.size) - np.searchsorted(person, person, side="left")
    key = day.population.key[day.population.leader]
    drawn = uniforms(day.seed, "attendance_share", day.number, key, int(turn.max()) + 1)
    is_student = day.population.role[person] == ROLES.index("student")
    goes: NDArray[np.bool_] = (drawn[person, turn] < day.value("attendance_share")) | ~is_student
    return goes


def class_rows(day: Day, meetings: Meetings, lead_s: Floats) -> Rows:
    """Return the rows of all classes; `lead_s` says how early each person of all comes [s]."""
    laboratories = day.places.of_kind(LABORATORY)
    parts = []
    in_laboratory = np.isin(meetings.place, laboratories)
    for activity, chosen in ((LABORATORY, in_laboratory), ("class", ~in_laboratory)):
        start = meetings.start_s[chosen]
        parts.append(
            rows(
                meetings.person[chosen],
                start,
                activity,
                place=meetings.place[chosen],
                start_s=start - lead_s[meetings.person[chosen]],
                until_s=meetings.end_s[chosen],
                meeting=meetings.meeting[chosen],
                fixed=True,
            )
        )
    return joined(parts)
