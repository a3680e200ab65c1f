"""How crowding slows walkers: relations of speed and density, as shares of the free speed."""

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


def sfpe_share(density: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return speed as a share of the free speed at a density [persons/m2], from 0 to 1.

    k (1 - 0.266 D) over its value 0.85 k below 0.54 persons/m2: Gwynne and Rosenbaum, Employing
    the hydraulic model, SFPE Handbook of Fire Protection Engineering, 5th ed. 2016, eq. 59.5.
    """
    return np.clip((1.0 - 0.266 * density) / 0.85, 0.0, 1.0)


def imo_share(density: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return speed as a share of the free speed at a density [persons/m2].

    Corridor speeds between the values of IMO MSC.1/Circ.1533 (2016), over 1.2 m/s.
    """
    return np.interp(density, [0.5, 1.9, 3.2, 3.5], [1.2, 0.67, 0.20, 0.10]) / 1.2


def bicycle_share(density: NDArray[np.float64], densest: float) -> NDArray[np.float64]:
    """Return speed as a share of the free speed at a density [bicycles/m2], from 0 to 1.

    1 - density/densest: B. D. Greenshields, A study of traffic capacity, Proceedings of the
    Highway Research Board 14, 1935, 448-477; `densest` [1/m2].
    """
    return np.clip(1.0 - density / densest, 0.0, 1.0)


CURVES = ("weidmann", "sfpe", "imo", "bicycle")
BICYCLE = CURVES.index("bicycle")
DENSEST_BICYCLES = 0.5


def share_table(
    decay: float, densest: float, slowest: float, densest_bicycles: float = DENSEST_BICYCLES
) -> NDArray[np.float64]:
    """Return speed shares, one row for each of `CURVES`, at densities 0, 0.01, … [persons/m2].

    They do not fall below `slowest`. The kernel and its reference both read this table: exp may
    differ in its last bit from one compiler to another.
    """
    density = np.arange(0.0, densest + DENSITY_STEP, DENSITY_STEP)
    rows = [
        weidmann_share(density, decay, densest),
        sfpe_share(density),
        imo_share(density),
        bicycle_share(density, densest_bicycles),
    ]
    return np.maximum(np.array(rows), slowest)
