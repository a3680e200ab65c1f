"""Humidity of air."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
WATER_TO_AIR = 0.62198  # of molar masses
GAS_AIR = 287.055  # [J/(kg K)]


def saturation_pa(temp_c: Floats | float) -> Floats:
    """Return the pressure of saturated vapour over water [Pa].

    Magnus' formula with the constants of Alduchov and Eskridge (1996, J. Appl. Meteorol. 35,
    601-609, equation 21), within 0.4 % from -40 to 50 degC.
    """
    temp = np.asarray(temp_c, np.float64)
    return np.asarray(610.94 * np.exp(17.625 * temp / (243.04 + temp)), np.float64)


def humidity_ratio(temp_c: Floats | float, relative: Floats | float, pressure_pa: float) -> Floats:
    """Return the mass of vapour by that of dry air [kg/kg]; `relative` humidity from 0 to 1."""
    vapour = np.asarray(relative) * saturation_pa(temp_c)
    return np.asarray(WATER_TO_AIR * vapour / (pressure_pa - vapour), np.float64)


def relative_humidity(temp_c: Floats, ratio: Floats, pressure_pa: float) -> Floats:
    """Return the relative humidity, from 0 to 1, of air with a humidity ratio [kg/kg]."""
    vapour = pressure_pa * ratio / (WATER_TO_AIR + ratio)
    return np.asarray(np.clip(vapour / saturation_pa(temp_c), 0.0, 1.0), np.float64)


def air_density(temp_c: float, pressure_pa: float) -> float:
    """Return the density of dry air [kg/m3]."""
    return pressure_pa / (GAS_AIR * (temp_c + 273.15))
