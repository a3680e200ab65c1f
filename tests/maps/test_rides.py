"""Lifts and shuttles of a campus folder: what they become, and what is refused."""

import csv
import json
from pathlib import Path

import pytest

from maps.builtin import folder_of
from maps.campus import Campus
from maps.faults import InputError
from maps.folder import load

LIFT = "library-lifts,library,3,13,1-6,3,2.5,1.2\n"
LIFTS = "id,building,cars,capacity,floors,door_s,floor_s,boarding_s\n" + LIFT
SHUTTLES = "id,vehicles,seats,headway_s,departures,hours,boarding_s\nbus,2,23,1200,,07:00-08:00,2\n"
STOPS = """\
route,order,stop,run_s,dwell_s
bus,1,stop-main,65,15
bus,2,stop-library,105,20
bus,3,stop-west,130,15
"""


def _campus(folder: Path, lifts: str = LIFTS, shuttles: str = SHUTTLES, stops: str = STOPS):
    for name in ("campus.geojson", "rooms.csv", "services.csv"):
        (folder / name).write_bytes((folder_of("huxi") / name).read_bytes())
    (folder / "lifts.csv").write_text(lifts)
    (folder / "shuttles.csv").write_text(shuttles)
    (folder / "shuttle_stops.csv").write_text(stops)
    return load(folder)


def _rides(campus: Campus, line: str) -> dict[str, dict]:
    edges = campus.graph.edges(keys=True, data=True)
    return {key: data for _, _, key, data in edges if data["path"] == line}


def test_a_lift_joins_every_pair_of_its_floors_both_ways(tmp_path: Path) -> None:
    campus = _campus(tmp_path)
    rides = _rides(campus, "library-lifts")
    assert len(rides) == 15
    assert not any(ride["oneway"] for ride in rides.values())
    assert {ride["kind"] for ride in rides.values()} == {"ride"}
    assert rides["library-lifts:1-6"]["length_m"] == pytest.approx(
        5 * rides["library-lifts:1-2"]["length_m"]
    )
    line = campus.lines["library-lifts"]
    assert line.is_lift
    assert line.stations == ("1", "2", "3", "4", "5", "6")
    assert line.leg_s == (2.5,) * 5 + (0.0,)


def test_a_shuttle_joins_each_stop_to_the_later_ones(tmp_path: Path) -> None:
    campus = _campus(tmp_path)
    rides = _rides(campus, "bus")
    assert sorted(rides) == ["bus:1-2", "bus:1-3", "bus:2-3"]
    assert all(ride["oneway"] for ride in rides.values())
    assert len(rides["bus:1-3"]["geometry"].coords) == 3
    line = campus.lines["bus"]
    assert line.departures_s == (25_200, 26_400, 27_600)
    assert (line.leg_s, line.dwell_s) == ((65.0, 105.0, 130.0), (15.0, 20.0, 15.0))


def test_departures_may_be_listed(tmp_path: Path) -> None:
    listed = SHUTTLES.replace("1200,,07:00-08:00", ",07:20 08:05,")
    assert _campus(tmp_path, shuttles=listed).lines["bus"].departures_s == (26_400, 29_100)


def test_a_lift_ends_on_the_highest_floor_with_rooms(tmp_path: Path) -> None:
    kept = [row for row in _rooms() if row["building"] != "library" or int(row["floor"]) < 4]
    for name in ("campus.geojson", "services.csv"):
        (tmp_path / name).write_bytes((folder_of("huxi") / name).read_bytes())
    (tmp_path / "lifts.csv").write_text(LIFTS)
    with (tmp_path / "rooms.csv").open("w", newline="") as out:
        writer = csv.DictWriter(out, kept[0].keys())
        writer.writeheader()
        writer.writerows(kept)
    assert load(tmp_path).lines["library-lifts"].stations == ("1", "2", "3")


def _rooms() -> list[dict[str, str]]:
    with (folder_of("huxi") / "rooms.csv").open(newline="") as rooms:
        return list(csv.DictReader(rooms))


