"""Colleges: which there are, in what order they fill, and where they have their buildings."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from maps.definitions import rows_of
from maps.parameters import Parameter
from models.people.types import NONE, Ints, Places


@dataclass(frozen=True)
class College:
    """A row of `colleges.csv`; `weight` is its size beside the others."""

    code: str
    name: str
    name_zh: str
    weight: float


@cache
def colleges() -> tuple[College, ...]:
    """Return every college, in the order in which they open as a campus grows."""
    return tuple(
        College(row["code"], row["name"], row["name_zh"], float(row["weight"]))
        for row in rows_of("models.people", "data/colleges.csv")
    )


def college_sequence(count: int, students_each: float, parameters: Mapping[str, Parameter]) -> Ints:
    """Return the colleges of `count` groups or teachers who join one after another.

    Each stands for `students_each` students. A college opens for every `college_opens_at`
    students, and whoever joins goes to the open one that is furthest below its weight. So who
    came first keeps their college when others join.
    """
    weights = np.array([college.weight for college in colleges()])
    members = np.zeros(weights.size)
    sequence = np.empty(count, np.int64)
    for i in range(count):
        students = i * students_each
        opened = min(weights.size, 1 + int(students / parameters["college_opens_at"].value))
        chosen = int(np.argmin(((members + 0.5) / weights)[:opened]))
        members[chosen] += 1.0
        sequence[i] = chosen
    return sequence


def college_buildings(places: Places) -> Ints:
    """Return the building of each college, NONE where the campus has none.

    Colleges are spread over the buildings with offices; where there are none, over those with
    teaching rooms.
    """
    count = len(colleges())
    for kinds in (("office",), ("classroom", "lecture_hall", "laboratory", "computer_room")):
        homes = np.unique(places.building[places.of_kind(*kinds)])
        if homes.size:
            return homes[np.arange(count) * homes.size // count]
    return np.full(count, NONE)
