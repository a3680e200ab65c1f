"""The lines painted on sports grounds, fitted into the shape that the map gives."""

import math

import numpy as np
import shapely
from shapely import LineString, MultiPolygon, Point, Polygon

LANE_M = 1.22
"""Width of a lane: World Athletics, Competition Rule TR14.4."""
LANES = 8
CENTRE_CIRCLE_M = 9.15
"""Radius of a football pitch's centre circle: IFAB, Laws of the Game, Law 1."""


def lanes(shape: Polygon | MultiPolygon) -> list[LineString]:
    """Return the lines between the lanes of a running track."""
    rings = [shape.buffer(-LANE_M * number) for number in range(2, LANES, 2)]
    return [LineString(part.exterior) for ring in rings for part in _polygons(ring)]


def infield(shape: Polygon | MultiPolygon) -> list[Polygon]:
    """Return the ground inside the lanes of a running track."""
    return _polygons(shape.buffer(-LANE_M * LANES))


def field_lines(shape: Polygon | MultiPolygon) -> list[LineString]:
    """Return touch lines, halfway line and centre circle of a pitch or court."""
    box = shape.minimum_rotated_rectangle
    if not isinstance(box, Polygon):
        return []
    corners = shapely.get_coordinates(box)[:4]
    sides = np.hypot(*(corners[[1, 2]] - corners[[0, 1]]).T)
    if sides[0] < sides[1]:
        corners = np.roll(corners, -1, axis=0)
    long_m, short_m = float(max(sides)), float(min(sides))
    halfway = LineString([(corners[0] + corners[1]) / 2, (corners[2] + corners[3]) / 2])
    radius = min(CENTRE_CIRCLE_M, short_m / 7, long_m / 10)
    circle = LineString(Point(*corners.mean(axis=0)).buffer(radius, 8).exterior)
    touch = [LineString(part.exterior) for part in _polygons(shape.buffer(-short_m * 0.04))]
    inside = shape.buffer(-short_m * 0.04)
    return touch + [
        part for line in (halfway, circle) for part in _lines(line.intersection(inside))
    ]


def pool_lanes(shape: Polygon | MultiPolygon) -> list[LineString]:
    """Return the lines between the lanes of a swimming pool, 2.5 m apart, along its length."""
    box = shape.minimum_rotated_rectangle
    if not isinstance(box, Polygon):
        return []
    a, b, c, d = shapely.get_coordinates(box)[:4]
    if math.dist(a, b) < math.dist(b, c):
        a, b, c, d = b, c, d, a
    count = int(math.dist(b, c) / 2.5)
    shares = [number / count for number in range(1, count)]
    rows = [LineString([a + (d - a) * share, b + (c - b) * share]) for share in shares]
    return [part for row in rows for part in _lines(row.intersection(shape.buffer(-1.0)))]


def _polygons(shape: shapely.Geometry) -> list[Polygon]:
    parts = shapely.get_parts(shape)
    return [part for part in parts if isinstance(part, Polygon) and not part.is_empty]


def _lines(shape: shapely.Geometry) -> list[LineString]:
    parts = shapely.get_parts(shape)
    return [part for part in parts if isinstance(part, LineString) and not part.is_empty]
