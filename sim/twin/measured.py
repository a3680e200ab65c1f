"""What sensors would measure without any error, interval by interval, by the tables of a run."""

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from maps.faults import Faults
from maps.vocabulary import CYCLE, RACK, RIDE
from models.energy.campus_zones import OTHER
from models.energy.eras import use_of_room
from scenarios.inputs.telemetry.sensors import Sensor
from scenarios.inputs.telemetry.vocabulary import sensor_kinds
from scenarios.schema import HOUR_S
from sim.record.tables import (
    census,
    comfort,
    links,
    meters,
    place_occupancy,
    places,
    trajectories,
    zones,
)

Tables = Mapping[str, pa.Table]
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

ONWARD = ("in", "forward")  # from the start of a link to its end, which is indoors at a door


def _ints(table: pa.Table, name: str) -> Ints:
    return np.asarray(table.column(name).to_numpy(), np.int64)


def _floats(table: pa.Table, name: str) -> Floats:
    return np.asarray(table.column(name).to_numpy(), np.float64)


class Measure(Protocol):
    """Returns what each of some sensors measures by its id, shape (directions, intervals)."""

    def __call__(
        self, tables: Tables, sensors: Sequence[Sensor], end_s: int
    ) -> dict[str, Floats]: ...


def passages(tables: Tables, sensors: Sequence[Sensor], end_s: int) -> dict[str, Floats]:
    """Return how many entered the link of each counter by direction, (directions, intervals).

    Of a path that is cut into several links, a counter stands at the first.
    """
    number = _counted_links(tables[links.TABLE.name])
    at = np.array(sorted({number[sensor.target] for sensor in sensors}), np.int64)
    walked = tables[trajectories.TABLE.name]
    counted = walked.filter(pc.is_in(walked[trajectories.LINK], pa.array(at, pa.int32())))
    counted = counted.sort_by(trajectories.LINK)
    link, way = _ints(counted, trajectories.LINK), _ints(counted, trajectories.DIRECTION)
    enter_ms = _ints(counted, trajectories.ENTER_MS)
    found = {}
    for sensor in sensors:
        width, bins = 1000 * sensor.interval_s, end_s // sensor.interval_s
        begin, end = np.searchsorted(link, number[sensor.target] + np.arange(2))
        interval, onward = enter_ms[begin:end] // width, way[begin:end] == 1
        rows = []
        for direction in sensor_kinds()[sensor.kind].directions:
            passed = interval[onward == (direction in ONWARD)]
            rows.append(np.bincount(passed, minlength=bins)[:bins])
        found[sensor.id] = np.array(rows, np.float64)
    return found


def _counted_links(known: pa.Table) -> dict[str, int]:
    """Return the first link on foot of each edge of the campus graph."""
    rows = zip(
        *(
            known[name].to_pylist()
            for name in (links.LINK, links.EDGE, links.KIND, links.BEGIN_SHARE)
        ),
        strict=True,
    )
    return {
        edge: link
        for link, edge, kind, begin in rows
        if begin == 0.0 and kind not in (CYCLE, RACK, RIDE)
    }


def people(tables: Tables, sensors: Sequence[Sensor], end_s: int) -> dict[str, Floats]:
    """Return how many are in each place or building at the ends of intervals, (1, intervals).

    Raises InputError where the run did not write down people at these instants.
    """
    instants = _ints(tables[census.TABLE.name], census.AT_S)
    known, occupied = tables[places.TABLE.name], tables[place_occupancy.TABLE.name]
    ids, owners = (np.array(known[name].to_pylist(), object) for name in ("id", "building"))
    place, count = _ints(occupied, place_occupancy.PLACE), _ints(occupied, place_occupancy.PEOPLE)
    row = np.searchsorted(instants, _ints(occupied, place_occupancy.AT_S))
    faults = Faults("sensors")
    found = {}
    for sensor in sensors:
        whose = owners if sensor_kinds()[sensor.kind].target == "building" else ids
        inside = (whose == sensor.target)[place]
        series = np.zeros(instants.size)
        np.add.at(series, row[inside], count[inside])
        ends = np.arange(sensor.interval_s, end_s + 1, sensor.interval_s)
        at = np.minimum(np.searchsorted(instants, ends), instants.size - 1)
        if (instants[at] != ends).any():
            rule = f"the run counts people every {instants[1] - instants[0]} s only"
            hint = "take a multiple of that, or run with another recording.interval_s"
            faults.add(f"{sensor.id}, interval_s", str(sensor.interval_s), rule, hint)
        found[sensor.id] = series[at][np.newaxis]
    faults.raise_if_any()
    return found


def air(column: str, tables: Tables, sensors: Sequence[Sensor], end_s: int) -> dict[str, Floats]:
    """Return the mean air of the zone of each sensor's room over the intervals, (1, intervals)."""
    rooms = tables[places.TABLE.name]
    zone_of_room = {
        key: (building, use_of_room().get(kind, OTHER))
        for key, building, kind in zip(
            *(rooms[name].to_pylist() for name in (places.ID, places.BUILDING, places.KIND)),
            strict=True,
        )
    }
    known = tables[zones.TABLE.name]
    of_use = zip(known[zones.BUILDING].to_pylist(), known[zones.USE].to_pylist(), strict=True)
    number = dict(zip(of_use, _ints(known, zones.ZONE), strict=True))
    hours = tables[comfort.TABLE.name]
    zone, value = _ints(hours, comfort.ZONE), _floats(hours, column)
    return {
        sensor.id: _over(value[zone == number[zone_of_room[sensor.target]]], sensor, end_s)
        / (sensor.interval_s / HOUR_S)
        for sensor in sensors
    }


def energy(tables: Tables, sensors: Sequence[Sensor], end_s: int) -> dict[str, Floats]:
    """Return what each meter draws in the intervals [kWh], shape (1, intervals)."""
    hours = tables[meters.TABLE.name]
    whose = np.array(hours[meters.METER].to_pylist(), object)
    drawn = _floats(hours, meters.DRAWN_KWH)
    return {sensor.id: _over(drawn[whose == sensor.target], sensor, end_s) for sensor in sensors}


def _over(hourly: Floats, sensor: Sensor, end_s: int) -> Floats:
    """Return sums over intervals of what is known by the hour and even within each, (1, n)."""
    sums = np.concatenate([[0.0], np.cumsum(hourly[: end_s // HOUR_S])])
    edges = np.arange(0, end_s + 1, sensor.interval_s)
    at_edges = np.interp(edges, np.arange(sums.size) * HOUR_S, sums)
    return np.asarray(np.diff(at_edges).reshape(1, -1))
