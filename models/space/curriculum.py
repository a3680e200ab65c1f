"""Which classes there are: courses of each college and year, cut into classes of 1-4 groups."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from maps.parameters import Parameter
from models.draws import uniforms
from models.people.colleges import colleges
from models.people.types import NONE, Ints, Population
from models.space.class_kinds import ClassKind, class_kinds
from models.space.periods import blocks

MOST_MEETINGS = 2


@dataclass(frozen=True)
class Class:
    """Groups who attend a course together, `meetings` times a week.

    `kind` is a row of `class_kinds()`; `sizes` counts the students of each group; `key` is a
    stable id for draws.
    """

    id: str
    course: str
    key: int
    kind: int
    college: int
    groups: tuple[int, ...]
    sizes: tuple[int, ...]
    meetings: int

    @property
    def size(self) -> int:
        """How many students are in it."""
        return sum(self.sizes)


@dataclass(frozen=True)
class _Course:
    name: str
    key: int
    kind: int
    college: int
    most_groups: int
    meetings: int


def classes_of(
    population: Population, most_seats: Ints, parameters: Mapping[str, Parameter], seed: int
) -> list[Class]:
    """Return the classes of a population's groups.

    `most_seats` says for each kind of class how many students the largest room that suits it
    holds: no class is larger, unless a single group is.
    """
    in_group = population.group != NONE
    sizes = np.bincount(population.group[in_group], minlength=len(population.groups))
    _, first = np.unique(population.group[in_group], return_index=True)
    cohort_of = np.column_stack([population.college[in_group], population.year[in_group]])[first]
    classes: list[Class] = []
    for college, year in np.unique(cohort_of, axis=0):
        members = np.flatnonzero((cohort_of == (college, year)).all(axis=1))
        for course in _courses(int(college), int(year), parameters, seed):
            classes += _cut(course, members, sizes, int(most_seats[course.kind]))
    return classes


def _courses(
    college: int, year: int, parameters: Mapping[str, Parameter], seed: int
) -> list[_Course]:
    """Return the courses of one year of a college, as many as fill its weekly periods."""
    periods = parameters[f"periods_year_{year}"].value
    left = round(periods / blocks()[0].periods)
    cohort = np.array([college * 10 + year])
    draws = uniforms(seed, "courses", 0, cohort, 3 * left)[0].reshape(left, 3)
    shares = np.cumsum([kind.share for kind in class_kinds()])
    courses: list[_Course] = []
    while left > 0:
        kind_draw, twice, groups = draws[len(courses)]
        kind = int(np.searchsorted(shares, kind_draw * shares[-1], side="right"))
        twice_a_week = left > 1 and twice < parameters["twice_a_week_share"].value
        meetings = MOST_MEETINGS if twice_a_week else 1
        number = len(courses) + 1
        name = f"{colleges()[college].code}-{year}{number:02d}"
        key = int(cohort[0]) * 100 + number
        most = _most_groups(class_kinds()[kind], float(groups))
        courses.append(_Course(name, key, kind, college, most, meetings))
        left -= meetings
    return courses


def _most_groups(kind: ClassKind, drawn: float) -> int:
    return kind.fewest_groups + int(drawn * (kind.most_groups - kind.fewest_groups + 1))


def _cut(course: _Course, members: Ints, sizes: Ints, seats: int) -> list[Class]:
    """Return the classes of a course: neighbouring groups, up to its number and the seats."""
    classes: list[Class] = []
    begin = 0
    for end in range(1, members.size + 1):
        more = sizes[members[begin : end + 1]]
        if end == members.size or more.size > course.most_groups or more.sum() > seats:
            classes.append(_class(course, members, sizes, begin, end))
            begin = end
    return classes


def _class(course: _Course, members: Ints, sizes: Ints, begin: int, end: int) -> Class:
    """Return the class of the groups `begin` to `end` of a cohort, named by the first of them."""
    groups = members[begin:end]
    return Class(
        id=f"{course.name}-{begin + 1:02d}",
        course=course.name,
        key=course.key * 10_000 + begin,
        kind=course.kind,
        college=course.college,
        groups=tuple(groups.tolist()),
        sizes=tuple(sizes[groups].tolist()),
        meetings=course.meetings,
    )


def halves(whole: Class) -> tuple[Class, Class]:
    """Return a class of several groups as two classes, for want of a room that holds it."""
    middle = (len(whole.groups) + 1) // 2
    course, _, begin = whole.id.rpartition("-")
    second = f"{course}-{int(begin) + middle:02d}"
    return (
        replace(whole, groups=whole.groups[:middle], sizes=whole.sizes[:middle]),
        replace(
            whole,
            id=second,
            key=whole.key + middle,
            groups=whole.groups[middle:],
            sizes=whole.sizes[middle:],
        ),
    )
