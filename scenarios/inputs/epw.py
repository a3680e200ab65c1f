"""Reads the weather of a year from an EPW file, see docs/energy.md.

The format is that of the EnergyPlus documentation, "Auxiliary Programs", chapter on weather files:
eight lines of header, then a line for each hour. pvlib reads it; what is wrong is told before.
"""

import io
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from maps.faults import Faults
from maps.text_files import read_text
from models.energy.estimates import SOLAR_CONSTANT
from models.energy.weather import HOURS, Floats, Weather

HEADER_LINES = 8
COLUMNS = 35
MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
LOW_SUN = 0.087  # cosine of the zenith angle of a sun 5 degrees high
COMPLETE = "an EPW file holds each hour of 365 days, in order"
CUT_OFF = "is the file cut off?"


@dataclass(frozen=True)
class Field:
    """A column that is read: pvlib's name, its place, its unit, bounds, and mark of a gap."""

    name: str
    column: int
    unit: str
    low: float
    high: float
    missing: float


FIELDS = (
    Field("temp_air", 6, "degC", -90.0, 70.0, 99.9),
    Field("temp_dew", 7, "degC", -90.0, 70.0, 99.9),
    Field("relative_humidity", 8, "%", 0.0, 110.0, 999.0),
    Field("atmospheric_pressure", 9, "Pa", 31_000.0, 120_000.0, 999_999.0),
    Field("ghi_infrared", 12, "Wh/m2", 1.0, 700.0, 9999.0),
    Field("ghi", 13, "Wh/m2", 0.0, 1500.0, 9999.0),
    Field("dni", 14, "Wh/m2", 0.0, 1e6, 9999.0),
    Field("dhi", 15, "Wh/m2", 0.0, 1500.0, 9999.0),
    Field("wind_direction", 20, "degrees", 0.0, 360.0, 999.0),
    Field("wind_speed", 21, "m/s", 0.0, 40.0, 999.0),
)
# Where the place stands in the first line: what it is, and its bounds.
LOCATION = {
    6: ("latitude", -90.0, 90.0),
    7: ("longitude", -180.0, 180.0),
    8: ("time zone", -12.0, 14.0),
    9: ("elevation", -1000.0, 9999.8),
}


def read_epw(file: Path) -> Weather:
    """Return the weather of an EPW file; raises `InputError` with every fault of it."""
    faults = Faults(str(file))
    text = read_text(file, faults, encoding="latin-1")
    if text is not None:
        lines = text.splitlines()
        _check_location(lines, faults)
        rows = [
            (number, line.split(","))
            for number, line in enumerate(lines[HEADER_LINES:], HEADER_LINES + 1)
            if line.strip()
        ]
        _check_hours(rows, faults)
        for field in FIELDS:
            _check_field(field, rows, faults)
    faults.raise_if_any()
    return _read(text or "")


def _read(text: str) -> Weather:
    from pvlib.iotools import read_epw as pvlib_read_epw

    data, place = pvlib_read_epw(io.StringIO(text), coerce_year=2001)  # a year of 365 days
    values = {field.name: data[field.name].to_numpy(np.float64) for field in FIELDS}
    return Weather(
        name=place["city"].strip(),
        latitude=place["latitude"],
        longitude=place["longitude"],
        utc_offset_h=place["TZ"],
        temp_air_c=values["temp_air"],
        dew_point_c=values["temp_dew"],
        humidity=np.minimum(values["relative_humidity"] / 100.0, 1.0),
        pressure_pa=values["atmospheric_pressure"],
        wind_mps=values["wind_speed"],
        wind_from_deg=values["wind_direction"],
        ghi_w_m2=values["ghi"],
        dni_w_m2=_direct(values["dni"], values["ghi"], values["dhi"]),
        dhi_w_m2=values["dhi"],
        sky_w_m2=values["ghi_infrared"],
    )


