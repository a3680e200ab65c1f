"""Reads `campus.geojson` into the features of a campus, and tells every fault in it."""

import json
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path as File
from typing import Any

import numpy as np
import shapely
from shapely.geometry import shape as geometry_of
from shapely.geometry.base import BaseGeometry
from shapely.validation import explain_validity

from maps.campus import (
    Area,
    Building,
    Entrance,
    Headcount,
    Path,
    Scenery,
    Shape,
    Spot,
)
from maps.faults import Faults, InputError, did_you_mean
from maps.geometry import LocalFrame
from maps.text_files import read_text
from maps.vocabulary import area_uses, building_uses, path_kinds, walked_path_kinds

ID = re.compile(r"[A-Za-z0-9_.:\-]{1,64}")
FARTHEST_M = 20_000.0
POLEWARD_LATITUDE = 85.0
MOST_PEOPLE = 2_000_000
COORDINATE_DECIMALS = 7

LonLat = tuple[float, float]

SCENERY = ("green", "water", "parking")
SPOTS = ("gate", "stop", "assembly", "sensor", "rack")
MOST_BICYCLES = 100_000
_POLYGONS = ("Polygon", "MultiPolygon")
GEOMETRIES: Mapping[str, tuple[str, ...]] = {
    "boundary": _POLYGONS,
    "building": _POLYGONS,
    "area": _POLYGONS,
    "path": ("LineString",),
    "entrance": ("Point",),
    **dict.fromkeys(SPOTS, ("Point",)),
    **dict.fromkeys(SCENERY, _POLYGONS),
}


MOST_FLOORS = 100


@dataclass
class Features:
    """What a map file holds, in local metres. `ids` has every id, those of faulty features too.

    `lonlat` keeps the rounded longitude and latitude of each path, entrance and spot: they say
    what meets what. `is_whole` says that every feature could be placed, whatever else is wrong.
    """

    header: Mapping[str, Any]
    headcount: Headcount
    frame: LocalFrame
    boundary: Shape
    buildings: dict[str, Building] = field(default_factory=dict)
    areas: dict[str, Area] = field(default_factory=dict)
    scenery: dict[str, Scenery] = field(default_factory=dict)
    paths: dict[str, Path] = field(default_factory=dict)
    entrances: dict[str, Entrance] = field(default_factory=dict)
    spots: dict[str, Spot] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    lonlat: dict[str, list[LonLat]] = field(default_factory=dict)
    is_whole: bool = True

    def gates(self) -> list[str]:
        """Return the ids of the gates."""
        return [key for key, spot in self.spots.items() if spot.kind == "gate"]


