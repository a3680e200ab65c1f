"""A reading: as it is told, and as it is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pyarrow as pa

from scenarios.inputs.telemetry.columns import ARRIVAL, DIRECTION, SCHEMA, SENSOR, TIME


class Reading(NamedTuple):
    """A reading that was taken: a row of the record."""

    sensor: str
    quantity: str
    direction: str
    time: int
    interval_s: int
    value: float
    arrival: int


@dataclass(frozen=True)
class Told:
    """What a message or a row of a file says, read but not yet believed.

    `time` and `arrival` are in microseconds since 1970, UTC. What is None or "" was not said.
    `number` counts the messages of a sensor, so that a clock that runs backwards is seen.
    """

    sensor: str
    time: int
    value: float
    arrival: int
    direction: str = ""
    quantity: str = ""
    unit: str = ""
    interval_s: float | None = None
    number: int | None = None


def as_table(readings: Sequence[Reading]) -> pa.Table:
    """Return readings as a table of the record."""
    columns = list(zip(*readings, strict=True)) or [()] * len(SCHEMA)
    arrays = [pa.array(values, field.type) for values, field in zip(columns, SCHEMA, strict=True)]
    return pa.Table.from_arrays(arrays, schema=SCHEMA)


def in_time_order(readings: pa.Table) -> pa.Table:
    """Return readings by time, sensor and direction, those that came first before others."""
    return readings.sort_by([(name, "ascending") for name in (TIME, SENSOR, DIRECTION, ARRIVAL)])
