"""Finds the parameters of a building with which it uses what its meter measured."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import least_squares

from maps.definitions import rows_of
from models.energy.calibration.scores import Scores, scores
from models.energy.calibration.simulate import Case, electricity

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

MOST_STEPS = 100
NUDGE = 0.01  # of a parameter's range, by which its effect is found
HELD_BACK_EVERY = 4  # of so many weeks, one is held back
WEEK_H = 168


@dataclass(frozen=True)
class Fitted:
    """A parameter that is fitted: where it may lie, and what it means."""

    start: float
    low: float
    high: float
    unit: str
    description: str


@dataclass(frozen=True)
class Calibration:
    """The values found, how well they tell the fitted and the held back hours, and all hours.

    The meter does not tell the parameters `untold`: they change no hour, as heating where none
    is needed.
    """

    values: Mapping[str, float]
    untold: Sequence[str]
    fitted: Scores
    held_back: Scores
    used_kwh: Floats


@cache
def parameters() -> Mapping[str, Fitted]:
    """Return what is fitted, by name."""
    return {
        row["parameter"]: Fitted(
            float(row["start"]),
            float(row["low"]),
            float(row["high"]),
            row["unit"],
            row["description"],
        )
        for row in rows_of("models.energy", "data/calibration.csv")
    }


def held_back() -> Bools:
    """Return which hours of the year are held back: every fourth week, all seasons alike."""
    week = np.arange(8760) // WEEK_H
    return np.asarray(week % HELD_BACK_EVERY == HELD_BACK_EVERY - 1)


def calibrate(case: Case, measured_kwh: Floats, month: NDArray[np.int64]) -> Calibration:
    """Fit the parameters to the hours that were measured and are not held back.

    `measured_kwh` has an entry for each hour of the year, nan where nothing was measured.
    """
    known = parameters()
    names = list(known)
    low, high = (np.array([getattr(known[n], side) for n in names]) for side in ("low", "high"))
    there = ~np.isnan(measured_kwh)
    train, test = there & ~held_back(), there & held_back()
    scale = high - low

    def used(rows: Floats) -> Floats:
        """Return the hours of several sets, given as rows of shares of the parameters' ranges."""
        values = low + rows * scale
        return electricity(case, {name: values[:, i] for i, name in enumerate(names)})

    def away(share: Floats) -> Floats:
        return np.asarray(used(share[None, :])[train, 0] - measured_kwh[train])

    def slopes(share: Floats) -> Floats:
        step = np.where(share + NUDGE <= 1.0, NUDGE, -NUDGE)
        found = used(np.vstack([share, share + np.diag(step)]))[train]
        return np.asarray((found[:, 1:] - found[:, :1]) / step)

    start = (np.array([known[name].start for name in names]) - low) / scale
    mean_w_m2 = float(np.nanmean(measured_kwh)) * 1e3 / float(case.zone.floor_m2[0])
    for name in ("base", "busy"):  # begin with half of what the meter shows for each
        place = names.index(name)
        start[place] = np.clip((mean_w_m2 / 2.0 - low[place]) / scale[place], 0.02, 0.98)
    result = least_squares(away, start, jac=slopes, bounds=(0.0, 1.0), max_nfev=MOST_STEPS)
    best = low + result.x * scale
    whole = used(result.x[None, :])[:, 0]
    return Calibration(
        values=dict(zip(names, map(float, best), strict=True)),
        untold=[name for name, slope in zip(names, result.jac.T, strict=True) if not slope.any()],
        fitted=scores(measured_kwh[train], whole[train], month[train]),
        held_back=scores(measured_kwh[test], whole[test], month[test]),
        used_kwh=whole,
    )
