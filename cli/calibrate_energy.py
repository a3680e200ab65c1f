"""`campus calibrate energy`: fit a building to its meter."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.options import JsonOption

if TYPE_CHECKING:
    from models.energy.calibration.fit import Calibration
    from models.energy.calibration.scores import Scores

SUBSTITUTE = (
    "sun: not measured; clear sky after Haurwitz, dimmed by the clouds that the file tells after "
    "Kasten and Czeplak"
)


def calibrate_energy(
    meter: Annotated[Path, typer.Argument(help="A year of hours of the meter and of weather.")],
    area_m2: Annotated[float, typer.Option(min=10.0, help="Floor area of the building [m2].")],
    latitude: Annotated[float, typer.Option(min=-65.0, max=65.0, help="North [degrees].")],
    longitude: Annotated[float, typer.Option(min=-180.0, max=180.0, help="East [degrees].")],
    utc_offset_h: Annotated[float, typer.Option(min=-12.0, max=14.0, help="Of its clock [h].")],
    floors: Annotated[int, typer.Option(min=1, max=100, help="Floors of the building.")] = 2,
    built: Annotated[int | None, typer.Option(min=1000, max=2200, help="Year built.")] = None,
    heat_to: Annotated[
        float, typer.Option(min=10.0, max=25.0, help="It is heated to [degC].")
    ] = 20.0,
    cool_to: Annotated[
        float, typer.Option(min=18.0, max=35.0, help="It is cooled to [degC].")
    ] = 25.0,
    meter_ahead_h: Annotated[
        int, typer.Option(min=-24, max=24, help="How far its clock is ahead of the weather's [h].")
    ] = 0,
    vacation: Annotated[
        list[str] | None, typer.Option(help="Days of vacation, as 06-01:08-31; can be repeated.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Fit a few parameters of one building to a meter's year, and judge it by ASHRAE Guideline 14.

    Every fourth week is held back from the fit; the model is judged by those.
    """
    import numpy as np

    from models.energy.calibration.building import building_zones
    from models.energy.calibration.fit import calibrate
    from models.energy.calibration.simulate import Case
    from models.energy.synthetic_year import MONTH
    from scenarios.inputs.meter import read_meter, weekends
    from scenarios.parameters import parameters_of

    off = _vacations(vacation or [])
    measured = read_meter(meter, latitude, longitude, utc_offset_h, meter_ahead_h)
    zone = building_zones(area_m2, floors, built, parameters_of("energy", {}))
    heat_to = min(heat_to, cool_to)
    case = Case(zone, measured.weather, weekends(measured.year), off, heat_to, cool_to)
    print("fitting the building to its meter: some 20 s", file=sys.stderr)
    found = calibrate(case, measured.energy_kwh, np.repeat(MONTH, 24))
    sun = "sun: measured" if measured.sun_is_measured else SUBSTITUTE
    typer.echo(json.dumps(_table(found, sun), indent=2) if as_json else _told(found, sun))


def _vacations(told: list[str]) -> Any:
    """Return which days of the year lie in the vacations; raises InputError."""
    import numpy as np

    from maps.faults import Faults
    from models.energy.weather import year_second

    faults = Faults("--vacation")
    off = np.zeros(365, bool)
    for text in told:
        try:
            first, last = (date.fromisoformat(f"2001-{part}") for part in text.split(":"))
        except ValueError:
            faults.add("", text, "must be as 06-01:08-31")
            continue
        begin, end = (round(year_second(day.month, day.day) / 86_400) for day in (first, last))
        off |= (
            (np.arange(365) >= begin) & (np.arange(365) <= end)
            if begin <= end
            else ((np.arange(365) >= begin) | (np.arange(365) <= end))
        )
    faults.raise_if_any()
    return off


def _scores(of: "Scores") -> dict[str, float | bool]:
    return {
        "hourly_cv_rmse": of.hourly_cv,
        "hourly_nmbe": of.hourly_bias,
        "monthly_cv_rmse": of.monthly_cv,
        "monthly_nmbe": of.monthly_bias,
        "hourly_met": of.hourly_met,
        "monthly_met": of.monthly_met,
    }


def _table(found: "Calibration", sun: str) -> dict[str, object]:
    return {
        "parameters": {
            name: None if name in found.untold else value for name, value in found.values.items()
        },
        "fitted": _scores(found.fitted),
        "held_back": _scores(found.held_back),
        "sun": sun,
    }


def _told(found: "Calibration", sun: str) -> str:
    from models.energy.calibration.fit import parameters

    lines = [sun, ""]
    for name, value in found.values.items():
        known = parameters()[name]
        told = f"{name:15s} {value:8.3g} {known.unit:5s} {known.description}"
        if name in found.untold:
            told = f"{name:15s} {'':8s} {known.unit:5s} the meter does not tell it"
        elif value in (known.low, known.high):
            told += "  at its bound"
        lines.append(told)
    lines += ["", f"{'':14s} {'hourly':>22s} {'monthly':>22s}"]
    lines.append(f"{'':14s} {'CV(RMSE)':>12s} {'NMBE':>9s} {'CV(RMSE)':>12s} {'NMBE':>9s}")
    for name, of in (("fitted", found.fitted), ("held back", found.held_back)):
        lines.append(
            f"{name:14s} {of.hourly_cv:12.1%} {of.hourly_bias:9.1%}"
            f" {of.monthly_cv:12.1%} {of.monthly_bias:9.1%}"
        )
    lines.append(f"{'asked at most':14s} {'30.0%':>12s} {'10.0%':>9s} {'15.0%':>12s} {'5.0%':>9s}")
    hourly = "met" if found.held_back.hourly_met else "not met"
    monthly = "met" if found.held_back.monthly_met else "not met"
    lines.append(f"ASHRAE Guideline 14 on what was held back: hourly {hourly}, monthly {monthly}")
    return "\n".join(lines)
