"""Draws a layout as the features of a campus folder."""

from collections.abc import Sequence

import numpy as np
from shapely import Polygon
from shapely.geometry.polygon import orient

from maps.geometry import LocalFrame
from maps.schematic.doors import Entry
from maps.schematic.layout import Layout
from maps.schematic.network import Line
from maps.schematic.plan import XY, Block, Ground, Mark, Plan

DECIMALS = 7

Feature = dict[str, object]


def _degrees(points: Sequence[XY], frame: LocalFrame) -> list[list[float]]:
    """Return longitudes and latitudes, rounded so that shared points stay shared."""
    lonlat = frame.to_lonlat(np.array(points)).round(DECIMALS)
    return [[float(x), float(y)] for x, y in lonlat]


def _rings(polygon: Polygon, frame: LocalFrame) -> list[list[list[float]]]:
    """Return the rings of a polygon, the outer one counter-clockwise (RFC 7946, section 3.1.6)."""
    shape = orient(polygon)
    return [_degrees(list(ring.coords), frame) for ring in (shape.exterior, *shape.interiors)]


def _feature(kind: str, geometry: str, coordinates: object, **properties: object) -> Feature:
    """Return a GeoJSON feature without the properties that are empty."""
    said = {key: value for key, value in properties.items() if value not in ("", [], None)}
    return {
        "type": "Feature",
        "properties": {"id": said.pop("id"), "kind": kind, **said},
        "geometry": {"type": geometry, "coordinates": coordinates},
    }


def _names(thing: Block | Ground | Mark) -> dict[str, object]:
    return {"id": thing.id, "name": thing.name, "name_zh": thing.name_zh}


def _building(block: Block, shape: Polygon, frame: LocalFrame) -> Feature:
    return _feature(
        "building",
        "Polygon",
        _rings(shape, frame),
        **_names(block),
        use=block.use,
        floors=block.floors,
        assumed=["outline", "floors"] if block.known else ["all"],
    )


def _area(block: Block, shape: Polygon, frame: LocalFrame) -> Feature:
    return _feature(
        "area",
        "Polygon",
        _rings(shape, frame),
        **_names(block),
        use=block.use,
        walkable=block.walkable,
        capacity=block.capacity,
        assumed=["outline", "capacity"] if block.known else ["all"],
    )


def _ground(ground: Ground, pieces: Sequence[Polygon], frame: LocalFrame) -> Feature:
    parts = [_rings(piece, frame) for piece in pieces]
    one = len(parts) == 1
    return _feature(
        ground.kind,
        "Polygon" if one else "MultiPolygon",
        parts[0] if one else parts,
        **_names(ground),
        assumed=["outline"] if ground.known else ["all"],
    )


def _path(line: Line, frame: LocalFrame) -> Feature:
    way = line.way
    return _feature(
        "path",
        "LineString",
        _degrees(line.points, frame),
        id=way.id,
        name=way.name,
        name_zh=way.name_zh,
        path_kind=way.kind,
        width_m=way.width_m,
        layer=way.layer or None,
        assumed=["all"],
    )


def _entrance(entry: Entry, frame: LocalFrame) -> Feature:
    return _feature(
        "entrance",
        "Point",
        _degrees([entry.at], frame)[0],
        id=entry.id,
        of=entry.of.id,
        width_m=entry.width_m,
        assumed=["all"],
    )


def _mark(mark: Mark, at: XY, frame: LocalFrame) -> Feature:
    assumed = [] if mark.known else ["all"]
    return _feature(mark.kind, "Point", _degrees([at], frame)[0], **_names(mark), assumed=assumed)


def _boundary(plan: Plan) -> Feature:
    ring = [list(point) for point in (*plan.boundary, plan.boundary[0])]
    if not Polygon(ring).exterior.is_ccw:
        ring.reverse()
    assumed = [] if plan.boundary_known else ["all"]
    return _feature("boundary", "Polygon", [ring], id="boundary", assumed=assumed)


def features(plan: Plan, layout: Layout) -> list[Feature]:
    """Return every feature of a campus, in the order of the plan's tables."""
    frame = plan.frame
    return [
        _boundary(plan),
        *(_ground(each, layout.grounds[each.id], frame) for each in plan.grounds),
        *(_area(each, layout.shapes[each.id], frame) for each in plan.areas),
        *(_building(each, layout.shapes[each.id], frame) for each in plan.buildings),
        *(_path(line, frame) for line in layout.lines),
        *(_entrance(entry, frame) for entry in layout.entries),
        *(_mark(each, layout.marks[each.id], frame) for each in plan.marks),
    ]
