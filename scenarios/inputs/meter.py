"""Reads what a building's meter measured in a year, with the weather beside it.

A CSV file of hours: `timestamp`, `energy` [kWh], and the weather's columns. Their names are those
of the Building Data Genome project, or ours; see docs/calibration.md.
"""

import csv
import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from maps.faults import Faults
from maps.text_files import read_text
from models.energy.estimates import cloudy_sun, saturation_pa, sky_infrared, split_sun
from models.energy.sun.sky import directions
from models.energy.weather import HOUR_S, HOURS, Weather

Floats = NDArray[np.float64]

TIME, ENERGY = "timestamp", "energy"
# Columns by what they hold: the names that they may have.
NAMES: Mapping[str, tuple[str, ...]] = {
    "temp_c": ("temp_air_c", "TemperatureC"),
    "dew_c": ("dew_point_c", "Dew PointC"),
    "wind_kmh": ("wind_kmh", "Wind SpeedKm/h"),
    "sky": ("conditions", "Conditions"),
    "ghi": ("ghi_w_m2",),
}
CLOUD = {
    "clear": 0.0,
    "partly cloudy": 0.4,
    "scattered clouds": 0.4,
    "mostly cloudy": 0.75,
    "unknown": math.nan,
}
OTHERWISE = 1.0  # overcast, rain, fog
LEAST_HOURS = 8000  # of a year that a fit needs
MISSING = -9999.0
CUT_OFF = "is the file cut off?"
CALM = "calm"


@dataclass(frozen=True)
class Metered:
    """A year of a meter: kWh in each hour (nan where none is known), its weather and its year."""

    energy_kwh: Floats
    weather: Weather
    year: int
    sun_is_measured: bool


def read_meter(
    file: Path,
    latitude: float,
    longitude: float,
    utc_offset_h: float,
    meter_ahead_h: int,
) -> Metered:
    """Return a meter's year; raises `InputError` with every fault of the file.

    Clock times are those of `utc_offset_h`; the meter's own clock is `meter_ahead_h` ahead of it.
    """
    faults = Faults(str(file))
    header, rows = _rows(file, faults)
    lacking = Faults(str(file))
    columns = _columns(header, lacking)
    if header:
        lacking.raise_if_any()  # in another kind of file every line is a fault besides
    faults.raise_if_any()
    lacking.raise_if_any()
    values, year, energy = _hours(rows, columns, faults)
    if np.isfinite(energy).sum() < LEAST_HOURS:
        found = int(np.isfinite(energy).sum())
        rule = f"must hold at least {LEAST_HOURS} hours of one year"
        faults.add(ENERGY, f"{found} hours", rule)
    for name in ("temp_c", "dew_c"):
        if not np.isfinite(values[name]).any():
            faults.add(str(columns[name]), "no readings", "must hold temperatures")
    faults.raise_if_any()
    weather = _weather(values, file.stem, latitude, longitude, utc_offset_h, bool(columns["ghi"]))
    shifted = np.roll(energy, -meter_ahead_h)
    return Metered(shifted, weather, year, bool(columns["ghi"]))


def _rows(file: Path, faults: Faults) -> tuple[list[str], list[tuple[int, dict[str, str]]]]:
    """Return the names of the columns, and the rows with their lines; columns may lack a name."""
    reader = csv.reader(io.StringIO(read_text(file, faults) or "", newline=""), strict=True)
    header: list[str] = []
    rows: list[tuple[int, dict[str, str]]] = []
    try:
        header = next(reader, [])
        for cells in reader:
            if len(cells) == len(header):
                rows.append((reader.line_num, dict(zip(header, cells, strict=True))))
            elif cells:
                rule = f"must have {len(header)} cells"
                faults.add(f"line {reader.line_num}", f"{len(cells)} cells", rule, CUT_OFF)
    except csv.Error as error:
        faults.add(f"line {reader.line_num}", str(error), "must be CSV", CUT_OFF)
    return header, rows


def _columns(header: Sequence[str], faults: Faults) -> dict[str, str]:
    """Return the name of each column that the file has, "" for those that it lacks."""
    found = {key: next((n for n in names if n in header), "") for key, names in NAMES.items()}
    wanted = [(TIME,), (ENERGY,), NAMES["temp_c"], NAMES["dew_c"], NAMES["sky"] + NAMES["ghi"]]
    for names in wanted:
        if not any(name in header for name in names):
            rule = f"must have a column {' or '.join(names)}"
            faults.add("line 1", ",".join(header), rule)
    return found


