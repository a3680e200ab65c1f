"""Geometries by RFC 7946: longitude and latitude on WGS 84, outer rings counterclockwise."""

from collections.abc import Mapping
from typing import Any

import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from maps.geometry import LocalFrame

DECIMALS = 7  # of a degree: about a centimetre


def geojson_geometry(frame: LocalFrame, shape: BaseGeometry) -> Mapping[str, Any]:
    """Return a shape of local metres as the geometry of a GeoJSON feature."""
    told = mapping(_oriented(frame.shape_to_lonlat(shape)))
    return {"type": told["type"], "coordinates": _rounded(told["coordinates"])}


def _oriented(shape: BaseGeometry) -> BaseGeometry:
    """Return a shape with the interior of each ring to its left (section 3.1.6)."""
    if isinstance(shape, Polygon):
        return orient(shape)
    if isinstance(shape, MultiPolygon):
        return MultiPolygon([orient(part) for part in shape.geoms])
    return shape


def _rounded(coordinates: Any) -> Any:
    if isinstance(coordinates, float):
        return round(coordinates, DECIMALS)
    return [_rounded(each) for each in coordinates]


def bounds(frame: LocalFrame, shape: BaseGeometry) -> list[float]:
    """Return west, south, east and north of a shape of local metres [degrees]."""
    return [round(each, DECIMALS) for each in shapely.bounds(frame.shape_to_lonlat(shape)).tolist()]