def test_every_fault_of_lifts_and_shuttles_is_told_at_once(tmp_path: Path) -> None:
    lifts = LIFTS.replace("1-6", "1-9") + (
        "a,librari,1,13,1-6,3,2.5,1.2\n"
        "b,science,0,0,1-6,3,2.5,1.2\n"
        "c,science,1,13,4,3,0,nan\n"
        "d,science,1,13,up,3,2.5,1.2\n"
        "stop-main,science,1,13,1-6,3,2.5,1.2\n"
    )
    shuttles = SHUTTLES + (
        "both,1,20,600,08:00,07:00-08:00,2\n"
        "none,1,20,,,,2\n"
        "late,1,0,,08:00 07:00 25:00,,2\n"
        "shut,1,20,600,,,2\n"
    )
    stops = STOPS.replace("stop-library", "stop-libary").replace("bus,3", "bus,4") + (
        "but,1,stop-main,65,15\nboth,1,gate-east,0,15\n"
    )
    with pytest.raises(InputError) as refused:
        _campus(tmp_path, lifts, shuttles, stops)
    told = {(Path(fault.file).name, fault.place, fault.value) for fault in refused.value.faults}
    assert told >= {
        ("lifts.csv", "line 2, floors", "7"),
        ("lifts.csv", "line 3, building", "librari"),
        ("lifts.csv", "line 4, cars", "0"),
        ("lifts.csv", "line 4, capacity", "0"),
        ("lifts.csv", "line 5, floors", "4"),
        ("lifts.csv", "line 5, floor_s", "0.0"),
        ("lifts.csv", "line 5, boarding_s", "nan"),
        ("lifts.csv", "line 6, floors", "up"),
        ("lifts.csv", "line 7, id", "stop-main"),
        ("shuttles.csv", "line 3, departures", "08:00"),
        ("shuttles.csv", "line 4, departures", ""),
        ("shuttles.csv", "line 5, seats", "0"),
        ("shuttles.csv", "line 5, departures", "25:00"),
        ("shuttles.csv", "line 6, hours", ""),
        ("shuttles.csv", "line 4, id", "none"),
        ("shuttle_stops.csv", "line 3, stop", "stop-libary"),
        ("shuttle_stops.csv", "line 4, order", "4"),
        ("shuttle_stops.csv", "line 5, route", "but"),
        ("shuttle_stops.csv", "line 6, stop", "gate-east"),
        ("shuttle_stops.csv", "line 6, run_s", "0.0"),
    }
    hints = [fault.hint for fault in refused.value.faults if fault.value == "stop-libary"]
    assert hints == ["did you mean 'stop-library'?"]


def test_shuttles_without_stops_are_refused(tmp_path: Path) -> None:
    _campus(tmp_path)
    (tmp_path / "shuttle_stops.csv").unlink()
    with pytest.raises(InputError) as refused:
        load(tmp_path)
    rules = {fault.rule for fault in refused.value.faults}
    assert rules == {"the file is missing", "must have two stops or more in shuttle_stops.csv"}


def test_a_stop_that_paths_do_not_join_to_the_others_is_refused(tmp_path: Path) -> None:
    _campus(tmp_path)
    map_file = tmp_path / "campus.geojson"
    known = json.loads(map_file.read_text())
    line = [[106.296, 29.5961], [106.2961, 29.5961]]
    known["features"] += [
        {
            "type": "Feature",
            "properties": {"id": "island", "kind": "path", "path_kind": "footway"},
            "geometry": {"type": "LineString", "coordinates": line},
        },
        {
            "type": "Feature",
            "properties": {"id": "stop-island", "kind": "stop"},
            "geometry": {"type": "Point", "coordinates": line[0]},
        },
    ]
    map_file.write_text(json.dumps(known))
    (tmp_path / "shuttle_stops.csv").write_text(STOPS.replace("stop-west", "stop-island"))
    with pytest.raises(InputError) as refused:
        load(tmp_path)
    (fault,) = refused.value.faults
    assert (fault.place, fault.value) == ("stop-island", "off the network")


def test_a_path_cannot_be_a_ride(tmp_path: Path) -> None:
    _campus(tmp_path)
    map_file = tmp_path / "campus.geojson"
    text = map_file.read_text().replace('"path_kind":"footway"', '"path_kind":"ride"', 1)
    map_file.write_text(text)
    with pytest.raises(InputError) as refused:
        load(tmp_path)
    assert [fault.value for fault in refused.value.faults] == ["ride"]
