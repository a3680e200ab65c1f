"""Changes of quad by which it has what built-in scenarios name: a bridge, halls, a shuttle."""

import json
from pathlib import Path

from maps.builtin import folder

# The way to the east of the library as a bridge: many cross it, and there are ways around.
BRIDGE = "library-east"
_NORTH = (106.0, 30.001281)  # on the ring road
_ROOMS = """\
id,building,floor,kind,seats,area_m2
student-centre-101,office,1,hall,300,360
auditorium-101,library,1,hall,300,360
"""
_SHUTTLES = """\
id,vehicles,seats,headway_s,departures,hours,boarding_s
shuttle,2,23,1200,,07:00-22:00,2
"""
_STOPS = """\
route,order,stop,run_s,dwell_s
shuttle,1,stop,60,15
shuttle,2,stop-north,60,15
shuttle,3,stop,60,15
"""


def write_to(out: Path) -> Path:
    """Write the folder of changes, and return it."""
    text = (folder("quad") / "campus.geojson").read_text(encoding="utf-8")
    features = json.loads(text)["features"]
    bridge = next(each for each in features if each["properties"]["id"] == BRIDGE)
    bridge["properties"]["path_kind"] = "bridge"
    stop = {
        "type": "Feature",
        "properties": {"id": "stop-north", "kind": "stop"},
        "geometry": {"type": "Point", "coordinates": _NORTH},
    }
    collection = {"type": "FeatureCollection", "features": [bridge, stop]}
    out.mkdir(parents=True)
    (out / "campus.geojson").write_text(json.dumps(collection), encoding="utf-8")
    for name, rows in (("rooms", _ROOMS), ("shuttles", _SHUTTLES), ("shuttle_stops", _STOPS)):
        (out / f"{name}.csv").write_text(rows, encoding="utf-8")
    return out
