"""Thermal comfort: the predicted mean vote, and the adaptive rule.

Own code and no library's: pythermalcomfort takes a second to import, which is a tenth of a day of
the large campus. A test holds both against each other.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
KELVIN = 273.0  # as ISO 7730 has it
STEPS = 6


def _clothing(
    air_c: Floats, radiant_c: Floats, speed: Floats, heat: Floats, clothes: Floats
) -> tuple[Floats, Floats, Floats]:
    """Return temperature [K] of clothes, their area factor, and the convective coefficient.

    Equations 2 to 4 of ISO 7730:2005, by Newton's rule, which settles within a few steps.
    """
    factor = np.where(clothes > 0.078, 1.05 + 0.645 * clothes, 1.0 + 1.29 * clothes)
    air, radiant = air_c + KELVIN, radiant_c + KELVIN
    forced = 12.1 * np.sqrt(speed)
    skin = 308.7 - 0.028 * heat
    surface = air + (35.5 - air_c) / (3.5 * (6.45 * clothes + 0.1))
    for _ in range(STEPS):
        natural = 2.38 * np.abs(surface - air) ** 0.25
        convection = np.maximum(natural, forced)
        by_radiation = 3.96e-8 * factor * (surface**4 - radiant**4)
        wrong = surface - skin + clothes * (by_radiation + factor * convection * (surface - air))
        slope = 1.0 + clothes * factor * (1.584e-7 * surface**3 + convection * 1.25)
        surface = surface - wrong / slope
    return surface, factor, np.maximum(2.38 * np.abs(surface - air) ** 0.25, forced)


def predicted_mean_vote(
    air_c: Floats,
    radiant_c: Floats,
    speed_mps: Floats,
    humidity: Floats,
    met: Floats,
    clo: Floats,
) -> Floats:
    """Return the predicted mean vote, from cold (-3) to hot (3), of people who do no work.

    ISO 7730:2005, equation 1. `humidity` is relative, from 0 to 1; `met` in 58.15 W/m2, `clo` in
    0.155 m2 K/W; air and mean radiant temperature [degC]; `speed_mps` of the air by the body.
    """
    vapour = humidity * 1000.0 * np.exp(16.6536 - 4030.183 / (air_c + 235.0))
    heat, clothes = met * 58.15, clo * 0.155
    surface, factor, convection = _clothing(air_c, radiant_c, speed_mps, heat, clothes)
    through_skin = 3.05e-3 * (5733.0 - 6.99 * heat - vapour)
    by_sweat = np.maximum(0.42 * (heat - 58.15), 0.0)
    by_breath = 1.7e-5 * heat * (5867.0 - vapour) + 0.0014 * heat * (34.0 - air_c)
    by_radiation = 3.96e-8 * factor * (surface**4 - (radiant_c + KELVIN) ** 4)
    by_convection = factor * convection * (surface - air_c - KELVIN)
    lost = through_skin + by_sweat + by_breath + by_radiation + by_convection
    return (0.303 * np.exp(-0.036 * heat) + 0.028) * (heat - lost)


def predicted_dissatisfied(vote: Floats) -> Floats:
    """Return the share of people who are dissatisfied (ISO 7730:2005, equation 5)."""
    return 1.0 - 0.95 * np.exp(-0.03353 * vote**4 - 0.2179 * vote**2)


def adaptive_band(running_mean_c: float, known: Mapping[str, float]) -> tuple[float, float]:
    """Return from which to which operative temperature [degC] people without cooling are content.

    EN 16798-1:2019, annex B.2.2: by the running mean of the temperature outdoors [degC].
    """
    mean = min(max(running_mean_c, known["adaptive_coldest"]), known["adaptive_warmest"])
    middle = known["adaptive_base"] + known["adaptive_slope"] * mean
    return middle - known["adaptive_below"], middle + known["adaptive_above"]
