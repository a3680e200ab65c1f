"""Normal spreads without tails, so that nobody lunches at midnight."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

CUT_SD = 2.0


def cut_normal(
    uniform: NDArray[np.float64], mean: Any, sd: Any, cut: float = CUT_SD
) -> NDArray[np.float64]:
    """Return normal numbers cut at `cut` standard deviations, from uniform ones in [0, 1).

    By inverting the distribution function; `mean` and `sd` are numbers or arrays that broadcast.
    """
    tail = ndtr(-cut)
    standard: NDArray[np.float64] = ndtri(tail + uniform * (1.0 - 2.0 * tail))
    shifted: NDArray[np.float64] = mean + sd * standard
    return shifted
