"""Intervals for the mean of paired differences."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from models.draws import uniforms

RESAMPLES = 2000
_KEY = "bootstrap"

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Interval:
    """A mean, and the interval in which the true one lies, in the unit of the values."""

    mean: float
    low: float
    high: float

    @property
    def half_width(self) -> float:
        """Half the width of the interval."""
        return (self.high - self.low) / 2.0


def t_interval(values: Floats, level: float) -> Interval:
    """Return the t interval for the mean of independent values, at a level as 0.95.

    mean ± t(n - 1, (1 + level) / 2) s / sqrt(n): W. S. Gosset ("Student") 1908, "The probable
    error of a mean", Biometrika 6, 1-25. Of one value, the interval is all numbers.
    """
    mean = float(np.mean(values))
    if values.size < 2:
        return Interval(mean, -np.inf, np.inf)
    error = float(np.std(values, ddof=1)) / np.sqrt(values.size)
    half = float(stdtrit(values.size - 1, (1.0 + level) / 2.0)) * error if error else 0.0
    return Interval(mean, mean - half, mean + half)


def bootstrap_interval(values: Floats, level: float) -> Interval:
    """Return the percentile bootstrap interval for the mean, at a level as 0.95.

    B. Efron and R. Tibshirani, An Introduction to the Bootstrap, 1993, section 13.3. The draws
    are the same for the same number of values, so that the same runs give the same interval.
    """
    mean = float(np.mean(values))
    if values.size < 2:
        return Interval(mean, -np.inf, np.inf)
    drawn = uniforms(values.size, _KEY, 0, np.arange(RESAMPLES), values.size)
    means = np.sort(values[(drawn * values.size).astype(np.int64)].mean(axis=1))
    low, high = np.quantile(means, [(1.0 - level) / 2.0, (1.0 + level) / 2.0])
    return Interval(mean, float(low), float(high))


def adjusted_level(level: float, statements: int) -> float:
    """Return the level of each of several intervals that shall all hold at once at a level.

    Bonferroni's inequality: 1 - (1 - level) / statements.
    """
    return 1.0 - (1.0 - level) / max(statements, 1)


def paired(base: Sequence[float | None], other: Sequence[float | None]) -> Floats:
    """Return the differences other - base of runs under the same seeds, where both have a value."""
    both = [(a, b) for a, b in zip(base, other, strict=True) if a is not None and b is not None]
    return np.array([b - a for a, b in both], dtype=np.float64)
