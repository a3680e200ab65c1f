"""Who owns a bicycle or an e-bike."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from maps.parameters import Parameter
from models.draws import uniforms
from models.people.types import BICYCLES, ROLES, Population


def with_bicycles(
    population: Population, parameters: Mapping[str, Parameter], seed: int
) -> Population:
    """Return the population with the bicycles that people own.

    Visitors own none, nor do people who cannot climb stairs. Friends who walk together have none
    with them: they would lose each other.
    """
    share = parameters["bicycle_share"].value
    e_bikes = parameters["e_bike_share"].value
    drawn = uniforms(seed, "bicycle", 0, population.key)[:, 0]
    company = np.bincount(population.leader, minlength=population.size)[population.leader]
    may_own = (company == 1) & population.climbs & (population.role != ROLES.index("visitor"))
    bicycle = np.zeros(population.size, np.int64)
    bicycle[may_own & (drawn < share + e_bikes)] = BICYCLES.index("e-bike")
    bicycle[may_own & (drawn < share)] = BICYCLES.index("bicycle")
    return replace(population, bicycle=bicycle)
