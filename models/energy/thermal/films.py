"""How faces exchange heat with the air on both their sides, and with the sky.

Still air after Walton 1983, "Thermal Analysis Research Program Reference Manual", NBSSIR 83-2655:
1.31 dT^(1/3) on a wall, 1.51 where warm air rises off a face, 0.76 where it stays under it. Wind on
glass after Yazdanian and Klems 1994 (MoWiTT), ASHRAE Transactions 100(1): sqrt(still^2 + (a V^b)^2)
with a, b of 3.26, 0.89 on the windward side and 3.55, 0.617 on the lee. Rougher faces after DOE-2:
still + roughness * (glass - still), as in EnergyPlus Engineering Reference, "Outside surface heat
balance".
"""

import math

import numpy as np

from models.compiled import unallocating
from models.energy.weather import KELVIN, STEFAN_BOLTZMANN

WINDWARD = (3.26, 0.89)
LEEWARD = (3.55, 0.617)
WALL = 1.31
RISING = 1.51
STAYING = 0.76
LEAST_FILM = 0.1  # [W/(m2 K)], EnergyPlus' bound
# A table of cube roots for each quarter of a kelvin up to 100: working one out costs more.
PER_K = 4
MOST_K = 100
ROOTS = np.cbrt(np.arange(MOST_K * PER_K + 2) / PER_K)
RISES = np.diff(ROOTS)


def still_factors(facing: int) -> tuple[float, float]:
    """Return what still air makes of a face that is warmer than it, and of one that is cooler.

    `facing` is 1 for a floor, -1 for a ceiling, 0 for a wall; 2 for a slab, half of each.
    """
    half = (RISING + STAYING) / 2.0
    return {0: (WALL, WALL), 1: (RISING, STAYING), -1: (STAYING, RISING), 2: (half, half)}[facing]


@unallocating
def cube_root(difference_k: float) -> float:
    """Return the cube root of a difference of temperatures without its sign [K^(1/3)]."""
    place = min(abs(difference_k), float(MOST_K)) * PER_K
    row = np.uint32(np.int32(place))
    return float(ROOTS[row] + (place - np.int32(place)) * RISES[row])


@unallocating
def still_film(warm: float, cool: float, face_c: float, air_c: float) -> float:
    """Return the film of still air on a face [W/(m2 K)], given its `still_factors`."""
    warmer = face_c - air_c
    factor = warm if warmer > 0.0 else cool
    return max(factor * cube_root(warmer), LEAST_FILM)


@unallocating
def windy_film(still: float, forced: float, roughness: float) -> float:
    """Return the film of moving air [W/(m2 K)]; `forced` is that of wind alone on glass."""
    return still + roughness * (math.sqrt(still * still + forced * forced) - still)


@unallocating
def radiation_film(emissivity: float, one_c: float, other_c: float) -> float:
    """Return the film by which a face exchanges long waves with something black [W/(m2 K)]."""
    one, other = one_c + KELVIN, other_c + KELVIN
    return emissivity * STEFAN_BOLTZMANN * (one * one + other * other) * (one + other)
