"""Who belongs to a campus: students in class groups, teachers, other staff, visitors."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from maps.campus import Headcount
from maps.parameters import Parameter
from models.draws import uniforms
from models.people.colleges import college_sequence, colleges
from models.people.homes import desks, homes
from models.people.speeds import free_speeds
from models.people.spread import cut_normal
from models.people.types import NONE, ROLES, Floats, Ints, Places, Population

YEARS = 4
STUDENT, TEACHER, STAFF, VISITOR = range(len(ROLES))


@dataclass(frozen=True)
class _Students:
    """The students, one entry each, and the names of the groups they are in."""

    key: Ints
    college: Ints
    year: Ints
    group: Ints
    groups: Sequence[str]


def populate(
    places: Places,
    counts: Headcount,
    parameters: Mapping[str, Parameter],
    seed: int,
    enrolled: Sequence[str] | None = None,
) -> Population:
    """Return the people of a campus: students first, then teachers, other staff and visitors.

    `counts` has no gaps (see `headcount_for`). With `enrolled`, the ids of the students of a
    given timetable, those are the students instead, in that order: without college, year and
    group, and keyed by their id. Growing a count adds people and changes none. All of them climb
    stairs, walk alone and own no bicycle; see `step_free.settle`, `groups.in_company` and
    `bicycles.with_bicycles`.
    """
    students = _in_groups(counts.students or 0, parameters) if enrolled is None else _of(enrolled)
    staff_total = counts.staff or 0
    teachers = round(staff_total * parameters["teacher_share"].value)
    each = parameters["students_a_teacher"].value
    teacher_college = college_sequence(teachers, each, parameters)
    sizes = (students.key.size, teachers, staff_total - teachers, counts.visitors or 0)

    role = np.repeat(np.arange(len(ROLES)), sizes)
    college = np.full(role.size, NONE)
    college[role == STUDENT] = students.college
    college[role == TEACHER] = teacher_college
    year = np.zeros(role.size, np.int64)
    year[role == STUDENT] = students.year
    group = np.full(role.size, NONE)
    group[role == STUDENT] = students.group
    key = _keys(role, college)
    key[role == STUDENT] = students.key

    age = _ages(key, role, year, parameters, seed)
    desk = np.full(role.size, NONE)
    desk[role == TEACHER], desk[role == STAFF] = desks(
        places, teacher_college, sizes[STAFF], parameters
    )
    return Population(
        key=key,
        role=role,
        college=college,
        year=year,
        group=group,
        age=age,
        home=homes(places, np.flatnonzero(role == STUDENT), key, seed),
        desk=desk,
        speed_mps=free_speeds(key, role, age, parameters, seed),
        climbs=np.ones(role.size, np.bool_),
        leader=np.arange(role.size),
        bicycle=np.zeros(role.size, np.int64),
        colleges=[college.name for college in colleges()],
        groups=students.groups,
    )


def _in_groups(count: int, parameters: Mapping[str, Parameter]) -> _Students:
    """Return students in full class groups, the last one perhaps not full.

    Groups open one after another; a college's go to the years in turn.
    """
    size = round(parameters["class_group_size"].value)
    opened = -(-count // size)
    college_of = college_sequence(opened, size, parameters)
    turn = _running_number(college_of)
    year_of, number_of = turn % YEARS + 1, turn // YEARS
    names = [
        f"{colleges()[college].code}-{year}-{number + 1:02d}"
        for college, year, number in zip(college_of, year_of, number_of, strict=True)
    ]
    group = np.arange(count) // size
    college, year, number = college_of[group], year_of[group], number_of[group]
    key = _key(STUDENT, college, year, number, np.arange(count) % size)
    return _Students(key, college, year, group, names)


def _of(enrolled: Sequence[str]) -> _Students:
    digests = (hashlib.blake2b(name.encode(), digest_size=8).digest() for name in enrolled)
    # From 2^62 upwards, so that no key of another role is among them.
    key = np.array([int.from_bytes(d, "little") >> 2 | 1 << 62 for d in digests], np.int64)
    nowhere = np.full(key.size, NONE)
    return _Students(key, nowhere, np.zeros(key.size, np.int64), nowhere, [])


def _running_number(label: Ints) -> Ints:
    """Return how many entries before each one have the same label."""
    order = np.argsort(label, kind="stable")
    ordered = label[order]
    begins = np.searchsorted(ordered, ordered, side="left")
    number = np.empty(label.size, np.int64)
    number[order] = np.arange(label.size) - begins
    return number


def _key(
    role: Ints | int, college: Ints, year: Ints | int, group: Ints | int, number: Ints
) -> Ints:
    """Return a stable key, made of role, college, year, group, and the number in the group."""
    cohort = (role * 100 + college + 1) * 10 + year
    return (cohort * 100_000 + group) * 10_000_000 + number


def _keys(role: Ints, college: Ints) -> Ints:
    """Return the keys of those without a group, numbered within role and college."""
    return _key(role, college, 0, 0, _running_number(role * 100 + college + 1))


def _ages(
    key: Ints, role: Ints, year: Ints, parameters: Mapping[str, Parameter], seed: int
) -> Ints:
    """Return ages [years]; students of an unknown year may be in any of them."""
    drawn = uniforms(seed, "age", 0, key, 2)
    age: Floats = np.zeros(key.size)
    for number, name in ((TEACHER, "teacher"), (STAFF, "staff"), (VISITOR, "visitor")):
        of_role = role == number
        mean, sd = parameters[f"{name}_age"].value, parameters[f"{name}_age_sd"].value
        age[of_role] = cut_normal(drawn[of_role, 0], mean, sd)
    student = role == STUDENT
    known = np.where(year > 0, year, 1 + np.floor(drawn[:, 1] * YEARS))
    older = np.floor(3.0 * drawn[:, 0] ** 2)
    age[student] = (parameters["first_year_age"].value + known - 1 + older)[student]
    return age.astype(np.int64)
