"""What counters would have told of a run of the store, hour by hour, without any error."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from scenarios.inputs.telemetry.sensors import Sensor
from scenarios.inputs.telemetry.vocabulary import sensor_kinds
from scenarios.schema import DAY_S, HOUR_S
from sim.calibration.hours import DAY_H, Series
from sim.record.tables import census, links, place_occupancy, places, trajectories
from sim.twin import measured

Floats = NDArray[np.float64]

_PASSAGES = (links.TABLE.name, trajectories.TABLE.name)
_PEOPLE = (census.TABLE.name, place_occupancy.TABLE.name, places.TABLE.name)


def counts_ways(sensors: Mapping[str, Sensor], series: Sequence[Series]) -> bool:
    """Say whether any of these series are passages, which need the ways that people took."""
    return any(_is_passages(sensors[key]) for key, _ in series)


def counted(
    run: Path, sensors: Mapping[str, Sensor], series: Sequence[Series], days: int
) -> Floats:
    """Return what each series told on each simulated day of a run, (days, series, 24)."""
    used = {key: sensors[key] for key, _ in series}
    gates = [replace(each, interval_s=HOUR_S) for each in used.values() if _is_passages(each)]
    heads = [each for each in used.values() if not _is_passages(each)]
    found: dict[str, Floats] = {}
    if gates:
        found |= measured.passages(_tables(run, _PASSAGES), gates, days * DAY_S)
    if heads:
        told = measured.people(_tables(run, _PEOPLE), heads, days * DAY_S)
        found |= {key: _hourly_mean(values, days) for key, values in told.items()}
    rows = [found[key][_way(used[key], direction)] for key, direction in series]
    return np.array(rows).reshape(len(series), days, DAY_H).transpose(1, 0, 2)


def _is_passages(sensor: Sensor) -> bool:
    return sensor_kinds()[sensor.kind].quantity.key == "passages"


def _way(sensor: Sensor, direction: str) -> int:
    return sensor_kinds()[sensor.kind].directions.index(direction)


def _hourly_mean(values: Floats, days: int) -> Floats:
    return np.asarray(values.reshape(1, days * DAY_H, -1).mean(axis=2))


def _tables(run: Path, names: Sequence[str]) -> Mapping[str, pa.Table]:
    return {name: pq.read_table(run / f"{name}.parquet") for name in names}
