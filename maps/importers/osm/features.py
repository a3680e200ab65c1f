"""Writes what was imported as the GeoJSON features of a campus folder."""

from collections.abc import Mapping, Sequence
from typing import Any

from shapely.geometry import mapping

from maps.campus import Shape
from maps.importers.osm.areas import OpenArea, degrees_of
from maps.importers.osm.boundary import Boundary
from maps.importers.osm.buildings import Block
from maps.importers.osm.doors import Door
from maps.importers.osm.extract import UNITS_A_DEGREE
from maps.importers.osm.gates import Gate
from maps.importers.osm.network import Network, Walkway
from maps.importers.osm.racks import OpenRack
from maps.importers.osm.tags import names

Feature = dict[str, object]


def _rounded(coordinates: Any) -> Any:
    """Return nested coordinates [degrees] as lists, rounded as a campus folder rounds them."""
    if isinstance(coordinates, float):
        return round(coordinates, 7)
    return [_rounded(inner) for inner in coordinates]


def _feature(
    key: str,
    kind: str,
    geometry: Mapping[str, object],
    names_of_it: tuple[str, str] = ("", ""),
    assumed: Sequence[str] = (),
    **properties: object,
) -> Feature:
    """Return a feature; leaves out what is empty."""
    name, name_zh = names_of_it
    marks = {"name": name, "name_zh": name_zh, "assumed": sorted(assumed)}
    stated = {"id": key, "kind": kind} | {word: text for word, text in marks.items() if text}
    return {"type": "Feature", "properties": stated | properties, "geometry": geometry}


def _polygon(shape: Shape) -> dict[str, object]:
    geometry = mapping(shape)
    return {"type": geometry["type"], "coordinates": _rounded(geometry["coordinates"])}


def _at(network: Network, vertex: int) -> list[float]:
    return [unit / UNITS_A_DEGREE for unit in network.degrees7[vertex]]


def _point(network: Network, vertex: int) -> dict[str, object]:
    return {"type": "Point", "coordinates": _at(network, vertex)}


def _path(network: Network, way: Walkway) -> Feature:
    line = {"type": "LineString", "coordinates": [_at(network, v) for v in way.vertices]}
    more: dict[str, object] = {"path_kind": way.kind, "width_m": way.width_m}
    if way.layer:
        more["layer"] = way.layer
    if way.oneway:
        more["oneway"] = True
    if way.cycled is not None:
        more["cycled"] = way.cycled
    return _feature(way.id, "path", line, (way.name, way.name_zh), way.assumed, **more)


def _area(area: OpenArea, shape: Shape) -> Feature:
    assumed = ["capacity"] if area.capacity else []
    more: dict[str, object] = {}
    if area.kind == "area":
        more = {"use": area.use, "walkable": area.walkable, "capacity": area.capacity}
    return _feature(area.id, area.kind, _polygon(shape), names(area.outline.tags), assumed, **more)


def _door(network: Network, door: Door) -> Feature:
    more: dict[str, object] = {"of": door.of}
    if door.width_m is not None:
        more["width_m"] = door.width_m
    named = (door.name, door.name_zh)
    return _feature(door.id, "entrance", _point(network, door.vertex), named, door.assumed, **more)


def _rack(rack: OpenRack) -> Feature:
    named = (rack.name, rack.name_zh)
    geometry = {"type": "Point", "coordinates": _rounded(rack.point.coords[0])}
    return _feature(rack.id, "rack", geometry, named, rack.assumed, capacity=rack.capacity)


def make_features(
    boundary: Boundary,
    blocks: Sequence[Block],
    areas: Sequence[OpenArea],
    network: Network,
    doors: Sequence[Door],
    gates: Sequence[Gate],
    racks: Sequence[OpenRack],
) -> list[Feature]:
    """Return the features of a campus, in a fixed order."""
    edge = ["geometry"] if boundary.assumed else []
    features = [_feature("boundary", "boundary", _polygon(boundary.shape), assumed=edge)]
    for area in areas:
        shape = degrees_of(area, network.frame)
        if shape is not None:
            features.append(_area(area, shape))
    for block in blocks:
        features.append(
            _feature(
                block.id,
                "building",
                _polygon(block.outline.shape),
                names(block.outline.tags),
                block.assumed,
                use=block.use,
                floors=block.floors,
            )
        )
    features += [_path(network, way) for _, way in sorted(network.ways.items())]
    features += [_door(network, door) for door in doors]
    features += [
        _feature(
            gate.id, "gate", _point(network, gate.vertex), (gate.name, gate.name_zh), gate.assumed
        )
        for gate in gates
    ]
    features += [_rack(rack) for rack in racks]
    return features
