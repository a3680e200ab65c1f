"""The arrays in which people, their classes and their days are held.

Persons, places, classes and menus are row numbers of these tables. Clock times are seconds after
the midnight that begins the day (or the run) they belong to.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

ROLES = ("student", "teacher", "staff", "visitor")
BICYCLES = ("", "bicycle", "e-bike")
NONE = -1
NEVER = -np.inf


@dataclass(frozen=True)
class Places:
    """The places of a campus, in the order of their ids.

    `kind` indexes `kinds` (room kinds, area uses, "gate"), `building` indexes `buildings`
    (buildings and areas; NONE for a gate), `use` is the building's use or the area's "area".
    `x_m`, `y_m` are where the building stands.
    """

    ids: Sequence[str]
    kinds: Sequence[str]
    kind: Ints
    capacity: Ints
    area_m2: Floats  # floor area; 0 outdoors
    buildings: Sequence[str]
    uses: Sequence[str]  # one for each building
    building: Ints
    floor: Ints
    x_m: Floats
    y_m: Floats

    def of_kind(self, *kinds: str) -> Ints:
        """Return the rows of the places of these kinds."""
        wanted = [number for number, kind in enumerate(self.kinds) if kind in kinds]
        return np.flatnonzero(np.isin(self.kind, wanted))


@dataclass(frozen=True)
class Population:
    """Who belongs to a campus; each array has one entry a person.

    `key` is the stable id by which draws are keyed: it depends on the person's role, college,
    year, class group and number in it, never on the position in these arrays, so that the same
    person has the same key when others are added. `college` indexes `colleges` (NONE for other
    staff, visitors, and students of a given timetable), `group` indexes
    `groups` (class groups; NONE for those without), `year` counts from 1 (0 for
    non-students and where it is unknown).
    `home` is a place: a bed's room, or the gate by which one comes. `desk` is a place of work,
    NONE for those without. `speed_mps` is the free walking speed on the level [m/s]. `climbs`
    says who can climb stairs. `leader` is the person with whom one walks: the first of friends,
    or oneself. `bicycle` indexes `BICYCLES`: what the person owns.
    """

    key: Ints
    role: Ints
    college: Ints
    year: Ints
    group: Ints
    age: Ints
    home: Ints
    desk: Ints
    speed_mps: Floats
    climbs: NDArray[np.bool_]
    leader: Ints
    bicycle: Ints
    colleges: Sequence[str]
    groups: Sequence[str]

    @property
    def size(self) -> int:
        """How many people there are."""
        return int(self.key.size)


@dataclass(frozen=True)
class Timetable:
    """The meetings of a term, and who is enrolled in them; one entry a meeting.

    A meeting is one weekly hour of a class: a class with two meetings a week has two rows with
    the same `class_id`. `weekday` is 0 on Monday. `weeks` is a bit mask: bit w is set when it is
    held in week w of the term (from 0). `room` is a place, NONE for a meeting without a room.
    `instructor` is a person, NONE where unknown. `enrolled[first[m] : first[m + 1]]` are the
    persons of meeting m.
    """

    class_id: Sequence[str]
    course: Sequence[str]
    kind: Sequence[str]
    weekday: Ints
    start_s: Floats
    end_s: Floats
    weeks: Ints
    room: Ints
    instructor: Ints
    seats: Ints
    first: Ints
    enrolled: Ints

    def on(self, weekday: int, week: int) -> Ints:
        """Return the meetings held on a weekday of a week of the term."""
        held = (self.weekday == weekday) & ((self.weeks >> week) & 1 == 1)
        return np.flatnonzero(held)


@dataclass(frozen=True)
class Menu:
    """A set of places among which a person chooses on setting out.

    `attraction` is a weight above 0 for each place. Whoever chooses weighs attraction, distance,
    the queue and the room left.
    """

    name: str
    places: Ints
    attraction: Floats


@dataclass(frozen=True)
class Missed:
    """What people would have done, and cannot reach without stairs: one entry a row of a plan."""

    person: Ints
    activity: Ints
    place: Ints
    at_s: Floats


NOTHING_MISSED = Missed(np.zeros(0, int), np.zeros(0, int), np.zeros(0, int), np.zeros(0))


@dataclass(frozen=True)
class Plans:
    """What everybody means to do in one day: rows `first[p]` to `first[p + 1]` are person p's.

    Row for row: `activity` is a number of `activities()`; `place` is where it is done, or NONE
    where the person chooses from menu `menu` on setting out. `start_s` is when the person means
    to be there (NEVER: whenever the one before is over). A row is left at

        max(ready + stay_s, until_s, start_s of the next row - walking time to it)

    where ready is the moment of arrival, or of having been served where the place has counters.
    The first row of each person is where the day begins, the last one lasts until the day ends.
    `meeting` is a row of the timetable, NONE where the activity is not a class. `missed` is what
    is out of reach for some, who are at home instead. `keeps_s` is for how long the seat is held by
    a bag when the row is left [s].
    """

    first: Ints
    activity: Ints
    place: Ints
    menu: Ints
    start_s: Floats
    until_s: Floats
    stay_s: Floats
    meeting: Ints
    menus: Sequence[Menu]
    missed: Missed = NOTHING_MISSED
    keeps_s: Floats | float = 0.0
