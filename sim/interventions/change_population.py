"""Keeps a share of people away for some days."""

import numpy as np
from numpy.typing import NDArray

from models.draws import uniforms
from models.people.types import ROLES, Population
from scenarios.interventions.change_population import ChangePopulation


def absent(
    population: Population, number: int, intervention: ChangePopulation, seed: int
) -> NDArray[np.bool_]:
    """Return who stays away."""
    roles = intervention.target or ROLES
    meant = np.isin(population.role, [ROLES.index(role) for role in roles])
    drawn = uniforms(seed, intervention.kind, number, population.key)[:, 0]
    return np.asarray(meant & (drawn < intervention.absent_share))
