"""The electricity of a year of one building, for several sets of parameters at once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.energy.calibration.building import side_by_side
from models.energy.sun.sunshine import SunOnSurfaces
from models.energy.thermal.conditions import Conditions
from models.energy.thermal.model import ThermalModel
from models.energy.weather import HOUR_S, HOURS, Weather
from models.energy.zones import Zones

Floats = NDArray[np.float64]

EDGE_H = 0.7  # over which a building fills and empties
RADIANT_SHARE = 0.5  # of the heat of lamps and devices
WARM_UP_DAYS = 14
SATURDAY = 5
DAY_H = 24


@dataclass(frozen=True)
class Case:
    """What is known of the building: a zone, its weather, and the kind of each day of the year.

    It is heated to `heat_to_c` and cooled to `cool_to_c` [degC].
    """

    zone: Zones
    weather: Weather
    weekend: NDArray[np.bool_]
    vacation: NDArray[np.bool_]
    heat_to_c: float = 20.0  # GB 55015-2021
    cool_to_c: float = 25.0


def busyness(case: Case, sets: dict[str, Floats]) -> Floats:
    """Return how busy the building is in each hour, shape (8760, sets)."""
    hour = np.arange(0.5, 24.0)[:, None]
    share = np.where(case.weekend[:, None], sets["weekend_share"], 1.0)
    share = share * np.where(case.vacation[:, None], sets["vacation_share"], 1.0)

    def of_day(shift: float) -> Floats:
        begun = 1.0 / (1.0 + np.exp(-(hour + shift - sets["opens"]) / EDGE_H))
        left = 1.0 / (1.0 + np.exp((hour + shift - sets["closes"]) / EDGE_H))
        return np.asarray(begun * left)

    today, night = of_day(0.0), of_day(24.0)  # who stays past midnight belongs to the day before
    before = np.roll(share, 1, axis=0)
    busy = share[:, None, :] * today[None] + before[:, None, :] * night[None]
    return np.asarray(busy.reshape(HOURS, -1))


def electricity(case: Case, sets: dict[str, Floats]) -> Floats:
    """Return the electricity of each hour [kWh], shape (8760, sets)."""
    zones = side_by_side(case.zone, sets["base"].size)
    model = ThermalModel(zones, HOUR_S)
    sun = SunOnSurfaces(zones, case.weather, HOUR_S)
    area, size = zones.floor_m2, zones.size
    direct_w = area * (sets["base"] + sets["busy"] * busyness(case, sets))
    state = model.start(20.0)
    used = np.zeros((HOURS, size))

    def all_day(value: Floats | float) -> Floats:
        return np.broadcast_to(value, (DAY_H, size)).copy()

    none, full, leaks = all_day(0.0), all_day(1e9), all_day(zones.infiltration_m3_s)
    heat_to, cool_to = all_day(case.heat_to_c), all_day(case.cool_to_c)
    ground_c = float(case.weather.temp_air_c.mean())
    for number in range(-WARM_UP_DAYS, HOURS // DAY_H):
        day = number % (HOURS // DAY_H)
        hours = range(day * DAY_H, (day + 1) * DAY_H)
        gains = direct_w[hours.start : hours.stop]
        went = model.follow(
            state,
            Conditions(
                outdoors=[case.weather.at(hour * HOUR_S, HOUR_S) for hour in hours],
                ground_c=ground_c,
                sunshine=sun.of_day(day),
                convective_w=gains * (1.0 - RADIANT_SHARE),
                radiative_w=gains * RADIANT_SHARE,
                air_m3_s=none,
                air_c=none,
                infiltration_m3_s=leaks,
                heat_to_c=heat_to,
                cool_to_c=cool_to,
                heat_most_w=full,
                cool_most_w=full,
            ),
        )
        used[hours.start : hours.stop] = (
            gains + sets["heating_use"] * went.heating_w + sets["cooling_use"] * went.cooling_w
        )
    return used / 1e3
