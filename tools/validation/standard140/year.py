"""A year of the cells in the weather of Denver."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.energy.sun.sky import sky_of
from models.energy.sun.sunshine import SunOnSurfaces
from models.energy.thermal.conditions import Conditions
from models.energy.thermal.model import ThermalModel
from models.energy.thermal.wind import COUNTRY
from models.energy.weather import HOUR_S, YEAR_S, Weather
from models.energy.zones import Zones
from tools.validation.standard140.cases import Case
from tools.validation.standard140.cell import cells, shades
from tools.validation.standard140.shade import SunBehindShades

Floats = NDArray[np.float64]

STEP_S = 1800.0
WARM_UP_S = 60 * 24 * HOUR_S
RADIANT_SHARE = 0.6
UNLIMITED_W = 1e9
FAN_M3_S = 1700.0 / 3600.0  # of cases aired at night
DAY_FROM_H, DAY_UNTIL_H = 7.0, 18.0  # they are cooled between, and aired outside these hours
NIGHT_FROM_H, NIGHT_UNTIL_H = 23.0, 7.0  # of the set-back; an hour later all is as by day


@dataclass(frozen=True)
class Year:
    """Hourly means of a cell: heating and cooling [W], and air temperature [degrees C]."""

    heating_w: Floats
    cooling_w: Floats
    air_c: Floats

    def figures(self, free: bool) -> Mapping[str, float]:
        """Return what the standard asks of a case."""
        if free:
            return {
                "least_c": float(self.air_c.min()),
                "greatest_c": float(self.air_c.max()),
                "mean_c": float(self.air_c.mean()),
            }
        return {
            "heating_mwh": float(self.heating_w.sum()) / 1e6,
            "cooling_mwh": float(self.cooling_w.sum()) / 1e6,
            "peak_heating_kw": float(self.heating_w.max()) / 1e3,
            "peak_cooling_kw": float(self.cooling_w.max()) / 1e3,
        }


def run_year(cases: Sequence[Case], weather: Weather) -> Mapping[str, Year]:
    """Return the year of each case, by its number, after a warm-up."""
    zones = cells(cases)
    model, sun = ThermalModel(zones, STEP_S, COUNTRY), sun_of(zones, weather)
    state = model.start(20.0)
    size, steps = zones.size, round(YEAR_S / STEP_S)
    heating, cooling, air = (np.zeros((steps, size)) for _ in range(3))
    gains = np.array([case.gains_w for case in cases])
    full = np.full(size, UNLIMITED_W)
    for number in range(-round(WARM_UP_S / STEP_S), steps):
        start_s = (number * STEP_S) % YEAR_S
        outdoors = weather.at(start_s, STEP_S)
        heat_to, cool_to, fan = _controls(cases, start_s)
        step = model.step(
            state,
            Conditions(
                outdoors=[outdoors],
                ground_c=outdoors.temp_air_c,  # floors are raised, out of sun and wind
                sunshine=sun.at(start_s),
                convective_w=gains * (1.0 - RADIANT_SHARE),
                radiative_w=gains * RADIANT_SHARE,
                air_m3_s=fan,
                air_c=np.full(size, outdoors.temp_air_c),
                infiltration_m3_s=zones.infiltration_m3_s,
                heat_to_c=heat_to,
                cool_to_c=cool_to,
                heat_most_w=full,
                cool_most_w=full,
            ),
        )
        if number >= 0:
            heating[number], cooling[number] = step.heating_w, step.cooling_w
            air[number] = step.air_c

    def hourly(values: Floats, zone: int) -> Floats:
        return np.asarray(values[:, zone].reshape(-1, round(HOUR_S / STEP_S)).mean(axis=1))

    return {
        case.key: Year(hourly(heating, zone), hourly(cooling, zone), hourly(air, zone))
        for zone, case in enumerate(cases)
    }


def sun_of(zones: Zones, weather: Weather) -> SunOnSurfaces:
    """Return the sun on cells, of which some have shades."""
    on_facades = SunBehindShades(zones.facades, sky_of(weather, STEP_S), shades())
    return SunOnSurfaces(zones, weather, STEP_S, on_facades)


def _controls(cases: Sequence[Case], start_s: float) -> tuple[Floats, Floats, Floats]:
    """Return what the cells are heated and cooled to, and what their fans bring [m3/s]."""
    hour = (start_s / HOUR_S) % 24.0
    by_day = DAY_FROM_H <= hour < DAY_UNTIL_H
    end_h = hour + STEP_S / HOUR_S
    night = 1.0 if hour >= NIGHT_FROM_H else min(max(NIGHT_UNTIL_H + 1.0 - end_h, 0.0), 1.0)
    heat = np.array([case.heat_to_c for case in cases])
    cool = np.array([case.cool_to_c for case in cases])
    fan = np.zeros(len(cases))
    for zone, case in enumerate(cases):
        if case.night_heat_to_c is not None:
            heat[zone] += night * (case.night_heat_to_c - case.heat_to_c)
        if case.aired:
            heat[zone] = -np.inf
            cool[zone] = case.cool_to_c if by_day else np.inf
            fan[zone] = 0.0 if by_day else FAN_M3_S
        if case.free:
            heat[zone], cool[zone] = -np.inf, np.inf
    return heat, cool, fan
