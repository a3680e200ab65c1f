"""The ensemble: whole days of every member, and what the sensors would have told of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from maps.campus import Campus
from scenarios.inputs.telemetry import columns
from scenarios.inputs.telemetry.sensors import Sensor
from scenarios.inputs.telemetry.vocabulary import sensor_kinds
from scenarios.schema import DAY_S, HOUR_S
from sim.record.tables import comfort, zones
from sim.twin.state import OFF_CAMPUS, Places, occupancy, places_of
from sim.twin.virtual import observe

Floats = NDArray[np.float64]
Tables = Mapping[str, pa.Table]


@dataclass(frozen=True)
class Members:
    """What every member does on the day, at instants `every_s` apart, both midnights included.

    `people` is (members, instants, places) [persons], `temperature` (members, instants, zones)
    [degrees C], `demand` (members, parameters); `exact` gives by sensor what it would have told
    without any error, (members, ways, intervals).
    """

    where: Places
    every_s: int
    people: Floats
    zones: Sequence[str]
    zone_building: Sequence[str]
    temperature: Floats
    parameters: Sequence[str]
    demand: Floats
    exact: Mapping[str, Floats]


def members_of(
    runs: Iterable[tuple[Tables, Floats]],
    parameters: Sequence[str],
    sensors: Sequence[Sensor],
    every_s: int,
) -> Members:
    """Return the ensemble of runs, given as their tables and values of demand, one at a time."""
    where: Places | None = None
    people, temperature, demand, exact = [], [], [], []
    for tables, values in runs:
        where = where or places_of(tables)
        people.append(occupancy(tables, where, every_s))
        temperature.append(_temperature(tables, every_s))
        demand.append(values)
        exact.append(exact_readings(tables, sensors))
        known = tables[zones.TABLE.name]
    assert where is not None
    return Members(
        where,
        every_s,
        np.array(people),
        known[zones.ID].to_pylist(),
        known[zones.BUILDING].to_pylist(),
        np.array(temperature),
        parameters,
        np.array(demand),
        {sensor.id: np.array([each[sensor.id] for each in exact]) for sensor in sensors},
    )


def exact_readings(tables: Tables, sensors: Sequence[Sensor]) -> Mapping[str, Floats]:
    """Return what the sensors would tell of a run without any error, (ways, intervals) each."""
    faultless = [replace(each, noise=0.0, bias=0.0, drop_out=0.0, lag_s=0.0) for each in sensors]
    told = observe(tables, faultless, seed=0)
    sensor, way = (
        np.array(told[name].to_pylist(), object) for name in (columns.SENSOR, columns.DIRECTION)
    )
    value = told[columns.VALUE].to_numpy()
    return {
        each.id: np.array(
            [
                value[(sensor == each.id) & (way == direction)]
                for direction in sensor_kinds()[each.kind].directions
            ]
        )
        for each in sensors
    }


def _temperature(tables: Tables, every_s: int) -> Floats:
    """Return the air temperature of each zone, (instants, zones), between means of hours."""
    hours, number = tables[comfort.TABLE.name], tables[zones.TABLE.name].num_rows
    middle = np.arange(DAY_S // HOUR_S) * HOUR_S + HOUR_S / 2
    at = np.arange(0, DAY_S + 1, every_s)
    zone, air = hours[comfort.ZONE].to_numpy(), hours[comfort.AIR_C].to_numpy()
    found = [np.interp(at, middle, air[zone == row]) for row in range(number)]
    return np.array(found).reshape(number, at.size).T


def place_of(sensor: Sensor, campus: Campus) -> str:
    """Return the building or ground that a sensor tells of; OFF_CAMPUS at a gate, "" for none."""
    target = sensor_kinds()[sensor.kind].target
    if target == "door":
        return campus.entrances[sensor.target].of
    if target == "place":
        return campus.places[sensor.target].building or OFF_CAMPUS
    if target == "room":
        return campus.rooms[sensor.target].building
    return sensor.target if target in ("building", "meter") else ""
