"""What a problem of ITC 2019 says: rooms, courses with their classes, students, constraints."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Time:
    """When a class meets: bit d of `days` is a day of the week, bit w of `weeks` a week.

    `start` and `length` are slots of the day.
    """

    days: int
    start: int
    length: int
    weeks: int

    @property
    def end(self) -> int:
        """The slot before which it is over."""
        return self.start + self.length

    def overlaps(self, other: "Time") -> bool:
        """Whether the two share a slot of a day of a week."""
        return bool(
            self.days & other.days
            and self.weeks & other.weeks
            and self.start < other.end
            and other.start < self.end
        )


@dataclass(frozen=True)
class RoomGiven:
    """A room; `travel` are slots to walk to others (none where left out)."""

    id: str
    capacity: int
    travel: Mapping[str, int]
    unavailable: tuple[Time, ...]


@dataclass(frozen=True)
class ClassGiven:
    """A class: the times and rooms it may have, with the penalty of each.

    `parent` is the class that its students attend too, "" where there is none; `limit` the most
    students, None where nobody says.
    """

    id: str
    course: str
    subpart: str
    parent: str
    limit: int | None
    needs_room: bool
    times: Mapping[Time, int]
    rooms: Mapping[str, int]


@dataclass(frozen=True)
class Course:
    """A course: a student takes one of its `configs`, and one class of each subpart of that."""

    id: str
    configs: tuple[tuple[tuple[str, ...], ...], ...]


@dataclass(frozen=True)
class Distribution:
    """A constraint on some classes; `kind` and its numbers, as WorkDay and (48,)."""

    kind: str
    numbers: tuple[int, ...]
    required: bool
    penalty: int
    classes: tuple[str, ...]


@dataclass(frozen=True)
class Problem:
    """A whole problem; `takes` are the courses of each student."""

    name: str
    days: int
    weeks: int
    slots_a_day: int
    rooms: Mapping[str, RoomGiven]
    courses: Mapping[str, Course]
    classes: Mapping[str, ClassGiven]
    distributions: tuple[Distribution, ...]
    takes: Mapping[str, tuple[str, ...]]

    @property
    def slot_s(self) -> int:
        """How long a slot is [s]."""
        return 86_400 // self.slots_a_day

    def travel(self, one: str, other: str) -> int:
        """Return the slots from one room to another, 0 where one of them is no room."""
        if not (one and other):
            return 0
        there = self.rooms[one].travel.get(other)
        back = self.rooms[other].travel.get(one, 0)
        return back if there is None else there


@dataclass(frozen=True)
class Placement:
    """When and where a class is held; `room` is "" where it has none."""

    time: Time
    room: str


@dataclass(frozen=True)
class Solution:
    """The placement of each class, and the students of it."""

    placements: Mapping[str, Placement]
    members: Mapping[str, tuple[str, ...]]
