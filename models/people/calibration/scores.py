"""How well hours that were told agree with hours that were counted.

GEH after G. Havers, as the UK's Design Manual for Roads and Bridges has it for hourly flows: a flow
agrees where it is below 5, a model where 85 % of its flows do.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

AGREES = 5.0


def geh(told: Floats, counted: Floats) -> Floats:
    """Return sqrt(2 (m - c)^2 / (m + c)) of each pair, 0 where both are 0, nan where one is."""
    total = told + counted
    away = 2.0 * (told - counted) ** 2
    return np.sqrt(np.divide(away, total, out=np.zeros_like(total), where=total != 0.0))


@dataclass(frozen=True)
class Scores:
    """How well a number of hours is told: share with GEH < 5, mean GEH, RMSE and bias.

    RMSE and bias (told less counted) are in persons; `mean` is the mean counted.
    """

    hours: int
    geh_below_5: float
    mean_geh: float
    rmse: float
    bias: float
    mean: float


def scores(told: Floats, counted: Floats) -> Scores:
    """Return the scores of the hours that were counted, at least one; others are nan."""
    there = ~np.isnan(counted)
    told, counted = told[there], counted[there]
    each, away = geh(told, counted), told - counted
    return Scores(
        hours=int(counted.size),
        geh_below_5=float((each < AGREES).mean()),
        mean_geh=float(each.mean()),
        rmse=float(np.sqrt((away**2).mean())),
        bias=float(away.mean()),
        mean=float(counted.mean()),
    )
