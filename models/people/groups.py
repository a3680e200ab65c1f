"""Friends who walk together: students of a class group who share a room."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from maps.parameters import Parameter
from models.draws import uniforms
from models.people.types import NONE, Ints, Population

# What friends decide together: when to leave for a class, whether to go, and their meals. Other
# draws of a day are each person's own.
TOGETHER = ("arrival_lead", "attendance_share", "breakfast", "lunch", "supper", "meal_stay")
ON_WEEKENDS = "weekend_"


def is_decided_together(purpose: str) -> bool:
    """Say whether friends share the draw for a purpose."""
    return purpose.removeprefix(ON_WEEKENDS).startswith(TOGETHER)


def leaders(population: Population, parameters: Mapping[str, Parameter], seed: int) -> Ints:
    """Return with whom each person walks: the first of the friends, or the person alone.

    A share of students have friends among those of their class group who share their room, at
    most so many at a time. Who cannot climb stairs takes ways of their own.
    """
    own = np.arange(population.size)
    drawn = uniforms(seed, "company_share", 0, population.key)[:, 0]
    has_friends = (population.group != NONE) & (drawn < parameters["company_share"].value)
    person = np.flatnonzero(has_friends & population.climbs)
    group, home = population.group[person], population.home[person]
    order = np.lexsort((person, home, group))
    person, group, home = person[order], group[order], home[order]
    begins = np.ones(person.size, dtype=bool)
    begins[1:] = (np.diff(group) != 0) | (np.diff(home) != 0)
    first = np.flatnonzero(begins)[np.cumsum(begins) - 1]
    number = np.arange(person.size) - first
    most = round(parameters["company_size"].value)
    leader = own.copy()
    leader[person] = person[first + number // most * most]
    return leader


def in_company(
    population: Population, parameters: Mapping[str, Parameter], seed: int
) -> Population:
    """Return the population with friends who walk together, at the pace of the slowest of them.

    Whoever joins a class group later may join friends there and slow them: of those who were
    there before, no others change.
    """
    leader = leaders(population, parameters, seed)
    slowest = population.speed_mps.copy()
    np.minimum.at(slowest, leader, population.speed_mps)
    return replace(population, leader=leader, speed_mps=slowest[leader])
