"""Virtual sensors: what a run would have told, had these sensors stood in it.

They write the same records as real ones. Each error is a keyed draw of seed, sensor and time, so a
reading does not depend on which other sensors there are.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray
from scipy.special import ndtri

from maps.faults import Fault, InputError
from models.draws import uniforms
from scenarios.inputs.telemetry import columns
from scenarios.inputs.telemetry.columns import US
from scenarios.inputs.telemetry.sensors import Sensor
from scenarios.inputs.telemetry.vocabulary import SensorKind, sensor_kinds
from scenarios.schema import DAY_S
from sim.record.column import text_array
from sim.record.run_folder import TABLES
from sim.record.tables import (
    calendar,
    census,
    comfort,
    links,
    meters,
    place_occupancy,
    places,
    trajectories,
    zones,
)
from sim.twin import measured
from sim.twin.measured import Measure

_PASSAGES = (links.TABLE.name, trajectories.TABLE.name)
_PEOPLE = (census.TABLE.name, place_occupancy.TABLE.name, places.TABLE.name)
_AIR = (comfort.TABLE.name, zones.TABLE.name, places.TABLE.name)
# By quantity: the tables that tell it, and the function that does.
_MEASURES: Mapping[str, tuple[Sequence[str], Measure]] = {
    "passages": (_PASSAGES, measured.passages),
    "people": (_PEOPLE, measured.people),
    "co2_ppm": (_AIR, partial(measured.air, comfort.CO2_PPM)),
    "temperature_c": (_AIR, partial(measured.air, comfort.AIR_C)),
    "energy_kwh": ((meters.TABLE.name,), measured.energy),
}
_HINTS = {
    trajectories.TABLE.name: "run it with --trajectories",
    comfort.TABLE.name: "run it with energy.on = true",
    zones.TABLE.name: "run it with energy.on = true",
    meters.TABLE.name: "run it with energy.on = true",
}
_LOST, _LATE, _FIRST_ERROR = 0, 1, 2  # columns of draws
_LEAST = 2.0**-54  # in place of a draw of 0, which no normal error has


def tables_for(folder: Path, sensors: Iterable[Sensor]) -> dict[str, pa.Table]:
    """Return the tables of a run folder that these sensors measure.

    Raises InputError where the run did not write one of them.
    """
    asked = {sensor_kinds()[sensor.kind].quantity.key for sensor in sensors}
    names = {name for key in asked for name in _MEASURES[key][0]} | {calendar.TABLE.name}
    files = {name: folder / TABLES / f"{name}.parquet" for name in sorted(names)}
    faults = [
        Fault(str(folder), "", name, "the sensors need this table", _HINTS.get(name, ""))
        for name, file in files.items()
        if not file.is_file()
    ]
    if faults:
        raise InputError(faults)
    return {name: pq.read_table(file) for name, file in files.items()}


def observe(
    tables: Mapping[str, pa.Table],
    sensors: Sequence[Sensor],
    seed: int,
    time_zone: str = "Asia/Shanghai",
) -> pa.Table:
    """Return what these sensors tell of a run, by time and sensor.

    Clock times are those of the run's first midnight in `time_zone`. Raises InputError where the
    run does not hold what a sensor measures.
    """
    first, end_s = _days(tables[calendar.TABLE.name], time_zone)
    parts = []
    for key, (_, measure) in _MEASURES.items():
        mine = [each for each in sensors if sensor_kinds()[each.kind].quantity.key == key]
        if mine:
            told = measure(tables, mine, end_s)
            parts += [_readings(each, told[each.id], first, seed) for each in mine]
    readings = pa.concat_tables(parts) if parts else columns.SCHEMA.empty_table()
    order = [columns.TIME, columns.SENSOR, columns.DIRECTION]
    return readings.sort_by([(name, "ascending") for name in order])


def _days(days: pa.Table, time_zone: str) -> tuple[int, int]:
    """Return the first midnight of a run [us since 1970, UTC], and how long it lasts [s]."""
    dates = [date.fromisoformat(text) for text in days[calendar.DATE].to_pylist()]
    if dates != [dates[0] + timedelta(days=number) for number in range(len(dates))]:
        rule = "sensors measure runs of every day of a period"
        hint = 'run it with calendar.people = "every-day"'
        raise InputError([Fault("calendar", "", f"{dates[0]} to {dates[-1]}", rule, hint)])
    midnight = datetime.combine(dates[0], time(), ZoneInfo(time_zone))
    return int(midnight.timestamp()) * US, len(dates) * DAY_S


def _readings(sensor: Sensor, truth: NDArray[np.float64], first: int, seed: int) -> pa.Table:
    """Return the readings of a sensor that come at all; `truth` is (directions, intervals)."""
    kind = sensor_kinds()[sensor.kind]
    ways, intervals = truth.shape
    ends_s = first // US + sensor.interval_s * np.arange(1, intervals + 1)
    drawn = uniforms(seed, f"sensor {sensor.id}", 0, ends_s, _FIRST_ERROR + ways)
    value = _with_errors(truth, sensor, kind, ndtri(np.maximum(drawn[:, _FIRST_ERROR:].T, _LEAST)))
    late_us = np.rint(-np.log1p(-drawn[:, _LATE]) * sensor.lag_s * US).astype(np.int64)
    comes = np.flatnonzero(drawn[:, _LOST] >= sensor.drop_out)
    ends = ends_s[comes] * US
    rows = ways * comes.size
    return pa.table(
        [
            text_array([sensor.id] * rows),
            text_array([kind.quantity.key] * rows),
            text_array([way for way in kind.directions for _ in comes]),
            pa.array(np.tile(ends, ways)),
            pa.array(np.full(rows, sensor.interval_s, np.int32)),
            pa.array(value[:, comes].ravel()),
            pa.array(np.tile(ends + late_us[comes], ways)),
        ],
        schema=columns.SCHEMA,
    )


def _with_errors(
    truth: NDArray[np.float64], sensor: Sensor, kind: SensorKind, normal: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return what is measured in place of the truth; a count stays a count."""
    error = sensor.bias + sensor.noise * normal
    value = truth * (1.0 + error) if kind.noise_is_share else truth + error
    value = np.maximum(value, 0.0) if kind.noise_is_share else value
    return np.rint(value) if kind.quantity.whole else value
