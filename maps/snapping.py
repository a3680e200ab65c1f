"""Joins what is drawn anew to the paths of a map: paths meet where they share a coordinate."""

import math
from collections.abc import Iterator, Sequence
from typing import Any

from shapely import LineString, Point

NEAREST_M = 15.0
_DEGREE_M = 111_320.0
_DIGITS = 7
# The kinds whose points lie on a path, beside the ends of new paths.
_ON_PATHS = ("entrance", "gate", "stop", "assembly")


def join_to_paths(features: Sequence[dict[str, Any]], added: Sequence[dict[str, Any]]) -> None:
    """Move ends of added paths, and added doors, gates and stops, onto the nearest path.

    Within `NEAREST_M` of a path, the point moves onto it, and the path gets a coordinate there;
    farther away it stays. `added` are among the `features`; both are GeoJSON as it was read, and
    are changed in place. What is not as GeoJSON asks is left for the reader to tell.
    """
    for feature, number in _loose_ends(added):
        coordinates = feature["geometry"]["coordinates"]
        point = coordinates if number is None else coordinates[number]
        paths = [path for path in features if _is_path(path) and path is not feature]
        met = _meet(point, paths)
        if met is not None:
            if number is None:
                feature["geometry"]["coordinates"] = met
            else:
                coordinates[number] = met


def _loose_ends(added: Sequence[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], int | None]]:
    """Yield each feature with an end to be joined: the number of the end, None for a point."""
    for feature in added:
        if _is_path(feature):
            yield feature, 0
            yield feature, -1
    for feature in added:
        geometry = feature.get("geometry")
        kind = (feature.get("properties") or {}).get("kind")
        if kind in _ON_PATHS and isinstance(geometry, dict) and _is_position(geometry):
            yield feature, None


def _is_path(feature: dict[str, Any]) -> bool:
    geometry, properties = feature.get("geometry"), feature.get("properties")
    if not isinstance(geometry, dict) or not isinstance(properties, dict):
        return False
    line = geometry.get("coordinates")
    return (
        properties.get("kind") == "path"
        and geometry.get("type") == "LineString"
        and isinstance(line, list)
        and len(line) > 1
        and all(_is_lonlat(point) for point in line)
    )


def _is_position(geometry: dict[str, Any]) -> bool:
    return geometry.get("type") == "Point" and _is_lonlat(geometry.get("coordinates"))


def _is_lonlat(point: Any) -> bool:
    return (
        isinstance(point, list)
        and len(point) >= 2
        and all(type(part) in (int, float) and math.isfinite(part) for part in point[:2])
    )


def _meet(point: Sequence[float], paths: Sequence[dict[str, Any]]) -> list[float] | None:
    """Return where a point meets the nearest path, which gets a coordinate there; else None."""
    scale = math.cos(math.radians(point[1])) * _DEGREE_M
    here = Point(0.0, 0.0)

    def local(line: Sequence[Sequence[float]]) -> LineString:
        return LineString(
            [((x - point[0]) * scale, (y - point[1]) * _DEGREE_M) for x, y, *_ in line]
        )

    nearest: tuple[float, dict[str, Any], LineString] | None = None
    for path in paths:
        line = local(path["geometry"]["coordinates"])
        distance = float(line.distance(here))
        if distance <= NEAREST_M and (nearest is None or distance < nearest[0]):
            nearest = distance, path, line
    if nearest is None:
        return None
    _, path, line = nearest
    at = float(line.project(here))
    foot = line.interpolate(at)
    met = [
        round(point[0] + foot.x / scale, _DIGITS),
        round(point[1] + foot.y / _DEGREE_M, _DIGITS),
    ]
    corners = path["geometry"]["coordinates"]
    if met not in [corner[:2] for corner in corners]:
        along = [float(line.project(Point(corner))) for corner in line.coords]
        corners.insert(sum(1 for each in along if each <= at), met)
    return met
