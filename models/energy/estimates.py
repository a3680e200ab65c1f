"""What weather is likely to have been where it was not measured: sun, its parts, the sky's glow."""

import numpy as np
from numpy.typing import NDArray

from models.energy.sun.perez import outside_w_m2
from models.energy.weather import STEFAN_BOLTZMANN

Floats = NDArray[np.float64]

SOLAR_CONSTANT = 1361.0  # [W/m2], Kopp and Lean 2011
ERBS = (0.9511, -0.1604, 4.388, -16.638, 12.336)  # of the diffuse share, by powers of clearness
LEAST_HEIGHT = np.sin(np.radians(3.0))  # under which the sun's direct light is not told apart
LEAST_COSINE, MOST_CLEARNESS = 0.065, 2.0
GREATEST_DIRECT = 0.8  # of the sun outside the atmosphere


def saturation_pa(temp_c: Floats) -> Floats:
    """Return the pressure of saturated vapour [Pa]; Magnus, as in WMO-No. 8 (2018), annex 4.B."""
    return np.asarray(611.2 * np.exp(17.62 * temp_c / (243.12 + temp_c)))


def split_sun(ghi: Floats, up: Floats) -> tuple[Floats, Floats]:
    """Return direct normal and diffuse horizontal sun of the hours of a year [W/m2].

    `up` is the sine of the sun's height. The diffuse share by clearness after Erbs, Klein and
    Duffie 1982, Solar Energy 28(4), equation 1; all is diffuse under 3 degrees of height.
    """
    outside = outside_w_m2(np.arange(ghi.size) // 24 + 1)
    clearness = np.clip(ghi / (outside * np.maximum(up, LEAST_COSINE)), 0.0, MOST_CLEARNESS)
    middle = np.polynomial.polynomial.polyval(clearness, ERBS)
    share = np.select(
        [clearness <= 0.22, clearness <= 0.8], [1.0 - 0.09 * clearness, middle], 0.165
    )
    is_low = up < LEAST_HEIGHT
    dni = np.where(is_low, 0.0, ghi * (1.0 - share) / np.maximum(up, LEAST_HEIGHT))
    dni = np.clip(dni, 0.0, GREATEST_DIRECT * SOLAR_CONSTANT)
    return dni, np.maximum(ghi - dni * up, 0.0)


def cloudy_sun(up: Floats, cloud: Floats) -> Floats:
    """Return the global horizontal sun [W/m2] under a sky of which a share is cloudy.

    Clear sky after Haurwitz 1945, dimmed after Kasten and Czeplak 1980, Solar Energy 24(2): by
    0.75 N^3.4.
    """
    above = np.maximum(up, 1e-3)
    clear = 1098.0 * above * np.exp(-0.059 / above) * (up > 0.0)
    return np.asarray(clear * (1.0 - 0.75 * cloud**3.4))


def sky_infrared(temp_c: Floats, dew_point_c: Floats, cloud: Floats) -> Floats:
    """Return the sky's infrared on the horizontal [W/m2]; `cloud` is the share that is cloudy.

    Clark and Allen 1978 for a clear sky, Walton 1983 for clouds in tenths, as in EnergyPlus
    Engineering Reference, "Climate calculations".
    """
    tenths = 10.0 * cloud
    clear = 0.787 + 0.764 * np.log((dew_point_c + 273.15) / 273.0)
    clouds = 1.0 + 0.0224 * tenths - 0.0035 * tenths**2 + 0.00028 * tenths**3
    return np.asarray(clear * clouds * STEFAN_BOLTZMANN * (temp_c + 273.15) ** 4)
