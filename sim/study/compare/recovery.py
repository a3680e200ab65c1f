"""How long after a shock everything is as usual again.

A shock lasts from the first beginning to the last end of the interventions that end within the run.
Runs of the alternative are held against runs of the baseline under the same seeds, instant by
instant. The band is what a further day of the baseline would lie within, as far as the runs of the
baseline differ among themselves at that time of the day.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from scenarios.schema import DAY_S, HOUR_S, MINUTE_S, Scenario

# As far to either side, the spread of the baseline is taken together [s].
NEIGHBOURS_S = HOUR_S
# For so long everything must stay in the band to be as usual again [s].
STAYS_S = HOUR_S
_ROUNDING = 1e-9  # relative: what sums differ by, added up in another order

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Shock:
    """From when until when things are not as usual [s of the run]."""

    begin_s: int
    end_s: int


@dataclass(frozen=True)
class Recovery:
    """How one number came back after a shock, one entry a pair of runs.

    `after_s` is the time from the end of the shock until the number is in its band and stays there
    for an hour: 0 where it never left it, NaN where it does not come back. `left` says whether it
    left it. `most` is the largest mean difference since the shock began, and `band` half the band's
    width then.
    """

    after_s: Floats
    left: NDArray[np.bool_]
    most: float
    band: float

    def as_table(self) -> dict[str, Any]:
        """Return it as JSON values; times in minutes, None where nothing came back."""
        back = self.after_s[np.isfinite(self.after_s)] / MINUTE_S
        return {
            "pairs": int(self.after_s.size),
            "left_band": int(self.left.sum()),
            "back": int(back.size),
            "mean_min": float(back.mean()) if back.size else None,
            "longest_min": float(back.max()) if back.size == self.after_s.size else None,
            "largest_difference": self.most,
            "band": self.band,
        }


def shock_of(scenario: Scenario) -> Shock | None:
    """Return the shock that a scenario holds, None where no intervention ends within the run."""
    run_s = scenario.calendar.days * DAY_S
    spans = [
        (each.start_s, each.over_s)
        for each in scenario.interventions
        if each.over_s is not None and each.over_s < run_s
    ]
    if not spans:
        return None
    return Shock(min(begin for begin, _ in spans), max(end for _, end in spans))


def band_of(at_s: Ints, base: Floats, level: float) -> Floats:
    """Return half the width of the band at each instant, of runs of the baseline, shape (runs, n).

    A further value lies within t(runs - 1, (1 + level) / 2) s sqrt(1 + 1 / runs) of the mean with
    the probability `level` (the prediction interval for one more observation, e.g. G. J. Hahn 1969,
    "Factors for calculating two-sided prediction intervals", JASA 64, 878-888).
    """
    runs = base.shape[0]
    variance = base.var(axis=0, ddof=1)
    first = np.searchsorted(at_s, at_s - NEIGHBOURS_S, side="left")
    last = np.searchsorted(at_s, at_s + NEIGHBOURS_S, side="right")
    total = np.concatenate([[0.0], np.cumsum(variance)])
    near = (total[last] - total[first]) / (last - first)
    quantile = float(stdtrit(runs - 1, (1.0 + level) / 2.0))
    half = quantile * np.sqrt(np.maximum(near, 0.0) * (1.0 + 1.0 / runs))
    return np.asarray(half + _ROUNDING * np.abs(base).mean(axis=0))


def recovery(at_s: Ints, base: Floats, other: Floats, shock: Shock, level: float) -> Recovery:
    """Return how a number came back: its values at instants [s], shape (runs, n), pair by pair."""
    band = band_of(at_s, base, level)
    difference = other - base
    outside = np.abs(difference) > band
    since = at_s >= shock.begin_s
    mean = np.where(since, difference.mean(axis=0), 0.0)
    worst = int(np.argmax(np.abs(mean)))
    left = np.array([bool(each[since].any()) for each in outside], np.bool_)
    after = [_back_s(at_s, each, shock.end_s) for each in outside]
    return Recovery(
        after_s=np.where(left, after, 0.0),
        left=left,
        most=float(mean[worst]),
        band=float(band[worst]),
    )


def recoveries(
    base: Sequence[Mapping[str, tuple[Ints, Floats]]],
    other: Sequence[Mapping[str, tuple[Ints, Floats]]],
    shock: Shock,
    level: float,
) -> dict[str, Recovery]:
    """Return how everything came back that both have, from what is followed in their runs."""
    found = {}
    for key, (at_s, _) in base[0].items():
        rows = [np.array([run[key][1] for run in runs]) for runs in (base, other)]
        if at_s.size and rows[0].shape == rows[1].shape:
            found[key] = recovery(at_s, rows[0], rows[1], shock, level)
    return found


def _back_s(at_s: Ints, outside: NDArray[np.bool_], end_s: int) -> float:
    """Return how long after `end_s` nothing is outside for a while, NaN where it always is."""
    for row in np.flatnonzero((at_s >= end_s) & ~outside).tolist():
        stays = (at_s >= at_s[row]) & (at_s < at_s[row] + STAYS_S)
        if not outside[stays].any():
            return float(at_s[row] - end_s)
    return float("nan")
