"""The weather of a year, hour by hour, and what it is at any time of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

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
        before = self._readings[hour - 1]  # at the hour's beginning; -1 is that of the year's end
        change = self._changes[hour]
        temp_c, dew_c, humidity, pressure_pa, wind_mps, wind_from_deg = (
            before + (middle_h - int(middle_h)) * change
        ).tolist()
        ghi, dni, dhi, sky = self._radiation[hour].tolist()
        return Outdoors(
            temp_air_c=temp_c,
            dew_point_c=dew_c,
            humidity=humidity,
            pressure_pa=pressure_pa,
            wind_mps=wind_mps,
            wind_from_deg=wind_from_deg % 360.0,
            ghi_w_m2=ghi,
            dni_w_m2=dni,
            dhi_w_m2=dhi,
            sky_w_m2=sky,
        )

    @cached_property
    def _readings(self) -> Floats:
        """What `at` interpolates, a row an hour."""
        return np.stack(
            [
                self.temp_air_c,
                self.dew_point_c,
                self.humidity,
                self.pressure_pa,
                self.wind_mps,
                self.wind_from_deg,
            ],
            axis=1,
        )

    @cached_property
    def _changes(self) -> Floats:
        """How the readings change over each hour; the wind turns the shorter way."""
        changes = self._readings - np.roll(self._readings, 1, axis=0)
        changes[:, -1] = (changes[:, -1] + 180.0) % 360.0 - 180.0
        return changes

    @cached_property
    def _radiation(self) -> Floats:
        """The means over each hour."""
        return np.stack([self.ghi_w_m2, self.dni_w_m2, self.dhi_w_m2, self.sky_w_m2], axis=1)


def year_second(month: int, day: int, second: float = 0.0) -> float:
    """Return the time of a year of 365 days [s after 1 January, 0:00]; 29 February is the 28th."""
    if (month, day) == (2, 29):
        day = 28
    before: Sequence[int] = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
    return (before[month - 1] + day - 1) * 24 * HOUR_S + second
