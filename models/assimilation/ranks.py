"""Whether an ensemble is honest: where the truth ranks among its members."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def ranks(truth: Floats, members: Floats, draws: Floats) -> NDArray[np.int64]:
    """Return the rank of each truth among its members, (members, ...), from 0 to their number.

    Equal values are ordered by `draws` in [0, 1). All ranks are equally likely where truth and
    members are of one distribution: T. M. Hamill 2001, "Interpretation of rank histograms for
    verifying ensemble forecasts", Monthly Weather Review 129, 550-560.
    """
    below = (members < truth).sum(axis=0)
    equal = (members == truth).sum(axis=0)
    return np.asarray(below + np.floor(draws * (equal + 1)), np.int64)
