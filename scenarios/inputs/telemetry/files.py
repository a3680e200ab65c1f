"""Reads what a file of telemetry tells, by its mapping."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from scenarios.inputs.telemetry.columns import US
from scenarios.inputs.telemetry.mapping import SINCE_1970, TelemetryMapping, Times, Values
from scenarios.inputs.telemetry.reading import Told
from scenarios.inputs.telemetry.refusals import Refusal
from scenarios.inputs.telemetry.sensors import Sensor
from scenarios.inputs.telemetry.tables import Row, read_rows
from scenarios.inputs.telemetry.times import microseconds, read_time

Placed = tuple[str, Told | Refusal]
_MOST_US = 1e18


@dataclass(frozen=True)
class _Reader:
    """Reads rows by a mapping; `sensors` gives the intervals of readings marked by their start."""

    mapping: TelemetryMapping
    sensors: Mapping[str, Sensor]

    def read(self, place: str, row: Row | str) -> Iterator[tuple[str, Told | Refusal, Values]]:
        """Yield what each column of values of a row tells; an empty cell tells nothing."""
        for values in self.mapping.values:
            if isinstance(row, str):
                yield place, Refusal(row, "", ""), values
                return
            cell = row[values.column]
            if cell is not None and str(cell).strip():
                yield f"{place}, {values.column}", self._told(row, values), values

    def _told(self, row: Row, values: Values) -> Told | Refusal:
        columns, times = self.mapping.columns, self.mapping.times
        named = self._cell(row, columns.sensor) or values.sensor or ""
        key = self.mapping.sensors.get(named, named)
        cell = row[columns.time]
        if columns.date is not None:
            cell = f"{row[columns.date]} {cell}"
        time = _time(cell, times)
        if time is None:
            return Refusal("unclear_time", "", str(cell))
        sensor = self.sensors.get(key)
        if sensor is not None and times.mark == "start":
            time += sensor.interval_s * US
        arrival = None if columns.arrival is None else _time(row[columns.arrival], times)
        direction = self._cell(row, columns.direction)
        interval = self._cell(row, columns.interval_s)
        number = self._cell(row, columns.number)
        try:
            return Told(
                sensor=key,
                time=time,
                value=self._number(row[values.column]),
                arrival=time if arrival is None else arrival,
                direction=self.mapping.directions.get(direction, direction)
                or values.direction
                or "",
                quantity=self._cell(row, columns.quantity),
                unit=self._cell(row, columns.unit) or values.unit or "",
                interval_s=float(interval) if interval else None,
                number=int(number) if number else None,
            )
        except (ValueError, TypeError, OverflowError):
            return Refusal("not_a_number", "", str(row[values.column]))

    def _number(self, cell: Any) -> float:
        is_text = isinstance(cell, str) and self.mapping.file.decimal != "."
        return float(cell.replace(self.mapping.file.decimal, ".") if is_text else cell)

    @staticmethod
    def _cell(row: Row, column: str | None) -> str:
        cell = None if column is None else row[column]
        return "" if cell is None else str(cell).strip()


def read_telemetry(
    file: Path, mapping: TelemetryMapping, sensors: Mapping[str, Sensor]
) -> list[Placed]:
    """Return what a file tells, each with its place, in the order in which it is to be heard.

    That is the order of arrival, where the file says it; else that of the file, where messages are
    numbered; else that of time. What does not say when it arrived, is taken to have come at once.
    Raises InputError where the file itself cannot be read.
    """
    columns = mapping.columns
    wanted = [name for name in columns.model_dump().values() if name is not None]
    wanted += [each.column for each in mapping.values]
    reader = _Reader(mapping, sensors)
    rows = read_rows(file, wanted, mapping.file.encoding, mapping.file.delimiter)
    found = [told for place, row in rows for told in reader.read(place, row)]
    plain: list[Placed] = [(place, told) for place, told, values in found if not values.cumulative]
    registers = [(place, told) for place, told, values in found if values.cumulative]
    placed = [*plain, *_differences(registers)]
    if columns.arrival is not None:
        return sorted(placed, key=_by_arrival)
    return placed if columns.number is not None else sorted(placed, key=_by_time)


def _by_time(placed: Placed) -> int:
    return placed[1].time if isinstance(placed[1], Told) else 0


def _by_arrival(placed: Placed) -> tuple[int, int]:
    return (placed[1].arrival, placed[1].time) if isinstance(placed[1], Told) else (0, 0)


def _differences(registers: Iterable[Placed]) -> Iterator[Placed]:
    """Yield what was added to each register from one reading to the next."""
    last: dict[tuple[str, str], Told] = {}
    for place, told in sorted(registers, key=_by_time):
        if isinstance(told, Refusal):
            yield place, told
            continue
        before = last.get((told.sensor, told.direction))
        if before is None or told.time > before.time:
            last[told.sensor, told.direction] = told
        if before is not None:
            interval_s = (told.time - before.time) / US
            yield place, replace(told, value=told.value - before.value, interval_s=interval_s)


def _time(cell: object, times: Times) -> int | None:
    """Return the time of a cell [us since 1970, UTC], None where it is not clear."""
    zone = None if times.zone is None else ZoneInfo(times.zone)
    if isinstance(cell, datetime):
        return microseconds(cell, zone)
    scale = SINCE_1970.get(times.form)
    if scale is None:
        return read_time(str(cell), zone, "" if times.form == "iso" else times.form)
    try:
        since = float(str(cell)) * scale
    except ValueError:
        return None
    return round(since) if math.isfinite(since) and abs(since) < _MOST_US else None
