"""Parameters of demand that are to be fitted, each with what is believed of it before."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# A range is taken for the middle 95 % of a normal belief: it is four deviations wide.
DEVIATIONS_IN_RANGE = 4.0


@dataclass(frozen=True)
class Unknown:
    """A parameter: believed to be normal about `prior`, and to lie from `low` to `high`."""

    name: str
    prior: float
    low: float
    high: float
    unit: str
    description: str

    @property
    def deviation(self) -> float:
        """Standard deviation of what is believed."""
        return (self.high - self.low) / DEVIATIONS_IN_RANGE


@dataclass(frozen=True)
class Scale:
    """Unknowns counted in deviations from what is believed of them, which makes all alike."""

    prior: Floats
    deviation: Floats
    low: Floats
    high: Floats

    def values(self, z: Floats) -> Floats:
        """Return the values of unknowns that are so many deviations away, kept in their range."""
        low, high = (self.prior + end * self.deviation for end in (self.low, self.high))
        return np.asarray(np.clip(self.prior + z * self.deviation, low, high))


def scale_of(unknowns: Sequence[Unknown]) -> Scale:
    """Return the scale of some unknowns."""
    prior, deviation, low, high = np.array(
        [(each.prior, each.deviation, each.low, each.high) for each in unknowns]
    ).T
    return Scale(prior, deviation, (low - prior) / deviation, (high - prior) / deviation)
