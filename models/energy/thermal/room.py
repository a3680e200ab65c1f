"""What happens between the faces of a zone: long waves, and the sunlight that came in."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.compiled import unallocating
from models.energy.weather import KELVIN, STEFAN_BOLTZMANN

Floats = NDArray[np.float64]

ROOM_K = 20.0 + KELVIN  # for which the films of long waves are stated


@unallocating
def warmth(radiant_c: float) -> float:
    """Return how much more a room radiates at a temperature than at 20 degrees C, for a kelvin."""
    hotter = (radiant_c + KELVIN) / ROOM_K
    return hotter * hotter * hotter


@dataclass(frozen=True)
class SunShares:
    """Where a watt of sunlight that came in ends: shares of each face; the rest leaves again."""

    direct: Floats
    diffuse: Floats


def radiation_films(area_m2: Floats, emissivity: Floats) -> Floats:
    """Return the conductance of each face of a zone to its mean radiant node, at 20 C [W/(m2 K)].

    At other temperatures it is `warmth` times that. Carroll 1980, "An 'MRT method' of computing
    radiant energy exchange in rooms": a node that stands for all faces, with a factor for each
    since no face sees itself.
    """
    factor = np.ones_like(area_m2)
    for _ in range(50):
        factor = 1.0 / (1.0 - np.minimum(area_m2 * factor / (area_m2 * factor).sum(), 0.6))
    black = 4.0 * STEFAN_BOLTZMANN * ROOM_K**3
    return black / (1.0 / factor + (1.0 - emissivity) / emissivity)


def sun_shares(area_m2: Floats, absorbed: Floats, reflected: Floats, floor: Floats) -> SunShares:
    """Return where the sun goes that came in; `absorbed` and `reflected` are shares by face.

    What a face neither absorbs nor reflects, it lets out. The direct sun meets the floors first
    (`floor` is 1 for them), what they reflect the other faces, and the rest is spread evenly.
    """
    spread = area_m2 * absorbed / (area_m2 * (1.0 - reflected)).sum()
    first = area_m2 * floor / max(float((area_m2 * floor).sum()), 1e-9)
    if not floor.any():
        return SunShares(spread, spread)
    others = area_m2 * (1.0 - floor)
    second = others / others.sum() if others.any() else area_m2 / area_m2.sum()
    thrown = float((first * reflected).sum())  # after the floor
    again = thrown * float((second * reflected).sum())  # after the others
    direct = first * absorbed + thrown * second * absorbed + again * spread
    return SunShares(direct, spread)
