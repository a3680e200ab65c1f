"""Reads a mapping file: what the columns of somebody else's telemetry mean."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import Field, field_validator, model_validator

from maps.faults import Faults, did_you_mean
from scenarios.inputs.telemetry.sensors import Sensor
from scenarios.inputs.telemetry.units import units
from scenarios.inputs.telemetry.vocabulary import sensor_kinds
from scenarios.reading import read_as
from scenarios.section import Section

SINCE_1970 = {"s": 1_000_000.0, "ms": 1_000.0, "us": 1.0}


class Columns(Section):
    """The names of the columns; what is left out, the file does not have.

    Where the day stands in a column of its own, `date`, it is read before `time`, with a space.
    """

    time: str
    date: str | None = None
    sensor: str | None = None
    direction: str | None = None
    quantity: str | None = None
    unit: str | None = None
    interval_s: str | None = None
    number: str | None = None
    arrival: str | None = None


class FileForm(Section):
    """How a CSV file is written: its encoding, what parts cells, and the sign before decimals."""

    encoding: str = "utf-8"
    delimiter: Annotated[str, Field(min_length=1, max_length=1)] = ","
    decimal: Literal[".", ","] = "."

    @field_validator("encoding")
    @classmethod
    def _known_encoding(cls, name: str) -> str:
        try:
            " ".encode(name)
        except (LookupError, ValueError, TypeError):
            raise ValueError("must be an encoding of text, as utf-8 or gb18030") from None
        return name


class Times(Section):
    """How times are written, and which end of its interval a reading is marked by.

    `form` is "iso", "s", "ms" or "us" since 1970, or a form of `strptime`. Times without an
    offset are those of `zone`.
    """

    form: str = "iso"
    zone: str | None = None
    mark: Literal["start", "end"] = "end"

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, name: str | None) -> str | None:
        try:
            return name if name is None else ZoneInfo(name).key
        except (KeyError, ValueError, OSError):
            rule = "must be a time zone of the IANA database, as Asia/Shanghai"
            raise ValueError(rule) from None


class Values(Section):
    """A column of values: of which sensor, direction, quantity and unit, where no column says.

    The values of a `cumulative` column are those of a register that only rises: a reading is the
    difference from the one before.
    """

    column: str
    sensor: str | None = None
    direction: str | None = None
    unit: str | None = None
    cumulative: bool = False


class TelemetryMapping(Section):
    """A mapping file, whole.

    `sensors` gives the ids that the campus knows by those of the file; `directions` likewise.
    """

    columns: Columns
    file: FileForm = FileForm()
    times: Times = Times()
    values: Annotated[tuple[Values, ...], Field(strict=False, min_length=1, max_length=10_000)]
    sensors: dict[str, str] = Field(default_factory=dict)
    directions: dict[str, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _names_sensors(self) -> Self:
        if self.columns.sensor is None and any(each.sensor is None for each in self.values):
            raise ValueError("columns.sensor or the sensor of every column of values must be said")
        return self


# The record itself, as a file of it is read without a mapping.
OF_THE_RECORD = TelemetryMapping(
    columns=Columns(
        time="time",
        sensor="sensor",
        direction="direction",
        quantity="quantity",
        interval_s="interval_s",
        arrival="arrival",
    ),
    times=Times(form="us"),
    values=(Values(column="value"),),
)


def read_mapping(file: Path, sensors: Mapping[str, Sensor]) -> TelemetryMapping:
    """Return what a mapping file says; raises InputError with every fault.

    Whatever it names of sensors, directions and units must be known.
    """
    said = read_as(file, TelemetryMapping)
    faults = Faults(str(file))
    for name, key in said.sensors.items():
        if key not in sensors:
            hint = did_you_mean(key, sensors)
            faults.add(f"sensors.{name}", key, "must be a sensor of the list", hint)
    ways = {way for kind in sensor_kinds().values() for way in kind.directions}
    for name, way in said.directions.items():
        if way not in ways:
            faults.add(f"directions.{name}", way, "must be a direction", did_you_mean(way, ways))
    for number, each in enumerate(said.values):
        place = f"values[{number}]"
        key = "" if each.sensor is None else said.sensors.get(each.sensor, each.sensor)
        if key and key not in sensors:
            hint = did_you_mean(key, sensors)
            faults.add(f"{place}.sensor", key, "must be a sensor of the list", hint)
        if each.direction is not None and each.direction not in ways:
            hint = did_you_mean(each.direction, ways)
            faults.add(f"{place}.direction", each.direction, "must be a direction", hint)
        known = {sign for signs in units().values() for sign in signs}
        if each.unit is not None and each.unit not in known:
            hint = did_you_mean(each.unit, known)
            faults.add(f"{place}.unit", each.unit, "must be a unit of data/units.csv", hint)
    faults.raise_if_any()
    return said
