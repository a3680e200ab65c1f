"""A campus of two buildings and a road, from which tests make what they need."""

from pathlib import Path
from typing import Any

from maps.campus import Room, Service
from maps.folder import write

LON, LAT = 106.29, 29.59
STEP = 0.0001  # degrees: about 9.7 m east, 11.1 m north

Feature = dict[str, Any]


def at(east: float, north: float) -> list[float]:
    """Return a longitude and latitude, in steps from the south-west corner."""
    return [round(LON + east * STEP, 7), round(LAT + north * STEP, 7)]


def feature(key: str, kind: str, shape: str, coordinates: Any, **properties: Any) -> Feature:
    return {
        "type": "Feature",
        "properties": {"id": key, "kind": kind, **properties},
        "geometry": {"type": shape, "coordinates": coordinates},
    }


def box(west: float, south: float, east: float, north: float) -> list[list[list[float]]]:
    corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    return [[at(*corner) for corner in corners]]


def path(key: str, *points: tuple[float, float], kind: str = "footway", **more: Any) -> Feature:
    line = [at(*point) for point in points]
    return feature(key, "path", "LineString", line, path_kind=kind, **more)


def entrance(key: str, of: str, east: float, north: float, **more: Any) -> Feature:
    return feature(key, "entrance", "Point", at(east, north), of=of, **more)


def two_buildings() -> list[Feature]:
    """Return halls A and B north of a road from the west gate, each with a door on its south."""
    return [
        feature("boundary", "boundary", "Polygon", box(0, 0, 60, 40)),
        feature("A", "building", "Polygon", box(10, 12, 20, 18), use="teaching", floors=3),
        feature("B", "building", "Polygon", box(30, 12, 40, 18), use="dormitory", floors=2),
        path("road", (0, 10), (15, 10), (35, 10), kind="road", width_m=6.0),
        path("to-a", (15, 10), (15, 12), kind="access"),
        path("to-b", (35, 10), (35, 12), kind="access"),
        entrance("door-a", "A", 15, 12),
        entrance("door-b", "B", 35, 12, width_m=2.4),
        feature("west", "gate", "Point", at(0, 10)),
    ]


def rooms() -> list[Room]:
    return [
        Room(id="A101", building="A", floor=1, kind="classroom", seats=60, area_m2=90.0),
        Room(id="A301", building="A", floor=3, kind="classroom", seats=400, area_m2=600.0),
        Room(id="B201", building="B", floor=2, kind="dormitory_room", seats=4, area_m2=24.0),
    ]


def save(folder: Path, features: list[Feature], services: list[Service] | None = None) -> Path:
    """Write the features, with the usual rooms, as a campus folder and return it."""
    header = {"id": "small", "name": "Small", "name_zh": "小校园"}
    write(folder, header, features, rooms(), services or [])
    return folder
