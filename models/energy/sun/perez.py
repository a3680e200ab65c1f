"""The diffuse light of the sky: from about the sun, from above the horizon, from everywhere.

Own code and no library's, as `position`; a test holds it against pvlib's.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# Clearness up to which each row of the table holds, and the table: Perez et al. 1990, "Modeling
# daylight availability and irradiance components from direct and global irradiance", Solar Energy
# 44(5), tables 1 and 6.
CLEARNESS = np.array([1.065, 1.23, 1.5, 1.95, 2.8, 4.5, 6.2])
BRIGHTENING = np.array(
    [
        [-0.008, 0.588, -0.062, -0.060, 0.072, -0.022],
        [0.130, 0.683, -0.151, -0.019, 0.066, -0.029],
        [0.330, 0.487, -0.221, 0.055, -0.064, -0.026],
        [0.568, 0.187, -0.295, 0.109, -0.152, -0.014],
        [0.873, -0.392, -0.362, 0.226, -0.462, 0.001],
        [1.132, -1.237, -0.412, 0.288, -0.823, 0.056],
        [1.060, -1.600, -0.359, 0.264, -1.127, 0.131],
        [0.678, -0.327, -0.250, 0.156, -1.377, 0.251],
    ]
)
KAPPA = 1.041


def outside_w_m2(day: NDArray[np.int64]) -> Floats:
    """Return the sun outside the atmosphere on days of the year, from 1 [W/m2] (Spencer 1971)."""
    angle = 2.0 * np.pi * (day - 1.0) / 365.0
    first = 0.034221 * np.cos(angle) + 0.00128 * np.sin(angle)
    second = 0.000719 * np.cos(2.0 * angle) + 0.000077 * np.sin(2.0 * angle)
    return np.asarray(1366.1 * (1.00011 + first + second))


def air_mass(zenith_deg: Floats) -> Floats:
    """Return the relative air mass (Kasten and Young 1989), 0 where the sun is down."""
    up = np.minimum(zenith_deg, 90.0)
    mass = 1.0 / (np.cos(np.radians(up)) + 0.50572 * (96.07995 - up) ** -1.6364)
    return np.asarray(np.where(zenith_deg <= 90.0, mass, 0.0))


def brightening(
    direct: Floats, diffuse: Floats, zenith_deg: Floats, day: NDArray[np.int64]
) -> tuple[Floats, Floats]:
    """Return the shares F1 and F2 of the diffuse light about the sun and above the horizon.

    `direct` normal and `diffuse` horizontal irradiance [W/m2]. Perez et al. 1990, equations 1, 2,
    6 and 7; zero where there is no diffuse light.
    """
    zenith = np.radians(zenith_deg)
    shining = diffuse > 0.0
    ratio = np.divide(direct, diffuse, out=np.zeros_like(diffuse), where=shining)
    cubed = KAPPA * zenith**3
    row = np.digitize((1.0 + ratio + cubed) / (1.0 + cubed), CLEARNESS)
    brightness = diffuse * air_mass(zenith_deg) / outside_w_m2(day)
    table = BRIGHTENING[row]
    about_sun = table[:, 0] + table[:, 1] * brightness + table[:, 2] * zenith
    horizon = table[:, 3] + table[:, 4] * brightness + table[:, 5] * zenith
    return np.where(shining, np.maximum(about_sun, 0.0), 0.0), np.where(shining, horizon, 0.0)
