"""What people and caretakers set: temperatures, lamps, devices."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Controls:
    """One entry a zone: set-points [degC], and what lamps and devices take by what is usual.

    `cooling` and `heating` are 1 where units may run, 0 where they are off.
    """

    cool_to_c: Floats
    heat_to_c: Floats
    cooling: Floats
    heating: Floats
    lamps: Floats
    devices: Floats


def usual(zones: int, cool_to_c: float, heat_to_c: float) -> Controls:
    """Return controls that are the same in all zones."""
    ones = np.ones(zones)
    return Controls(cool_to_c * ones, heat_to_c * ones, ones, ones, ones, ones)
