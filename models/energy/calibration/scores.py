"""How well a model tells what a meter measured: the measures of ASHRAE Guideline 14."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

# ASHRAE Guideline 14-2014, section 4.2.2: coefficient of variation of the root mean square error
# at most, and normalised mean bias error within.
HOURLY = (0.30, 0.10)
MONTHLY = (0.15, 0.05)


@dataclass(frozen=True)
class Scores:
    """CV(RMSE) and NMBE of hours and of months, as shares of the mean measured."""

    hourly_cv: float
    hourly_bias: float
    monthly_cv: float
    monthly_bias: float

    @property
    def hourly_met(self) -> bool:
        """Whether Guideline 14's criterion for hourly data is met."""
        return self.hourly_cv <= HOURLY[0] and abs(self.hourly_bias) <= HOURLY[1]

    @property
    def monthly_met(self) -> bool:
        """Whether Guideline 14's criterion for monthly data is met."""
        return self.monthly_cv <= MONTHLY[0] and abs(self.monthly_bias) <= MONTHLY[1]


def scores(measured: Floats, found: Floats, month: Ints) -> Scores:
    """Return the scores of hours, `month` being that of each."""
    hours = _score(measured, found)
    _, of = np.unique(month, return_inverse=True)
    months = _score(_sums(of, measured), _sums(of, found))
    return Scores(*hours, *months)


def _sums(of: Ints, values: Floats) -> Floats:
    return np.asarray(np.bincount(of, values), np.float64)


def _score(measured: Floats, found: Floats) -> tuple[float, float]:
    """Return CV(RMSE) and NMBE, with one parameter as the guideline has it for calibration."""
    away = measured - found
    freedom = max(measured.size - 1, 1)
    mean = measured.mean()
    spread = np.sqrt((away**2).sum() / freedom)
    return float(spread / mean), float(away.sum() / (freedom * mean))
