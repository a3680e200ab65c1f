"""More laboratory meetings a group and week than its courses have, or fewer."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from maps.parameters import Parameter
from models.draws import uniforms
from models.people.attendance import name_keys
from models.people.types import NONE, ROLES, Floats, Ints, Places, Population, Timetable
from models.space.changing import Meeting, with_meetings
from models.space.nearness import away_m
from models.space.periods import blocks
from models.space.slots import Slots, attraction_of, groups_of, slots_of

LABORATORY = "laboratory"


def with_laboratory_hours(
    timetable: Timetable,
    places: Places,
    population: Population,
    parameters: Mapping[str, Parameter],
    seed: int,
) -> Timetable:
    """Return the timetable with `laboratory_meetings` more a group and week, or so many fewer.

    Of a broken number, each group draws whether it has the last one. Added meetings are in
    laboratories alone: one that finds none free has room NONE, in the slot that it likes best.
    All other classes stay.
    """
    more = parameters["laboratory_meetings"].value
    drawn = uniforms(seed, "laboratory_meetings", 0, name_keys(population.groups))[:, 0]
    count = np.floor(abs(more) + drawn).astype(np.int64)
    if more < 0:
        return _without(timetable, population, count)
    if more == 0:
        return timetable
    return with_meetings(timetable, _added(timetable, places, population, count, parameters, seed))


def _without(timetable: Timetable, population: Population, count: Ints) -> Timetable:
    """Return the timetable with so many of each group's last laboratory meetings never held."""
    weeks, left = timetable.weeks.copy(), count.copy()
    for row in reversed(range(len(timetable.class_id))):
        groups = groups_of(timetable, population, row)
        if timetable.kind[row] == LABORATORY and (left[groups] > 0).all():
            weeks[row] = 0
            left[groups] -= 1
    return replace(timetable, weeks=weeks)


@dataclass(frozen=True)
class _Search:
    """What is free, who may teach, and which laboratories suit whom."""

    places: Places
    population: Population
    parameters: Mapping[str, Parameter]
    slots: Slots
    taught: Ints  # meetings of each person so far
    laboratories: Ints
    away_m: list[Floats]

    def teacher(self, college: int, slot: int) -> int:
        """Return the teacher of a college who is free and teaches least, NONE for want of any."""
        people = self.population
        may = (people.role == ROLES.index("teacher")) & (people.college == college)
        may &= ~self.slots.person[:, slot]
        may &= self.taught < self.parameters["blocks_a_teacher"].value
        candidates = np.flatnonzero(may)
        return int(candidates[np.argmin(self.taught[candidates])]) if candidates.size else NONE

    def room(self, college: int, size: int, slot: int) -> int:
        """Return the cheapest laboratory with so many seats that is free, NONE for want of any."""
        free = self.slots.free_rooms(self.laboratories, np.array([slot]))
        seats = self.places.capacity[free]
        free, seats = free[seats >= size], seats[seats >= size]
        if not free.size:
            return NONE
        cost = self.parameters["distance_cost"].value * self.away_m[college][free] / 1000.0
        cost += self.parameters["seat_waste_cost"].value * (seats - size) / seats
        return int(free[np.argmin(cost)])


def _added(
    timetable: Timetable,
    places: Places,
    population: Population,
    count: Ints,
    parameters: Mapping[str, Parameter],
    seed: int,
) -> list[Meeting]:
    """Return the meetings to be added, those of the largest groups placed first."""
    instructors = timetable.instructor[timetable.instructor != NONE]
    search = _Search(
        places,
        population,
        parameters,
        slots_of(timetable, places, population),
        np.bincount(instructors, minlength=population.size),
        places.of_kind(LABORATORY),
        away_m(places),
    )
    size = np.bincount(population.group[population.group != NONE], minlength=count.size)
    wanted = [
        (group, f"{population.groups[group]}-L{number}")
        for group in np.lexsort((np.arange(count.size), -size)).tolist()
        for number in range(1, int(count[group]) + 1)
    ]
    liked = attraction_of(seed, "laboratory slots", name_keys([name for _, name in wanted]))
    weeks = (1 << round(parameters["teaching_weeks"].value)) - 1
    found = (
        _meeting(search, group, name, attraction, weeks)
        for (group, name), attraction in zip(wanted, liked, strict=True)
    )
    return [meeting for meeting in found if meeting is not None]


def _meeting(
    search: _Search, group: int, name: str, attraction: Floats, weeks: int
) -> Meeting | None:
    """Return a meeting in the best-liked slot with a laboratory left, None without a free slot."""
    members = np.flatnonzero(search.population.group == group)
    college = int(search.population.college[members[0]])
    order = np.argsort(-attraction, kind="stable")
    free = order[~search.slots.group[group, order]]
    if not free.size:
        return None
    slot, room = int(free[0]), NONE
    for candidate in free.tolist():
        room = search.room(college, members.size + 1, candidate)
        if room != NONE:
            slot = candidate
            break
    teacher = search.teacher(college, slot)
    search.slots.mark(np.array([group]), teacher, room, np.array([slot]))
    if teacher != NONE:
        search.taught[teacher] += 1
    block = blocks()[slot % len(blocks())]
    return Meeting(
        class_id=name,
        course=LABORATORY,
        kind=LABORATORY,
        weekday=slot // len(blocks()),
        start_s=block.start_s,
        end_s=block.end_s,
        weeks=weeks,
        room=room,
        instructor=teacher,
        enrolled=members,
    )
