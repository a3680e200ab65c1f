"""The words of telemetry: quantities, kinds of sensors, and what is assumed of them, as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from maps.definitions import rows_of
from maps.parameters import Parameter, read_parameters


@dataclass(frozen=True)
class Quantity:
    """What can be measured: its unit, what values make sense, and whether they are whole."""

    key: str
    unit: str
    low: float
    high: float
    whole: bool


@dataclass(frozen=True)
class SensorKind:
    """A kind of sensor: what it measures at what, and which ways it tells apart.

    `target` is what it stands at: a door, a path, a place, a building, a room or a meter.
    `noise_is_share` says whether noise and bias are shares of the value, or in its unit.
    """

    key: str
    quantity: Quantity
    target: str
    directions: tuple[str, ...]
    noise_is_share: bool


@cache
def quantities() -> Mapping[str, Quantity]:
    """Return every quantity by key."""
    return {
        row["quantity"]: Quantity(
            row["quantity"],
            row["unit"],
            float(row["low"]),
            float(row["high"]),
            row["whole"] == "yes",
        )
        for row in rows_of(__package__, "data/quantities.csv")
    }


@cache
def sensor_kinds() -> Mapping[str, SensorKind]:
    """Return every kind of sensor by key."""
    return {
        row["kind"]: SensorKind(
            row["kind"],
            quantities()[row["quantity"]],
            row["target"],
            tuple(row["directions"].split()) or ("",),
            row["noise_of"] == "value",
        )
        for row in rows_of(__package__, "data/sensor_kinds.csv")
    }


@cache
def assumptions() -> Mapping[str, Parameter]:
    """Return what is assumed of how readings come."""
    return read_parameters(files(__package__).joinpath("data", "assumptions.toml"))
