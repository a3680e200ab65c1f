"""Which classes of their courses students attend, where only their courses are known.

A student takes one configuration of each course, and one class of each subpart of that; who is in
a class is in its parent too. Students are taken in turn, those with most courses first: each course
gets the classes that overlap least with those that the student has, have a place left, and are
emptiest. Then students whose classes overlap choose anew, all their courses together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from scenarios.importers.itc2019.problem import Course, Placement, Problem

MOST_OPTIONS = 300  # of one course that are looked at
MOST_STEPS = 300  # in a search through the options of all courses of a student
PASSES = 2
BEYOND_LIMIT = 1000  # classes without a seat that a place beyond the limit is as bad as


@dataclass(frozen=True)
class _Option:
    """A choice of classes of a course, the same as a mask, and how many pairs of them overlap."""

    classes: tuple[int, ...]
    mask: int
    own: int


class _Sections:
    """Who is in which class so far."""

    def __init__(self, problem: Problem, placements: Mapping[str, Placement]) -> None:
        self.problem = problem
        self.keys = list(problem.classes)
        self.number = {key: c for c, key in enumerate(self.keys)}
        self.placements = placements
        everyone = len(problem.takes)
        limits = [problem.classes[key].limit for key in self.keys]
        self.limit = [everyone if limit is None else limit for limit in limits]
        rooms = [placements[key].room for key in self.keys]
        seats = [problem.rooms[room].capacity if room else everyone for room in rooms]
        self.places = [min(most, there) for most, there in zip(self.limit, seats, strict=True)]
        self.count = [0] * len(self.keys)
        self.options = {key: self._options_of(each) for key, each in problem.courses.items()}

    @cached_property
    def overlapping(self) -> list[int]:
        """For each class a mask of those that overlap it."""
        times = [self.placements[key].time for key in self.keys]
        masks = [0] * len(times)
        for i, one in enumerate(times):
            for j in range(i):
                if one.overlaps(times[j]):
                    masks[i] |= 1 << j
                    masks[j] |= 1 << i
        return masks

    def _options_of(self, course: Course) -> list[_Option]:
        """Return the choices that a course leaves, at most `MOST_OPTIONS`, spread over all."""
        found: list[_Option] = []
        for config in course.configs:
            most = MOST_OPTIONS // len(course.configs)
            chosen: list[tuple[int, ...]] = [()]
            for part in self._parents_first(config):
                longer = [
                    (*before, self.number[key])
                    for before in chosen
                    for key in part
                    if self._fits(key, before, config)
                ]
                step = max(len(longer) // max(most, 1), 1)
                chosen = longer[::step] if len(longer) > most else longer
            found += [self._option(classes) for classes in chosen]
        return found

    def _option(self, classes: tuple[int, ...]) -> _Option:
        mask = sum(1 << c for c in classes)
        twice = sum((self.overlapping[c] & mask).bit_count() for c in classes)
        return _Option(classes, mask, twice // 2)

    def _parents_first(self, config: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
        return sorted(config, key=lambda part: max(self._depth(key) for key in part))

    def _depth(self, key: str) -> int:
        parent = self.problem.classes[key].parent
        return self._depth(parent) + 1 if parent else 0

    def _fits(self, key: str, before: tuple[int, ...], config: Sequence[tuple[str, ...]]) -> bool:
        """Say whether a class's parent is among those chosen, where it is of the configuration."""
        parent = self.problem.classes[key].parent
        inside = any(parent in part for part in config)
        return not inside or self.number[parent] in before

    def overlaps(self, option: _Option, mask: int) -> int:
        """Return how many more pairs overlap when an option joins the classes of a mask."""
        more = option.own
        for c in option.classes:
            more += (self.overlapping[c] & mask).bit_count()
        return more

    def shortage(self, option: _Option) -> int:
        """Return how many of the option's classes are full: by seats, and much more by limit."""
        return sum(
            (self.count[c] >= self.places[c]) + BEYOND_LIMIT * (self.count[c] >= self.limit[c])
            for c in option.classes
        )

    def fullness(self, option: _Option) -> float:
        """Return how full the fullest class of an option is."""
        return max((self.count[c] / max(self.places[c], 1) for c in option.classes), default=0.0)

    def add(self, option: _Option, change: int) -> None:
        """Count a student in (1) or out (-1)."""
        for c in option.classes:
            self.count[c] += change

    def best(self, course: str, mask: int) -> _Option:
        """Return the option of a course with places, fewest overlaps, most room, in this order."""
        return min(
            self.options[course],
            key=lambda each: (self.shortage(each), self.overlaps(each, mask), self.fullness(each)),
        )


def section(problem: Problem, placements: Mapping[str, Placement]) -> dict[str, tuple[str, ...]]:
    """Return the students of each class, in the order of the problem."""
    sections = _Sections(problem, placements)
    takes = {
        student: [course for course in courses if sections.options[course]]
        for student, courses in problem.takes.items()
    }
    order = sorted(takes, key=lambda student: -len(takes[student]))
    chosen: dict[str, dict[str, _Option]] = {student: {} for student in takes}
    for student in order:
        mine = chosen[student]
        for course in sorted(takes[student], key=lambda each: len(sections.options[each])):
            mine[course] = sections.best(course, _mask(mine))
            sections.add(mine[course], 1)
    for _ in range(PASSES):
        changed = [_choose_anew(sections, chosen[student]) for student in order]
        if not any(changed):
            break
    members: dict[str, list[str]] = {key: [] for key in sections.keys}
    for student in problem.takes:
        for option in chosen[student].values():
            for c in option.classes:
                members[sections.keys[c]].append(student)
    return {key: tuple(students) for key, students in members.items()}


def _mask(mine: Mapping[str, _Option]) -> int:
    mask = 0
    for option in mine.values():
        mask |= option.mask
    return mask


def _total(sections: _Sections, mine: Mapping[str, _Option]) -> tuple[int, int]:
    """Return a student's full classes and overlaps."""
    short = overlaps = mask = 0
    for option in mine.values():
        short += sections.shortage(option)
        overlaps += sections.overlaps(option, mask)
        mask |= option.mask
    return short, overlaps


def _choose_anew(sections: _Sections, mine: dict[str, _Option]) -> bool:
    """Let a student with overlaps choose all courses anew; say whether that lowered them.

    Depth first through the options, cut off where it is no better than what was found, and after
    `MOST_STEPS`.
    """
    for option in mine.values():
        sections.add(option, -1)
    best, least = dict(mine), _total(sections, mine)
    before = least
    courses = sorted(mine, key=lambda course: len(sections.options[course]))
    steps = 0

    def search(depth: int, trial: dict[str, _Option], mask: int, short: int, overlaps: int) -> None:
        nonlocal best, least, steps
        if (short, overlaps) >= least or steps >= MOST_STEPS:
            return
        if depth == len(courses):
            best, least = dict(trial), (short, overlaps)
            return
        course = courses[depth]
        ranked = sorted(
            sections.options[course],
            key=lambda each: (sections.shortage(each), sections.overlaps(each, mask)),
        )
        for option in ranked:
            steps += 1
            trial[course] = option
            fuller = short + sections.shortage(option)
            more = overlaps + sections.overlaps(option, mask)
            search(depth + 1, trial, mask | option.mask, fuller, more)
        trial.pop(course, None)

    if least > (0, 0):
        search(0, {}, 0, 0, 0)
    mine.clear()
    mine.update(best)
    for option in mine.values():
        sections.add(option, 1)
    return least < before
