"""The ensemble Kalman update, with gains found from other members than those they are used on.

G. Evensen 1994 and G. Burgers, P. J. van Leeuwen and G. Evensen 1998, "Analysis scheme in the
ensemble Kalman filter", Monthly Weather Review 126, 1719-1724; for states of the past and of the
time ahead G. Evensen and P. J. van Leeuwen 2000, "An ensemble Kalman smoother for nonlinear
dynamics", Monthly Weather Review 128, 1852-1867.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Measurements:
    """What was measured at an instant, and what each member of the ensemble says to it.

    `value` has an entry a measurement, `predicted` is (members, measurements), `error` the
    covariance of the errors of measuring, `owner` the place each belongs to.
    """

    value: Floats
    predicted: Floats
    error: Floats
    owner: Ints

    def of(self, rows: NDArray[np.bool_]) -> "Measurements":
        """Return some of the measurements."""
        return Measurements(
            self.value[rows],
            self.predicted[:, rows],
            self.error[np.ix_(rows, rows)],
            self.owner[rows],
        )


def taper(of: Ints, to: Ints, elsewhere: float) -> Floats:
    """Return by how much covariances are believed: wholly in one place, else by `elsewhere`.

    A matrix of ones in blocks, and of one number between them, is itself a covariance, so that its
    product by entries with one is one as well (Schur). P. L. Houtekamer and H. L. Mitchell 2001,
    "A sequential ensemble Kalman filter for atmospheric data assimilation", Monthly Weather Review
    129, 123-137.
    """
    return np.where(of[:, None] == to[None, :], 1.0, elsewhere)


def innovation_covariance(measured: Measurements, elsewhere: float) -> Floats:
    """Return the covariance of what is measured about the ensemble's mean."""
    away = measured.predicted - measured.predicted.mean(axis=0)
    believed = taper(measured.owner, measured.owner, elsewhere)
    return np.asarray(believed * (away.T @ away) / (len(away) - 1) + measured.error)


def corrected(
    states: Floats,
    owner: Ints,
    measured: Measurements,
    error_draws: Floats,
    elsewhere: float,
    groups: int,
) -> Floats:
    """Return the states, (members, entries), given what was measured.

    The members fall into `groups`; the gain used on a group is found from all others, so that the
    spread is not too small (P. L. Houtekamer and H. L. Mitchell 1998, "Data assimilation using an
    ensemble Kalman filter technique", Monthly Weather Review 126, 796-811). With one group it is
    the plain filter. Each member plays the truth once, measured with its errors (`error_draws`,
    (members, measurements)): how far what is told of it then explains it, from 0 to 1, is how far
    the correction of each entry is believed.
    """
    members = len(states)
    group = np.arange(members) % groups
    shift, told, away = (np.empty_like(states) for _ in range(3))
    for number in range(groups):
        held_out = group == number
        others = measured if groups == 1 else _without(measured, held_out)
        base = states if groups == 1 else states[~held_out]
        mean = others.predicted.mean(axis=0)
        gain = _gain(base, owner, others, elsewhere)
        shift[held_out] = gain @ (measured.value - mean)
        told[held_out] = (measured.predicted[held_out] + error_draws[held_out] - mean) @ gain.T
        away[held_out] = states[held_out] - base.mean(axis=0)
    squares = (told**2).sum(axis=0)
    along = (told * away).sum(axis=0)
    explained = np.divide(along, squares, where=squares > 0.0, out=np.zeros_like(along))
    return np.asarray(states + np.clip(explained, 0.0, 1.0) * (shift - told))


def _without(measured: Measurements, members: NDArray[np.bool_]) -> Measurements:
    predicted = measured.predicted[~members]
    return Measurements(measured.value, predicted, measured.error, measured.owner)


def _gain(states: Floats, owner: Ints, measured: Measurements, elsewhere: float) -> Floats:
    """Return the gain, (entries, measurements)."""
    members = len(states)
    away = states - states.mean(axis=0)
    predicted = measured.predicted - measured.predicted.mean(axis=0)
    believed = taper(owner, measured.owner, elsewhere)
    cross = believed * (away.T @ predicted) / (members - 1)
    covariance = innovation_covariance(measured, elsewhere)
    return np.asarray(np.linalg.solve(covariance, cross.T).T)
