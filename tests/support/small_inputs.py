"""Small, valid inputs of every kind, as texts, for tests that break them."""

import json
from pathlib import Path
from typing import Any

WEST, SOUTH, STEP = 106.3, 29.6, 0.001
ROOMS = """\
id,building,floor,kind,seats,area_m2
r1,teach,1,classroom,40,60
r2,teach,2,classroom,60,90
r3,canteen,1,dining_hall,100,100
"""
SERVICES = """\
id,building,room,kind,servers,mean_service_s,hours
s1,canteen,r3,canteen,4,17,06:30-09:00 10:45-13:15
"""
SCENARIO = """\
extends = "weekday"
name = "two-days"

[campus]
map = "campus"

[calendar]
days = 2
vacations = [{ from = 2026-10-01, until = 2026-10-07 }]

[timetable]
folder = "timetable"

[population]
students = 90
"""
TIMETABLE = """\
class,course,kind,weekday,start,end,weeks,room,instructor,seats
c1,Algebra,lecture,Mon,08:30,10:10,1-16,r1,t1,40
c1,Algebra,lecture,Thu,10:30,12:10,1-16,r1,t1,40
c2,Physics,lecture,2,13:30,15:10,"1-8,10",r2,t2,60
"""
ENROLMENTS = """\
class,student
c1,p1
c1,p2
c2,p2
"""
SENSORS = """\
id,kind,target,interval_s,noise,bias,drop_out,lag_s
door,door_counter,d1,300,0.1,0,0.05,20
heads,wifi,teach,900,,,,
air,co2,r1,600,30,-5,0,0
"""
MAPPING = """\
[columns]
time = "when"
sensor = "device"

[file]
encoding = "gb18030"

[times]
form = "%d.%m.%Y %H:%M"
zone = "Asia/Shanghai"
mark = "start"

[[values]]
column = "in"
direction = "in"
unit = "persons"

[sensors]
cam-7 = "door"
"""
COUNTS = """\
when,device,in
13.10.2026 08:00,cam-7,4
13.10.2026 08:05,cam-7,7
"""
OSM = """\
<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6" generator="test">
  <node id="1" lat="29.6000" lon="106.3000"/>
  <node id="2" lat="29.6000" lon="106.3010"/>
  <node id="3" lat="29.6000" lon="106.3020"/>
  <node id="4" lat="29.6001" lon="106.3005"/>
  <node id="5" lat="29.6001" lon="106.3008"/>
  <node id="6" lat="29.6003" lon="106.3008"/>
  <node id="7" lat="29.6003" lon="106.3005"/>
  <node id="8" lat="29.6001" lon="106.3012"/>
  <node id="9" lat="29.6001" lon="106.3016"/>
  <node id="10" lat="29.6003" lon="106.3016"/>
  <node id="11" lat="29.6003" lon="106.3012"/>
  <way id="20"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="footway"/></way>
  <way id="21"><nd ref="4"/><nd ref="5"/><nd ref="6"/><nd ref="7"/><nd ref="4"/>
    <tag k="building" v="university"/><tag k="name" v="第一教学楼"/></way>
  <way id="22"><nd ref="8"/><nd ref="9"/><nd ref="10"/><nd ref="11"/><nd ref="8"/>
    <tag k="building" v="dormitory"/><tag k="building:levels" v="4"/></way>
</osm>
"""


def _at(x: float, y: float) -> list[float]:
    return [round(WEST + x * STEP, 7), round(SOUTH + y * STEP, 7)]


def _box(x: float, y: float, width: float, height: float) -> list[list[list[float]]]:
    corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
    return [[_at(*corner) for corner in corners]]


def _feature(key: str, kind: str, shape: str, coordinates: Any, **properties: Any) -> Any:
    return {
        "type": "Feature",
        "properties": {"id": key, "kind": kind, **properties},
        "geometry": {"type": shape, "coordinates": coordinates},
    }


def campus_map() -> dict[str, Any]:
    """Two buildings along a path with a gate at its western end, and what else a map may have."""
    left, right = _box(-0.5, 0.1, 1, 1), _box(1, 0.1, 1, 1)
    way = [_at(-1, 0), _at(0, 0), _at(1, 0), _at(2, 0)]
    return {
        "type": "FeatureCollection",
        "id": "small",
        "name": "Small campus",
        "name_zh": "小校园",
        "headcount": {"students": 90, "staff": 10},
        "features": [
            _feature("edge", "boundary", "Polygon", _box(-1, -2, 4, 4)),
            _feature("teach", "building", "Polygon", left, use="teaching", floors=2),
            _feature("canteen", "building", "Polygon", right, use="canteen", floors=1),
            _feature("way", "path", "LineString", way, path_kind="footway", width_m=4),
            _feature("d1a", "path", "LineString", [_at(0, 0), _at(0, 0.1)], path_kind="access"),
            _feature("d2a", "path", "LineString", [_at(1, 0), _at(1, 0.1)], path_kind="access"),
            _feature("d1", "entrance", "Point", _at(0, 0.1), of="teach", width_m=2),
            _feature("d2", "entrance", "Point", _at(1, 0.1), of="canteen"),
            _feature("gate", "gate", "Point", _at(-1, 0), name="West gate"),
            _feature("lawn", "green", "Polygon", _box(-0.5, -1, 1, 0.5)),
        ],
    }


def feature_of(campus: dict[str, Any], key: str) -> Any:
    """Return the feature of a map with this id."""
    return next(item for item in campus["features"] if item["properties"]["id"] == key)


def write_campus(folder: Path, campus: dict[str, Any], rooms: str, services: str) -> Path:
    """Write the three files of a campus folder."""
    folder.mkdir(parents=True)
    text = json.dumps(campus, ensure_ascii=False)
    (folder / "campus.geojson").write_text(text, encoding="utf-8")
    (folder / "rooms.csv").write_text(rooms, encoding="utf-8")
    (folder / "services.csv").write_text(services, encoding="utf-8")
    return folder


def write_timetable(folder: Path, timetable: str, enrolments: str) -> Path:
    """Write the two files of a timetable folder."""
    folder.mkdir(parents=True)
    (folder / "timetable.csv").write_text(timetable, encoding="utf-8")
    (folder / "enrolments.csv").write_text(enrolments, encoding="utf-8")
    return folder