def _direct(dni: Floats, ghi: Floats, dhi: Floats) -> Floats:
    """Return the direct normal sun, mended where there is more of it than outside the atmosphere.

    Such values come of dividing the direct sun on the horizontal by the height of a sun that has
    hardly risen; it is taken as 5 degrees high there.
    """
    return np.where(dni > SOLAR_CONSTANT, np.maximum(ghi - dhi, 0.0) / LOW_SUN, dni)


def _number(text: str) -> float:
    """Return a number, nan where it is none."""
    try:
        return float(text)
    except ValueError:
        return math.nan


def _check_location(lines: Sequence[str], faults: Faults) -> None:
    cells = lines[0].split(",") if lines else []
    if not cells or cells[0].strip().upper() != "LOCATION" or len(cells) < 10:
        shown = lines[0] if lines else ""
        faults.add("line 1", shown, "must be LOCATION with ten cells", "is it an EPW file?")
        return
    for column, (name, low, high) in LOCATION.items():
        if not low <= _number(cells[column]) <= high:
            faults.add(f"line 1, {name}", cells[column], f"must be from {low:g} to {high:g}")


def _calendar() -> Iterator[tuple[int, int, int]]:
    for month, days in enumerate(MONTH_DAYS, 1):
        for day in range(1, days + 1):
            for hour in range(1, 25):
                yield month, day, hour


def _check_hours(rows: Sequence[tuple[int, Sequence[str]]], faults: Faults) -> None:
    """Note the hours that are missing, come twice or cannot be read, runs of them together."""
    known = {hour: place for place, hour in enumerate(_calendar())}
    found: list[int] = []
    for number, cells in rows:
        if len(cells) < COLUMNS - 3:  # old files leave out the last three
            faults.add(f"line {number}", f"{len(cells)} cells", f"must have {COLUMNS}", CUT_OFF)
            if len(cells) < 4:
                continue
        parts = [_number(cell) for cell in cells[1:4]]
        hour = tuple(int(part) if abs(part) < 100 else -1 for part in parts)
        shown = "/".join(cells[1:4])
        if hour[:2] == (2, 29):
            hint = "leave out its 24 lines"
            faults.add(f"line {number}", shown, "a year of weather has no 29 February", hint)
        elif hour not in known:
            faults.add(f"line {number}", shown, "must be month, day and hour (1 to 24)")
        elif found and known[hour] <= found[-1]:
            faults.add(f"line {number}", shown, f"comes twice or out of order: {COMPLETE}")
        else:
            found.append(known[hour])
    names = list(known)
    there = np.zeros(HOURS, bool)
    there[found] = True
    for first, last in _runs(np.flatnonzero(~there)):
        place = _told(names[first]) + ("" if first == last else f" to {_told(names[last])}")
        hint = CUT_OFF if last == HOURS - 1 else ""
        faults.add(place, f"{last - first + 1} missing hours", COMPLETE, hint)


def _told(hour: tuple[int, int, int]) -> str:
    return "month {}, day {}, hour {}".format(*hour)


def _runs(places: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Yield first and last of each run of whole numbers that follow one another."""
    for run in np.split(places, np.flatnonzero(np.diff(places) != 1) + 1):
        if run.size:
            yield int(run[0]), int(run[-1])


def _check_field(field: Field, rows: Sequence[tuple[int, Sequence[str]]], faults: Faults) -> None:
    read = [(n, cells[field.column]) for n, cells in rows if len(cells) > field.column]
    values = np.array([_number(text) for _, text in read])
    gaps = values == field.missing
    wrong = ~gaps & ~((values >= field.low) & (values <= field.high))
    rule = f"must be from {field.low:g} to {field.high:g} {field.unit}"
    for bad, why, hint in (
        (gaps, f"a missing value, which the model needs: {rule}", "fill it, or use another file"),
        (wrong, rule, ""),
    ):
        for first, last in _runs(np.flatnonzero(bad)):
            number, text = read[first]
            place = f"line {number}" if first == last else f"lines {number} to {read[last][0]}"
            faults.add(f"{place}, {field.name}", text.strip(), why, hint)
