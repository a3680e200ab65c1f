"""Daylight in rooms, and how much of the lamps' light it spares."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def daylight_factor(
    window_m2: Floats, inside_m2: Floats, sky_view: Floats, transmittance: float, reflectance: float
) -> Floats:
    """Return the mean daylight factor of rooms [1]: light inside by light outdoors.

    DF = T A_w theta / (A (1 - R^2)) [%], theta the angle of visible sky in degrees, 90 where
    nothing stands before a window (Littlefair 2011, Site layout planning for daylight and
    sunlight, BRE 209, appendix C). `sky_view` is the part of the sky that a window sees, 0.5 where
    nothing stands before it; `inside_m2` the area of all the room's surfaces.
    """
    angle = 90.0 * np.clip(2.0 * sky_view, 0.0, 1.0)
    factor = transmittance * window_m2 * angle / (inside_m2 * (1.0 - reflectance**2))
    return factor / 100.0


def lamps_on(
    factor: Floats, sun_w_m2: float, efficacy_lm_w: float, needed_lx: float, response: float
) -> Floats:
    """Return the share of lamps that burn where there are people.

    `sun_w_m2` is the global horizontal irradiance [W/m2]. With an illuminance of at least
    `needed_lx` the share `response` of them is off; with less, as much less.
    """
    lit = np.minimum(factor * sun_w_m2 * efficacy_lm_w / needed_lx, 1.0)
    return 1.0 - response * lit
