"""Virtual sensors: without errors they tell what the run recorded, with them as much as is said."""

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from maps import folder as campus_folder
from maps.faults import InputError
from scenarios.inputs.telemetry import columns
from scenarios.inputs.telemetry.sensors import Sensor
from sim.twin.virtual import observe, tables_for

MIDNIGHT_US = 1_791_820_800_000_000  # 2026-10-13 00:00 in Shanghai


@pytest.fixture(scope="module")
def tables(quad_day) -> dict[str, pa.Table]:
    kinds = {
        "door_counter": "library-door1",
        "room_counter": "x",
        "co2": "x",
        "meter": "x",
    }
    sensors = [Sensor(kind, kind, target, 300) for kind, target in kinds.items()]
    found = tables_for(quad_day.folder, sensors)
    return found | {"campus": campus_folder.load(quad_day.folder / "campus")}


def _values(readings: pa.Table) -> np.ndarray:
    return readings[columns.VALUE].to_numpy()


def test_a_noiseless_counter_equals_the_recorded_flow(quad_day, tables) -> None:
    campus = tables["campus"]
    edges = {key: kind for _, _, key, kind in campus.graph.edges(keys=True, data="kind")}
    walked = [key for key, kind in sorted(edges.items()) if kind != "ride"]
    sensors = [
        Sensor(key, "door_counter" if edges[key] == "door" else "path_counter", key, 300)
        for key in walked
    ]
    told = observe(tables, sensors, seed=1)
    start, link, entered = quad_day.column("link_flow", "start_s", "link", "entered")
    known = tables["links"].to_pydict()
    first = {
        number: edge
        for number, edge, begin, kind in zip(
            known["link"], known["edge"], known["begin_share"], known["kind"], strict=True
        )
        if begin == 0.0 and kind not in ("cycle", "rack", "ride")
    }
    flow = {
        (first[number], int(at) + 300): int(count)
        for at, number, count in zip(start, link, entered, strict=True)
        if number in first and count
    }
    counted: dict[tuple[str, int], int] = defaultdict(int)
    for row in told.to_pylist():
        counted[row["sensor"], (row["time"] - MIDNIGHT_US) // columns.US] += int(row["value"])
    assert {key: count for key, count in counted.items() if count} == flow
    assert sum(flow.values()) > 100_000


def test_who_is_in_a_building_came_in_and_did_not_go_out(tables) -> None:
    doors = [key for key, door in tables["campus"].entrances.items() if door.of == "library"]
    told = observe(tables, [Sensor(door, "door_counter", door, 3600) for door in doors], seed=1)
    way = np.array(told[columns.DIRECTION].to_pylist())
    come, gone = _values(told)[way == "in"].sum(), _values(told)[way == "out"].sum()
    assert come > 100
    assert come == gone  # nobody sleeps in the library


def test_a_noiseless_head_count_equals_the_recorded_occupancy(quad_day, tables) -> None:
    told = observe(tables, [Sensor("w", "wifi", "library", 900)], seed=1)
    at, place, count = quad_day.column("place_occupancy", "at_s", "place", "people")
    owner = np.array(tables["places"]["building"].to_pylist())
    time_s = (told[columns.TIME].to_numpy() - MIDNIGHT_US) // columns.US
    expected = [count[(at == t) & (owner[place] == "library")].sum() for t in time_s]
    assert _values(told).tolist() == expected
    assert max(expected) > 50


def test_noiseless_air_and_meters_equal_the_recorded_hours(quad_day, tables) -> None:
    room = next(room for room in tables["campus"].rooms.values() if room.building == "library")
    sensors = [
        Sensor("c", "co2", room.id, 3600),
        Sensor("t", "temperature", room.id, 900),
        Sensor("m", "meter", "library", 1800),
    ]
    told = observe(tables, sensors, seed=1)
    name = np.array(told[columns.SENSOR].to_pylist())
    zone, co2, air = quad_day.column("comfort", "zone", "co2_ppm", "air_c")
    zones = tables["zones"].to_pylist()
    mine = next(z["zone"] for z in zones if z["id"] == "library/library")
    np.testing.assert_allclose(_values(told)[name == "c"], co2[zone == mine])
    np.testing.assert_allclose(_values(told)[name == "t"], air[zone == mine].repeat(4))
    meter = np.array(tables["meters"]["meter"].to_pylist())
    drawn = tables["meters"]["drawn_kwh"].to_numpy()[meter == "library"]
    np.testing.assert_allclose(_values(told)[name == "m"], (drawn / 2).repeat(2))


def test_errors_are_as_large_as_is_said(tables) -> None:
    sensor = Sensor("m", "meter", "library", 60, noise=0.1, bias=0.2, drop_out=0.3, lag_s=40.0)
    told = observe(tables, [sensor], seed=3)
    exact = observe(tables, [replace(sensor, noise=0, bias=0, drop_out=0, lag_s=0)], seed=3)
    truth = dict(zip(exact["time"].to_pylist(), exact["value"].to_pylist(), strict=True))
    error = [
        value / truth[at] - 1
        for at, value in zip(told["time"].to_pylist(), told["value"].to_pylist(), strict=True)
    ]
    late_s = (told["arrival"].to_numpy() - told["time"].to_numpy()) / columns.US
    assert np.mean(error) == pytest.approx(0.2, abs=0.015)  # 4 standard errors
    assert np.std(error) == pytest.approx(0.1, rel=0.1)
    assert told.num_rows / exact.num_rows == pytest.approx(0.7, abs=0.05)
    assert late_s.mean() == pytest.approx(40.0, rel=0.13)
    assert exact["arrival"].equals(exact["time"])


def test_a_reading_does_not_depend_on_other_sensors(tables) -> None:
    one = Sensor("a", "wifi", "library", 900, noise=0.3, drop_out=0.2, lag_s=5.0)
    other = Sensor("b", "wifi", "library", 900, noise=0.3, drop_out=0.2, lag_s=5.0)
    alone = observe(tables, [one], seed=1)
    both = observe(tables, [other, one], seed=1)
    mine = np.array(both[columns.SENSOR].to_pylist()) == "a"
    assert both.filter(pa.array(mine)).to_pylist() == alone.to_pylist()
    assert alone.to_pylist() != observe(tables, [one], seed=2).to_pylist()


def test_what_a_run_does_not_hold_is_refused(tmp_path: Path, tables) -> None:
    with pytest.raises(InputError, match="counts people every 300 s only"):
        observe(tables, [Sensor("w", "wifi", "library", 60)], seed=1)
    with pytest.raises(InputError, match="trajectories: the sensors need"):
        tables_for(tmp_path, [Sensor("d", "door_counter", "library-door1", 300)])
