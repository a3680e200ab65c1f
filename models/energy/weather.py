"""The weather of a year, hour by hour, and what it is at any time of it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

HOURS = 8760
HOUR_S = 3600.0
YEAR_S = HOURS * HOUR_S
STEFAN_BOLTZMANN = 5.670374419e-8  # [W/(m2 K4)], CODATA 2018
KELVIN = 273.15

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Outdoors:
    """The weather of one step: means over it, save for the sun's, which hold for its hour."""

    temp_air_c: float
    dew_point_c: float
    humidity: float
    pressure_pa: float
    wind_mps: float
    wind_from_deg: float
    ghi_w_m2: float
    dni_w_m2: float
    dhi_w_m2: float
    sky_w_m2: float

    @property
    def sky_c(self) -> float:
        """Temperature of a black sky that radiates as this one [degrees C]."""
        return float((self.sky_w_m2 / STEFAN_BOLTZMANN) ** 0.25) - KELVIN


@dataclass(frozen=True, kw_only=True)
class Weather:
    """A year of 365 days, each array of shape (8760,), at a place.

    Temperature, humidity (relative, 0 to 1), pressure and wind are readings at the end of each
    hour; the sun's three (global horizontal, direct normal, diffuse horizontal) and the infrared
    radiation of the sky on the horizontal are means over the hour that ends there. Hours are
    those of the local standard time, `utc_offset_h` ahead of UTC. Longitude is east, latitude
    north [degrees].
    """

    name: str
    latitude: float
    longitude: float
    elevation_m: float
    utc_offset_h: float
    temp_air_c: Floats
    dew_point_c: Floats
    humidity: Floats
    pressure_pa: Floats
    wind_mps: Floats
    wind_from_deg: Floats
    ghi_w_m2: Floats
    dni_w_m2: Floats
    dhi_w_m2: Floats
    sky_w_m2: Floats

    def at(self, start_s: float, step_s: float) -> Outdoors:
        """Return the weather of a step; `start_s` counts from 1 January, 0:00 [s].

        Readings are interpolated to the step's middle, the sun's means are those of the hour that
        the middle lies in. The year repeats.
        """
        middle_h = ((start_s + step_s / 2.0) % YEAR_S) / HOUR_S
        hour = int(middle_h) % HOURS
        before = hour - 1  # the reading at the hour's beginning; -1 is that of the year's end
        share = middle_h - int(middle_h)

        def reading(values: Floats) -> float:
            return float(values[before] + share * (values[hour] - values[before]))

        turn = (self.wind_from_deg[hour] - self.wind_from_deg[before] + 180.0) % 360.0 - 180.0
        return Outdoors(
            temp_air_c=reading(self.temp_air_c),
            dew_point_c=reading(self.dew_point_c),
            humidity=reading(self.humidity),
            pressure_pa=reading(self.pressure_pa),
            wind_mps=reading(self.wind_mps),
            wind_from_deg=float((self.wind_from_deg[before] + share * turn) % 360.0),
            ghi_w_m2=float(self.ghi_w_m2[hour]),
            dni_w_m2=float(self.dni_w_m2[hour]),
            dhi_w_m2=float(self.dhi_w_m2[hour]),
            sky_w_m2=float(self.sky_w_m2[hour]),
        )


def year_second(month: int, day: int, second: float = 0.0) -> float:
    """Return the time of a year of 365 days [s after 1 January, 0:00]; 29 February is the 28th."""
    if (month, day) == (2, 29):
        day = 28
    before: Sequence[int] = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
    return (before[month - 1] + day - 1) * 24 * HOUR_S + second
