"""Finds the values of unknowns with which simulated counts agree with measured ones.

Weighted least squares with a normal prior, by Gauss-Newton steps inside bounds (J. Nocedal and
S. Wright 2006, "Numerical Optimization", 2nd ed., section 10.3). Slopes are differences of
runs under the same seeds, which share their random numbers (P. Glasserman and D. Yao 1992, "Some
guidelines and guarantees for common random numbers", Management Science 38, 884-908); steps are as
long as the belief is wide, so that the people who change are many against those who differ by
chance.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import lsq_linear

from models.people.calibration.apart import Information
from models.people.calibration.measured import Measured
from models.people.calibration.unknowns import Scale, Unknown, scale_of

Floats = NDArray[np.float64]

MOST_ROUNDS = 2
LAST_ROUNDS = 2
STEP = 1.0  # of a parameter's deviation, by which its slopes are found
SETTLED = 0.1  # of its deviation: who moves less than this stays
LEAST_COUNT = 1.0  # persons, measured and simulated together, of an hour that tells something

# Gives (points, seeds, cells) for points of values, (points, unknowns), and seeds.
Simulate = Callable[[Floats, Sequence[int]], Floats]


@dataclass(frozen=True)
class Fit:
    """Where the fit ended: in deviations `z` and in `values`, with the simulated cells there.

    `simulated` is (seeds, cells); `before` are the cells by what was believed. `information` is
    what the counts tell. `rounds` is how often slopes were found.
    """

    unknowns: Sequence[Unknown]
    z: Floats
    values: Floats
    simulated: Floats
    before: Floats
    information: Information
    rounds: int


def fit(
    unknowns: Sequence[Unknown],
    measured: Measured,
    simulate: Simulate,
    seeds: Sequence[int],
    last_seeds: Sequence[int],
) -> Fit:
    """Fit the unknowns: slopes by runs under `seeds`, at least two, last steps by `last_seeds`.

    `last_seeds` begin with `seeds`, and are at least four more than unknowns. More of them leave
    less chance in what is found, and tell how cells scatter together, by which the last steps
    weigh what the counts tell.
    """
    scale = scale_of(unknowns)
    search = _Search(scale, measured, simulate, seeds)
    z = np.zeros(len(unknowns))
    for _ in range(MOST_ROUNDS):
        move = search.move_from(z)
        z = z + move
        if np.abs(move).max() < SETTLED and search.led_by(move):
            break

    def runs_at(z: Floats) -> Floats:
        return np.asarray(simulate(scale.values(z[np.newaxis]), last_seeds)[0])

    cells = runs_at(z)
    best, seen = search.best()
    if search.cost(z, cells[: len(seeds)].mean(axis=0)) > search.cost(best, seen):
        z = best
        cells = runs_at(z)
    for _ in range(LAST_ROUNDS):
        told = Information.of(search.slopes, search.weight, cells, measured)
        root: Floats = np.asarray(np.linalg.cholesky(told.precision).T)
        goal: Floats = np.asarray(np.linalg.solve(root.T, told.pull - z))
        move = _bounded(root, goal, z, scale)
        z = z + move
        cells = runs_at(z)
        if np.abs(move).max() < SETTLED:
            break
    information = Information.of(search.slopes, search.weight, cells, measured)
    before = search.points[0][1]
    return Fit(unknowns, z, scale.values(z), cells, before, information, rounds=len(search.points))


class _Search:
    """Gauss-Newton steps, and the points at which they began with the mean cells there."""

    def __init__(
        self, scale: Scale, measured: Measured, simulate: Simulate, seeds: Sequence[int]
    ) -> None:
        self._scale, self._simulate, self._seeds = scale, simulate, seeds
        self._measured, self._counted = measured, np.nan_to_num(measured.mean)
        self.points: list[tuple[Floats, Floats]] = []
        self.weight = np.zeros_like(measured.mean)
        self.slopes: Floats = np.zeros((0, 0, 0))
        self._noise = 1.0
        self._last: Floats = np.zeros_like(scale.low)
        self._step = self._last

    def move_from(self, z: Floats) -> Floats:
        """Find the slopes at a point, and return the step from it.

        Slopes are found on the side to which the step before led: where a count hardly answers any
        more, as when all have come before the hour is full, those of the other side mislead.
        """
        ahead = np.where(self._last < 0.0, -STEP, STEP)
        inside = (self._scale.low <= z + ahead) & (z + ahead <= self._scale.high)
        self._step = step = np.where(inside, ahead, -ahead)
        tried = np.vstack([z, z + np.diag(step)])
        told = self._simulate(self._scale.values(tried), self._seeds)
        base = told[0].mean(axis=0)
        if not self.points:
            self.weight = _weight(self._measured, base)
        self.points.append((z, base))
        self.slopes = (told[1:] - told[0]) / step[:, np.newaxis, np.newaxis]
        self._noise = self._noise_of(told[0])
        self._last = self.step(z, base)
        return self._last

    def led_by(self, move: Floats) -> bool:
        """Say whether the slopes tell of the side to which a move leads: else they cut it short."""
        return bool((move * self._step >= 0.0).all())

    def step(self, z: Floats, base: Floats) -> Floats:
        """Return the step to where the cells, taken as linear, agree best."""
        rows = np.vstack([self._slope() / np.sqrt(self._noise), np.eye(z.size)])
        away = (self._counted - base) * np.sqrt(self.weight / self._noise)
        return _bounded(rows, np.concatenate([away, -z]), z, self._scale)

    def cost(self, z: Floats, cells: Floats) -> float:
        """Return what is minimised, with the noise that was found last."""
        away = self.weight * (self._counted - cells) ** 2
        return float(away.sum() / self._noise + (z**2).sum())

    def best(self) -> tuple[Floats, Floats]:
        """Return the best of the points at which steps began, with its mean cells."""
        return min(self.points, key=lambda point: self.cost(*point))

    def _slope(self) -> Floats:
        return np.asarray((self.slopes.mean(axis=1) * np.sqrt(self.weight)).T)

    def _noise_of(self, runs: Floats) -> float:
        """Return the variance of a cell of weight 1: by chance, or what no step can mend."""
        base, root, slope = runs.mean(axis=0), np.sqrt(self.weight), self._slope()
        cells = max(np.count_nonzero(self.weight), 1)
        chance = (((runs - base) * root) ** 2).sum() / (len(runs) - 1) / cells
        away = (self._counted - base) * root
        left = away - slope @ np.linalg.lstsq(slope, away, rcond=1e-6)[0]
        found = (left**2).sum() / max(cells - slope.shape[1], 1)
        return float(max(chance, found, 1e-12))


def _bounded(rows: Floats, goal: Floats, z: Floats, scale: Scale) -> Floats:
    """Return the step from a point that solves rows of equations best inside the bounds."""
    # an end that is reached leaves a room of nothing, which SciPy refuses
    low = np.minimum(scale.low - z, -1e-9)
    high = np.maximum(scale.high - z, 1e-9)
    return np.asarray(lsq_linear(rows, goal, bounds=(low, high)).x)


def _weight(measured: Measured, base: Floats) -> Floats:
    """Return the weights of the cells: days over persons, as counts scatter by their root.

    So the squares that are summed are nearly those of GEH.
    """
    total = np.nan_to_num(measured.mean) + base
    tells = (measured.days > 0) & (total >= LEAST_COUNT)
    return np.where(tells, measured.days / (1.0 + total / 2.0), 0.0)
