"""The wind at the height of a wall.

ASHRAE Handbook of Fundamentals 2017, chapter 24, equation 4 and table 1: a power law for the ground
around, from a reading at 10 m in open country.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

READING_M = 10.0


@dataclass(frozen=True)
class Terrain:
    """Ground that slows the wind: exponent of the profile, and height of the boundary layer [m]."""

    exponent: float
    layer_m: float


COUNTRY = Terrain(0.14, 270.0)
SUBURB = Terrain(0.22, 370.0)


def wind_share(height_m: Floats, terrain: Terrain) -> Floats:
    """Return the wind at a height as a share of the reading."""
    free = (COUNTRY.layer_m / READING_M) ** COUNTRY.exponent
    above = np.maximum(height_m, 0.5) / terrain.layer_m
    return np.asarray(np.minimum(free * above**terrain.exponent, free))
