"""How crowding slows walkers: the speed-density relation of Weidmann (1993)."""

import numpy as np
from numpy.typing import NDArray

DENSITY_STEP = 0.01


def weidmann_share(
    density: NDArray[np.float64], decay: float, densest: float
) -> NDArray[np.float64]:
    """Return speed as a share of the free speed at a density [persons/m2], from 0 to 1.

    1 - exp(-decay (1/density - 1/densest)): U. Weidmann, Transporttechnik der Fussgaenger,
    Schriftenreihe des IVT 90, ETH Zurich, 1993; `decay` and `densest` [1/m2].
    """
    crowded = np.clip(density, 1e-9, densest)
    return 1.0 - np.exp(-decay * (1.0 / crowded - 1.0 / densest))


def share_table(decay: float, densest: float, slowest: float) -> NDArray[np.float64]:
    """Return the speed share at densities 0, 0.01, … [persons/m2] up to `densest`.

    It does not fall below `slowest`. The kernel and its reference both read this table: exp may
    differ in its last bit from one compiler to another.
    """
    density = np.arange(0.0, densest + DENSITY_STEP, DENSITY_STEP)
    return np.maximum(weidmann_share(density, decay, densest), slowest)
