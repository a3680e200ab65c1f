"""Free walking speed by age and role."""

from collections.abc import Mapping
from functools import cache

import numpy as np

from maps.definitions import rows_of
from maps.parameters import Parameter
from models.draws import uniforms
from models.people.spread import cut_normal
from models.people.types import ROLES, Floats, Ints


@cache
def _age_curve() -> tuple[Floats, Floats]:
    rows = rows_of("models.people", "data/walking_speed_by_age.csv")
    return (
        np.array([float(row["age"]) for row in rows]),
        np.array([float(row["speed_mps"]) for row in rows]),
    )


def speed_by_age(age: Ints | Floats) -> Floats:
    """Return the speed on the level [m/s] at an age [years], between the ages of RiMEA's test 7."""
    ages, speeds = _age_curve()
    speed: Floats = np.interp(age, ages, speeds)
    return speed


def free_speeds(
    key: Ints, role: Ints, age: Ints, parameters: Mapping[str, Parameter], seed: int
) -> Floats:
    """Return the free walking speed on the level [m/s] of each person.

    The mean follows the age curve, scaled to `walking_speed` at `walking_speed_age`; persons
    spread round it normally, cut at 2 standard deviations.
    """
    reference = speed_by_age(np.array([parameters["walking_speed_age"].value]))
    mean = parameters["walking_speed"].value * speed_by_age(age) / reference
    mean[role == ROLES.index("visitor")] *= parameters["visitor_speed_share"].value
    drawn = uniforms(seed, "walking speed", 0, key)[:, 0]
    return cut_normal(drawn, mean, parameters["walking_speed_spread"].value * mean)