class Properties:
    """The properties of one feature, read with a fault for each that breaks its rule."""

    def __init__(self, values: Mapping[str, Any], place: str, faults: Faults) -> None:
        self.values = values
        self.place = place
        self.faults = faults

    def fault(self, name: str, value: object, rule: str, hint: str = "") -> None:
        """Note a fault of the property `name`."""
        self.faults.add(f"{self.place}, {name}", value, rule, hint)

    def text(self, name: str) -> str:
        """Return a text of at most 200 characters, "" where there is none."""
        value = self.values.get(name)
        if value is None:
            return ""
        if not isinstance(value, str) or len(value) > 200 or not value.isprintable():
            self.fault(name, value, "must be a text of at most 200 printable characters")
            return ""
        return value

    def word(self, name: str, known: Mapping[str, object]) -> str:
        """Return a value that must be one of the known words."""
        value = self.values.get(name)
        if not isinstance(value, str) or value not in known:
            hint = did_you_mean(value if isinstance(value, str) else "", known)
            self.fault(name, value, f"must be a known {name}", hint)
            return ""
        return value

    def number(self, name: str, low: float, high: float, missing: float | None = None) -> float:
        """Return a number from `low` to `high`; `missing` stands in where there is none."""
        value = self.values.get(name, missing)
        fits = isinstance(value, int | float) and not isinstance(value, bool)
        if not fits or not low <= value <= high:
            self.fault(name, value, f"must be a number from {low:g} to {high:g}")
            return low
        return float(value)

    def whole(self, name: str, low: int, high: int, missing: int | None = None) -> int:
        """Return a whole number from `low` to `high`."""
        value = self.values.get(name, missing)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            self.fault(name, value, f"must be a whole number from {low} to {high}")
            return low
        return value

    def flag(self, name: str, missing: bool = False) -> bool:
        """Return true or false; `missing` stands in where it is left out."""
        value = self.values.get(name, missing)
        if not isinstance(value, bool):
            self.fault(name, value, "must be true or false")
            return missing
        return value

    def assumed(self) -> frozenset[str]:
        """Return the names of the properties that are assumed."""
        value = self.values.get("assumed", [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.fault("assumed", value, "must be a list of property names")
            return frozenset()
        return frozenset(value)


def read_json(file: File, faults: Faults) -> Any:
    """Return what a JSON file holds; raises InputError where it cannot be read as JSON."""
    text = read_text(file, faults)
    if text is None:
        raise InputError(faults.found)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        faults.add(place, error.msg, "must be JSON", "is the file cut off?")
    except (RecursionError, ValueError):
        faults.add("", "", "must be JSON of ordinary depth and numbers")
    raise InputError(faults.found)


def _coordinate_fault(points: np.ndarray) -> tuple[str, str, str] | None:
    """Return value, rule and hint where coordinates cannot be longitude and latitude."""
    worst = points[np.argmax(np.abs(points[:, 1]))]
    shown = f"[{worst[0]:g}, {worst[1]:g}]"
    swapped = "longitude comes first: are the two swapped?"
    if not np.isfinite(points).all():
        return shown, "coordinates must be finite numbers", ""
    if (np.abs(points[:, 1]) > 90).any() or (np.abs(points[:, 0]) > 180).any():
        return shown, "longitude lies within ±180°, latitude within ±90°", swapped
    if (np.abs(points[:, 1]) > POLEWARD_LATITUDE).any():
        return shown, f"no campus lies beyond {POLEWARD_LATITUDE:g}° of latitude", swapped
    return None


def _geometry(feature: Mapping[str, Any], kind: str, place: str, faults: Faults) -> Any:
    """Return a feature's geometry in degrees, or None with a fault."""
    raw = feature.get("geometry")
    wanted = GEOMETRIES[kind]
    if not isinstance(raw, dict) or raw.get("type") not in wanted:
        found = raw.get("type") if isinstance(raw, dict) else raw
        faults.add(f"{place}, geometry", found, f"a {kind} is a {' or '.join(wanted)}")
        return None
    try:
        degrees: BaseGeometry = shapely.force_2d(geometry_of(raw))
        points = shapely.get_coordinates(degrees)
    except Exception as error:  # shapely raises many kinds of error on malformed coordinates
        faults.add(f"{place}, geometry", str(error), "coordinates must be lists of numbers")
        return None
    if not len(points):
        faults.add(f"{place}, geometry", "empty", "a geometry has coordinates")
        return None
    wrong = _coordinate_fault(points)
    if wrong:
        faults.add(f"{place}, geometry", *wrong)
        return None
    rounded: BaseGeometry = shapely.transform(degrees, lambda xy: xy.round(COORDINATE_DECIMALS))
    return rounded


def _check_metres(shape: BaseGeometry, place: str, faults: Faults) -> bool:
    if shape.geom_type == "LineString" and shape.length < 0.01:
        faults.add(f"{place}, geometry", f"{shape.length:.3f} m", "a path is at least 1 cm long")
        return False
    if shape.geom_type in _POLYGONS and not shape.is_valid:
        rule = "a polygon's outline must not cross itself"
        faults.add(f"{place}, geometry", explain_validity(shape), rule)
        return False
    if shape.geom_type in _POLYGONS and shape.area < 0.5:
        faults.add(f"{place}, geometry", f"{shape.area:.2f} m2", "at least 0.5 m2 of ground")
        return False
    return True


def _headcount(header: Mapping[str, Any], faults: Faults) -> Headcount:
    raw = header.get("headcount", {})
    if not isinstance(raw, dict):
        faults.add("headcount", raw, 'must be as in {"students": 26000, "staff": 2500}')
        return Headcount()
    groups = {"students", "staff", "visitors"}
    for name in sorted(set(raw) - groups):
        faults.add(f"headcount, {name}", raw[name], "unknown", did_you_mean(name, groups))
    reader = Properties(raw, "headcount", faults)
    counts = {name: reader.whole(name, 0, MOST_PEOPLE) for name in sorted(groups & set(raw))}
    return Headcount(**counts)


def _named(feature_id: str, reader: Properties) -> dict[str, Any]:
    return {
        "id": feature_id,
        "name": reader.text("name"),
        "name_zh": reader.text("name_zh"),
        "assumed": reader.assumed(),
    }


def _add_building(out: Features, key: str, shape: Any, reader: Properties) -> None:
    before = len(reader.faults.found)
    floors = reader.whole("floors", 1, MOST_FLOORS)
    if len(reader.faults.found) > before:
        floors = MOST_FLOORS  # else each of its rooms would be a fault besides
    out.buildings[key] = Building(
        **_named(key, reader),
        use=reader.word("use", building_uses()),
        footprint=shape,
        floors=floors,
        built=reader.whole("built", 1000, 2200) if "built" in reader.values else None,
    )


def _add_area(out: Features, key: str, shape: Any, reader: Properties) -> None:
    out.areas[key] = Area(
        **_named(key, reader),
        use=reader.word("use", area_uses()),
        shape=shape,
        walkable=reader.flag("walkable"),
        capacity=reader.whole("capacity", 0, MOST_PEOPLE, missing=0),
    )


def _add_path(out: Features, key: str, shape: Any, reader: Properties) -> None:
    kind = reader.word("path_kind", walked_path_kinds())
    usual = path_kinds()[kind].width_m if kind else 2.0
    named = _named(key, reader)
    if "width_m" not in reader.values:
        named["assumed"] |= {"width_m"}
    out.paths[key] = Path(
        **named,
        kind=kind,
        line=shape,
        width_m=reader.number("width_m", 0.3, 200.0, missing=usual),
        layer=reader.whole("layer", -5, 5, missing=0),
        oneway=reader.flag("oneway"),
        cycled=reader.flag("cycled", missing=bool(kind) and path_kinds()[kind].cycled),
    )


def _add_entrance(out: Features, key: str, shape: Any, reader: Properties) -> None:
    usual = path_kinds()["door"].width_m
    named = _named(key, reader)
    if "width_m" not in reader.values:
        named["assumed"] |= {"width_m"}
    width = reader.number("width_m", 0.3, 50.0, missing=usual)
    out.entrances[key] = Entrance(**named, of=reader.text("of"), point=shape, width_m=width)


def _add_spot(out: Features, key: str, shape: Any, reader: Properties) -> None:
    kind = str(reader.values["kind"])
    room = reader.whole("capacity", 1, MOST_BICYCLES) if kind == "rack" else 0
    out.spots[key] = Spot(**_named(key, reader), kind=kind, point=shape, capacity=room)


def _add_scenery(out: Features, key: str, shape: Any, reader: Properties) -> None:
    kind = str(reader.values["kind"])
    out.scenery[key] = Scenery(**_named(key, reader), kind=kind, shape=shape)


_ADD: Mapping[str, Callable[[Features, str, Any, Properties], None]] = {
    "building": _add_building,
    "area": _add_area,
    "path": _add_path,
    "entrance": _add_entrance,
    **dict.fromkeys(SPOTS, _add_spot),
    **dict.fromkeys(SCENERY, _add_scenery),
}


@dataclass(frozen=True)
class _Raw:
    key: str
    kind: str
    place: str
    properties: Mapping[str, Any]
    degrees: BaseGeometry | None


def _raw_features(collection: Any, faults: Faults) -> list[_Raw]:
    """Return the features with a usable id and kind, their geometry still in degrees."""
    found: list[_Raw] = []
    seen: set[str] = set()
    for number, feature in enumerate(collection["features"], start=1):
        place = f"feature {number}"
        properties = feature.get("properties") if isinstance(feature, dict) else None
        if not isinstance(properties, dict):
            faults.add(place, feature, "must be a GeoJSON feature with properties")
            continue
        key = properties.get("id", feature.get("id"))
        if not isinstance(key, str) or not ID.fullmatch(key):
            rule = "must be 1 to 64 letters, digits and -_.:"
            faults.add(f"{place}, id", key, rule)
            continue
        place = f"feature {number} ({key})"
        if key in seen:
            faults.add(f"{place}, id", key, "must be unique")
            continue
        seen.add(key)
        kind = properties.get("kind")
        if not isinstance(kind, str) or kind not in GEOMETRIES:
            hint = did_you_mean(kind if isinstance(kind, str) else "", GEOMETRIES)
            faults.add(f"{place}, kind", kind, "must be a known kind", hint)
            continue
        degrees = _geometry(feature, kind, place, faults)
        found.append(_Raw(key, kind, place, properties, degrees))
    return found


def _boundary(raw: list[_Raw], faults: Faults) -> tuple[LocalFrame, Shape]:
    """Return the boundary and the local frame about its centre; raises InputError without one."""
    found = [feature for feature in raw if feature.kind == "boundary"]
    if len(found) != 1:
        count = f"{len(found)} features of kind boundary"
        faults.add("", count, "a campus has exactly one boundary")
    usable = [feature for feature in found if feature.degrees is not None]
    if not usable:
        raise InputError(faults.found)
    degrees = usable[0].degrees
    assert degrees is not None
    west, south, east, north = degrees.bounds
    frame = LocalFrame(round((west + east) / 2, 6), round((south + north) / 2, 6))
    shape = frame.shape_to_metres(degrees)
    if math.dist(shape.bounds[:2], shape.bounds[2:]) > 2 * FARTHEST_M:
        size = f"{(east - west):.4g}° × {(north - south):.4g}°"
        rule = f"a campus is at most {2 * FARTHEST_M / 1000:g} km across"
        faults.add(f"{usable[0].place}, geometry", size, rule)
        raise InputError(faults.found)
    if not _check_metres(shape, usable[0].place, faults):
        raise InputError(faults.found)
    return frame, shape


def read_features(file: File, faults: Faults) -> Features:
    """Return the features of a map file; notes each fault, raises InputError if it has no map."""
    collection = read_json(file, faults)
    if not isinstance(collection, dict) or not isinstance(collection.get("features"), list):
        faults.add("", "", "must be a GeoJSON FeatureCollection with a list of features")
        raise InputError(faults.found)
    raw = _raw_features(collection, faults)
    frame, boundary = _boundary(raw, faults)
    out = Features(collection, _headcount(collection, faults), frame, boundary)
    out.ids = {feature.key: feature.kind for feature in raw}
    placed = 1  # the boundary
    for feature in raw:
        if feature.degrees is None or feature.kind == "boundary":
            continue
        metres = frame.shape_to_metres(feature.degrees)
        place = feature.place
        if np.abs(metres.bounds).max() > FARTHEST_M:
            first = shapely.get_coordinates(feature.degrees)[0]
            shown = f"[{first[0]:g}, {first[1]:g}]"
            rule = f"must lie within {FARTHEST_M / 1000:g} km of the campus"
            hint = "longitude comes first: are the two swapped?"
            faults.add(f"{place}, geometry", shown, rule, hint)
        elif _check_metres(metres, place, faults):
            placed += 1
            _ADD[feature.kind](
                out, feature.key, metres, Properties(feature.properties, place, faults)
            )
            if feature.kind in ("path", "entrance", *SPOTS):
                coordinates = shapely.get_coordinates(feature.degrees)
                out.lonlat[feature.key] = [(float(x), float(y)) for x, y in coordinates]
    out.is_whole = placed == len(collection["features"])
    return out
