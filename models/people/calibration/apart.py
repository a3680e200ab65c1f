"""What counts tell of unknowns: how far they may be off, and which are not told apart.

Hours and counters go up and down together from run to run, where classes lie in other rooms, say.
So the scores (slopes by weighted errors, summed over the cells) are weighed by their own scatter
among runs under different seeds, and by what counters err from day to day: L. Hansen 1982, "Large
sample properties of generalized method of moments estimators", Econometrica 50, 1029-1054. The
scatter is widened by how much more the counts are away than chance explains (over-dispersion,
P. McCullagh and J. Nelder 1989, "Generalized Linear Models", section 4.5).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray
from scipy.stats import t

from models.people.calibration.measured import Measured

Floats = NDArray[np.float64]

LEVEL = 0.95
ALIKE = 0.95  # correlation from which two unknowns are not told apart
SIGNAL_TO_NOISE = 2.0  # of slopes, below which they may be chance
SEEN_BESIDE = 2  # days of all unknowns that are taken beside those of one
LEAST_SHARE = 1e-6  # of the largest eigenvalue, which stands for none


@dataclass(frozen=True)
class Together:
    """What is told of two unknowns: `first + factor * second`, in deviations, is `deviation`.

    `factor` is the weight of the second; `deviation` the standard deviation of the sum.
    """

    first: int
    second: int
    correlation: float
    factor: float
    deviation: float


@dataclass(frozen=True)
class Information:
    """What counts tell, all in deviations of the unknowns.

    `score` is the sum of slopes by errors over the cells, `scatter` its covariance. `slopes` is the
    sum of products of slopes, `slopes_noise` what chance has in it. `overdispersion` is how much
    farther away the counts are than chance explains; `freedom` is that of the scatter.
    """

    score: Floats
    slopes: Floats
    slopes_noise: Floats
    scatter: Floats
    overdispersion: float
    freedom: int

    @classmethod
    def of(cls, slopes: Floats, weight: Floats, simulated: Floats, measured: Measured) -> Self:
        """Return what is told by slopes (unknowns, seeds, cells) and runs (seeds, cells)."""
        root = np.sqrt(weight)
        mean = slopes.mean(axis=1)
        slope = mean * root
        off = (slopes - mean[:, np.newaxis]) * root
        runs = slopes.shape[1]
        centre = simulated.mean(axis=0)
        seeds = simulated.shape[0]
        by_chance = (simulated - centre) * root
        away = np.where(weight > 0.0, np.nan_to_num(measured.mean) - centre, 0.0) * root
        cells = max(int(np.count_nonzero(weight)), 1)
        one_more = 1.0 + 1.0 / seeds  # the measured run, and the mean of those simulated
        chance = float((by_chance**2).sum()) / (seeds - 1) / cells * one_more
        found = float((away**2).sum()) / max(cells - slope.shape[0], 1)
        over = max(1.0, found / max(chance, 1e-12))
        scores = by_chance @ slope.T
        products = slope @ slope.T
        of_runs = scores.T @ scores / (seeds - 1)
        by_day = measured.scatter * root @ slope.T
        repeats = float(measured.days[weight > 0.0].mean()) if weight.any() else 1.0
        more = _more_by_day(by_day, np.diag(of_runs), measured.freedom)
        among_runs = one_more * of_runs + (of_runs * np.outer(more, more) - of_runs) / repeats
        # of few runs, the scatter has holes: it is drawn towards that of independent cells
        share = slope.shape[0] / (slope.shape[0] + seeds - 1)
        return cls(
            score=slope @ away,
            slopes=products,
            slopes_noise=np.einsum("arc,brc->ab", off, off) / (runs * (runs - 1)),
            scatter=over * ((1.0 - share) * among_runs + share * max(chance, 1e-12) * products),
            overdispersion=over,
            freedom=seeds - 1,
        )

    @property
    def precision(self) -> Floats:
        """Inverse covariance of the unknowns, what was believed before taken in."""
        return np.asarray(self._weighed() @ self.slopes + np.eye(self.score.size))

    @property
    def covariance(self) -> Floats:
        """Covariance of the unknowns, what was believed before taken in."""
        return np.asarray(np.linalg.inv(self.precision))

    @property
    def pull(self) -> Floats:
        """Precision by the step to where the counts alone pull."""
        return np.asarray(self._weighed() @ self.score)

    def _weighed(self) -> Floats:
        """Return slopes over scatter.

        The inverse of a scatter of few runs is too large by chance (J. Hartlap, P. Simon and
        P. Schneider 2007, Astronomy & Astrophysics 464, 399-404, equation 17).
        """
        unbiased = (self.freedom - self.score.size - 1) / self.freedom
        return np.asarray(unbiased * self.slopes @ np.linalg.pinv(self.scatter, hermitian=True))

    @property
    def deviations_to_ends(self) -> float:
        """How many standard deviations an interval of 95 % reaches to either side."""
        return float(t.ppf(0.5 + LEVEL / 2.0, self.freedom))

    def untold(self) -> list[int]:
        """Return the unknowns of which the counts, each taken alone, tell less than was believed.

        Or of which the slopes are no more than chance.
        """
        signal, chance = np.diag(self.slopes), np.diag(self.slopes_noise)
        alone = np.sqrt(np.diag(self.scatter)) / np.maximum(signal, 1e-12)
        is_told = (signal > SIGNAL_TO_NOISE**2 * chance) & (alone < 1.0) & (signal > 0.0)
        return np.flatnonzero(~is_told).tolist()

    def alike(self) -> Iterator[Together]:
        """Yield each two unknowns that the counts tell of, but do not tell apart."""
        told = np.setdiff1d(np.arange(self.slopes.shape[0]), self.untold())
        if told.size < 2:
            return
        inner = np.ix_(told, told)
        value, vector = np.linalg.eigh(self.slopes[inner] - self.slopes_noise[inner])
        value = np.maximum(value, LEAST_SHARE * max(value.max(), 1e-12))
        inverse = (vector / value) @ vector.T
        root = np.sqrt(np.diag(inverse))
        correlation = inverse / np.outer(root, root)
        for row, column in zip(*np.triu_indices(told.size, 1), strict=True):
            if abs(correlation[row, column]) >= ALIKE:
                pair = int(told[row]), int(told[column])
                yield self._together(*pair, float(correlation[row, column]))

    def _together(self, first: int, second: int, correlation: float) -> Together:
        """Return the sum of two unknowns that is told best."""
        both = self.covariance[np.ix_((first, second), (first, second))]
        value, vector = np.linalg.eigh(both)
        best = vector[:, 0]
        if abs(best[0]) < abs(best[1]):
            first, second, best = second, first, best[::-1]
        factor = float(best[1] / best[0])
        return Together(first, second, correlation, factor, float(np.sqrt(value[0]) / abs(best[0])))


def _more_by_day(scores: Floats, of_runs: Floats, freedom: int) -> Floats:
    """Return how much wider the scores of measured days scatter than those of runs, at least 1.

    Counters err as well. The few days of one unknown are seen beside those of all.
    """
    if not freedom:
        return np.ones_like(of_runs)
    ratio = (scores**2).sum(axis=0) / np.maximum(of_runs, 1e-12)
    seen = (freedom * ratio + SEEN_BESIDE * ratio.mean()) / (freedom + SEEN_BESIDE)
    return np.asarray(np.sqrt(np.maximum(seen, 1.0)))