def _hours(
    rows: list[tuple[int, dict[str, str]]], columns: Mapping[str, str], faults: Faults
) -> tuple[dict[str, Floats], int, Floats]:
    """Return the weather's columns and the energy by the hour of the year, and the year."""
    values = {key: np.full(HOURS, math.nan) for key in NAMES}
    energy = np.full(HOURS, math.nan)
    year = 0
    for line, row in rows:
        try:
            when = datetime.fromisoformat(row[TIME])
        except ValueError:
            faults.add(f"line {line}, {TIME}", row[TIME], "must be as 2015-01-31 23:00:00")
            continue
        year = year or when.year
        day = (when.date() - date(year, 1, 1)).days
        if (when.month, when.day) == (2, 29):
            continue
        if (
            when > datetime(year, 2, 28, 23, 59, 59)
            and date(year, 12, 31).timetuple().tm_yday == 366
        ):
            day -= 1
        hour = day * 24 + when.hour
        if not 0 <= hour < HOURS:
            faults.add(
                f"line {line}, {TIME}", row[TIME], f"must lie in the first line's year, {year}"
            )
            continue
        energy[hour] = _number(row[ENERGY], f"line {line}, {ENERGY}", faults, least=0.0)
        for key, name in columns.items():
            if not name:
                continue
            place = f"line {line}, {name}"
            values[key][hour] = (
                _cloud(row[name]) if key == "sky" else _weather_number(row[name], place, faults)
            )
    return values, year, energy


def _number(text: str, place: str, faults: Faults, least: float) -> float:
    if not text.strip():
        return math.nan
    try:
        value = float(text)
    except ValueError:
        value = math.inf
    if not least <= value < 1e9:
        faults.add(place, text, f"must be a number of at least {least:g}, or empty")
        return math.nan
    return value


def _weather_number(text: str, place: str, faults: Faults) -> float:
    if text.strip().lower() in ("", "-", CALM):
        return 0.0 if text.strip().lower() == CALM else math.nan
    try:
        value = float(text)
    except ValueError:
        faults.add(place, text, "must be a number, or empty")
        return math.nan
    return math.nan if value <= MISSING or not math.isfinite(value) else value


def _cloud(text: str) -> float:
    return CLOUD.get(text.strip().lower(), OTHERWISE)


def _filled(values: Floats, otherwise: float) -> Floats:
    """Return the hours with what is missing drawn straight between those that are there."""
    there = np.flatnonzero(np.isfinite(values))
    if not there.size:
        return np.full(HOURS, otherwise)
    return np.asarray(np.interp(np.arange(HOURS), there, values[there], period=HOURS))


def _weather(
    values: Mapping[str, Floats],
    name: str,
    latitude: float,
    longitude: float,
    utc_offset_h: float,
    sun_is_measured: bool,
) -> Weather:
    temp = _filled(values["temp_c"], 15.0)
    dew = np.minimum(_filled(values["dew_c"], 10.0), temp)
    cloud = _filled(values["sky"], 0.5)
    _, _, up, lit = directions(latitude, longitude, utc_offset_h, HOUR_S)
    ghi = _filled(values["ghi"], 0.0) if sun_is_measured else cloudy_sun(up, cloud) * lit
    dni, dhi = split_sun(ghi, up)
    return Weather(
        name=name,
        latitude=latitude,
        longitude=longitude,
        utc_offset_h=utc_offset_h,
        temp_air_c=temp,
        dew_point_c=dew,
        humidity=np.minimum(saturation_pa(dew) / saturation_pa(temp), 1.0),
        pressure_pa=np.full(HOURS, 101_325.0),
        wind_mps=_filled(values["wind_kmh"], 7.2) / 3.6,
        wind_from_deg=np.zeros(HOURS),
        ghi_w_m2=ghi,
        dni_w_m2=dni,
        dhi_w_m2=dhi,
        sky_w_m2=sky_infrared(temp, dew, cloud),
    )


def weekends(year: int) -> NDArray[np.bool_]:
    """Return which of the year's 365 days are Saturdays or Sundays; 29 February is left out."""
    days = [date(year, 1, 1) + timedelta(days=number) for number in range(366)]
    kept = [day for day in days if (day.month, day.day) != (2, 29) and day.year == year]
    return np.array([day.weekday() >= 5 for day in kept[:365]])
