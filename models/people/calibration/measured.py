"""What was counted, cell by cell, and how it scattered from day to day."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Measured:
    """What was counted in each cell, an hour of a counter on a weekday.

    `mean` is that of so many `days`; 0 days where nothing is known. `scatter` has a row a day of
    which there were others of its weekday: how far it was from their mean, such that the sum of
    squares of a cell is its variance. `freedom` is how many of these rows are independent.
    """

    mean: Floats
    days: Floats
    scatter: Floats
    freedom: int

    @classmethod
    def of(cls, weekdays: Sequence[Floats]) -> Self:
        """Return what was measured, given for each weekday as (days, cells); nan where unknown."""
        means, days, rows = [], [], []
        cells = [each.shape[1] for each in weekdays]
        for number, each in enumerate(weekdays):
            known = np.sum(~np.isnan(each), axis=0)
            total = np.nansum(each, axis=0)
            mean = np.divide(total, known, out=np.full(total.shape, np.nan), where=known > 0)
            means.append(mean)
            days.append(known)
            if len(each) > 1:
                wide = np.zeros((len(each), sum(cells)))
                begin = sum(cells[:number])
                away = np.nan_to_num(each - mean) / np.sqrt(len(each) - 1)
                wide[:, begin : begin + cells[number]] = away
                rows.append(wide)
        scatter = np.concatenate([np.zeros((0, sum(cells))), *rows])
        # weekdays that were counted once are taken to scatter like the others
        scatter *= np.sqrt(len(weekdays) / max(len(rows), 1))
        return cls(
            np.concatenate(means),
            np.concatenate(days).astype(np.float64),
            scatter,
            len(scatter) - len(rows),
        )
