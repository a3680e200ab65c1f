"""Which sensors disagree with all others: each is held against what the others tell of it."""

import numpy as np
from numpy.typing import NDArray

from models.assimilation.update import Ints, Measurements, innovation_covariance

Floats = NDArray[np.float64]


def surprise(measured: Measurements, sensor: Ints, elsewhere: float) -> dict[int, float]:
    """Return for each sensor its mean squared deviation from what the others tell, in variances.

    About 1 where all is well. With P the inverse of the covariance of the innovations d, what is
    left out of a block b deviates by P_bb^-1 (P d)_b, with covariance P_bb^-1: O. Dubrule 1983,
    "Cross validation of kriging in a unique neighborhood", Mathematical Geology 15, 687-699.
    """
    inverse = np.linalg.inv(innovation_covariance(measured, elsewhere))
    weighed = inverse @ (measured.value - measured.predicted.mean(axis=0))
    found = {}
    for key in np.unique(sensor):
        mine = sensor == key
        block, part = inverse[np.ix_(mine, mine)], weighed[mine]
        found[int(key)] = float(part @ np.linalg.solve(block, part)) / int(mine.sum())
    return found


def disagreeing(
    measured: Measurements, sensor: Ints, elsewhere: float, limit: float, most: int
) -> dict[int, float]:
    """Return the sensors that disagree, worst first, with their surprise: at most `most`.

    One is left out after the other, since a wrong sensor makes its neighbours look wrong.
    """
    found: dict[int, float] = {}
    kept = np.ones(sensor.size, dtype=bool)
    while kept.any() and len(found) < most:
        surprises = surprise(measured.of(kept), sensor[kept], elsewhere)
        worst = max(surprises, key=lambda key: surprises[key])
        if surprises[worst] <= limit:
            break
        found[worst] = surprises[worst]
        kept &= sensor != worst
    return found
