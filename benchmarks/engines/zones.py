"""A year of thermal zones by hours: ours, and the 5R1C of ISO 13790 in plain Python."""

import sys
from pathlib import Path
from time import process_time

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "support"))

HOURS = 8760
DAY_H = 24
GAINS_W = 200.0


def ours(zones: int, hours: int = HOURS) -> dict[str, float]:
    """Step test cells of Standard 140 in our weather; the sun's geometry is timed apart."""
    from models.energy.sun.sunshine import SunOnSurfaces
    from models.energy.synthetic_year import synthetic_year
    from models.energy.thermal.conditions import Conditions
    from models.energy.thermal.model import ThermalModel
    from scenarios.parameters import parameters_of
    from tools.validation.standard140.cases import cases
    from tools.validation.standard140.cell import cells

    keys = ["600", "620", "900", "920"]
    cell = cells([cases()[keys[number * len(keys) // zones]] for number in range(zones)])
    weather = synthetic_year(parameters_of("energy", {}))
    model, sun = ThermalModel(cell, 3600.0), SunOnSurfaces(cell, weather, 3600.0)
    state = model.start(20.0)
    gains, none, heat_to, cool_to, full, leaks = (
        np.broadcast_to(value, (DAY_H, zones)).copy()
        for value in (GAINS_W / 2, 0.0, 20.0, 27.0, 1e9, cell.infiltration_m3_s)
    )
    stepping = shining = total = 0.0
    for day in range(-1, hours // DAY_H):  # the first compiles
        begun = process_time()
        sunshine = sun.of_day(day)
        lit = process_time()
        first = day * DAY_H
        given = Conditions(
            outdoors=[weather.at((first + hour) * 3600.0, 3600.0) for hour in range(DAY_H)],
            ground_c=15.0,
            sunshine=sunshine,
            convective_w=gains,
            radiative_w=gains,
            air_m3_s=none,
            air_c=none,
            infiltration_m3_s=leaks,
            heat_to_c=heat_to,
            cool_to_c=cool_to,
            heat_most_w=full,
            cool_most_w=full,
        )
        went = model.follow(state, given)
        if day >= 0:
            shining += lit - begun
            stepping += process_time() - lit
            total += float(went.heating_w.sum() + went.cooling_w.sum())
    return {
        "cpu_s": stepping,
        "sun_s": shining,
        "faces": cell.surfaces.zone.size,
        "mwh": total / 1e6,
    }


def reference(zones: int, hours: int = HOURS) -> dict[str, float]:
    """Step zones of five resistances and one capacity one after another."""
    from rc_zone import RcZone

    hour = np.arange(hours)
    out = (15.0 - 10.0 * np.cos(hour / HOURS * 2 * np.pi)).tolist()
    sun = (400.0 * np.maximum(np.sin((hour % 24 - 6) / 12 * np.pi), 0.0)).tolist()
    begun = process_time()
    total = 0.0
    for _ in range(zones):
        zone = RcZone(48.0, 37.2, 48.0, 18.0, 48.0 * 165e3, 120.0)
        for number in range(hours):
            total += abs(zone.step(out[number], GAINS_W, sun[number], 20.0, 27.0))
    return {"cpu_s": process_time() - begun, "mwh": total / 1e6}
