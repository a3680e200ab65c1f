"""Finds bicycle racks: points and areas with amenity=bicycle_parking.

How many bicycles one has room for, `capacity` says (wiki.openstreetmap.org/wiki/Tag:amenity=
bicycle_parking); where it does not, an area's size or else an assumption.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import shapely
from shapely import Point

from maps.campus import Shape
from maps.features import MOST_BICYCLES
from maps.geometry import LocalFrame
from maps.importers.osm.extract import UNITS_A_DEGREE, Extract, Tags
from maps.importers.osm.outlines import Outline
from maps.importers.osm.report import Notes, counted
from maps.importers.osm.rules import assumed
from maps.importers.osm.tags import names, number_of
from maps.importers.osm.walkable import ACCESS_CLOSED


@dataclass(frozen=True)
class OpenRack:
    """A rack at a longitude and latitude [degrees]."""

    id: str
    point: Point
    capacity: int
    name: str
    name_zh: str
    assumed: tuple[str, ...]


def _found(extract: Extract, outlines: Sequence[Outline]) -> Iterable[tuple[str, Tags, Point]]:
    """Yield what is tagged as a rack: its id, its tags, and its middle [degrees]."""
    for node, tags in sorted(extract.node_tags.items()):
        longitude, latitude = extract.nodes[node]
        yield f"rack{node}", tags, Point(longitude / UNITS_A_DEGREE, latitude / UNITS_A_DEGREE)
    for outline in outlines:
        yield f"rack{outline.id}", outline.tags, outline.shape.representative_point()


def _capacity(tags: Tags) -> tuple[int, tuple[str, ...]]:
    """Return how many bicycles a rack has room for, and ("capacity",) where it is assumed."""
    capacity = number_of(tags.get("capacity", ""))
    if capacity is not None and 1 <= capacity <= MOST_BICYCLES:
        return capacity, ()
    return round(assumed("rack_capacity")), ("capacity",)


def find_racks(
    extract: Extract,
    outlines: Sequence[Outline],
    boundary: Shape,
    frame: LocalFrame,
    notes: Notes,
) -> list[OpenRack]:
    """Return the racks within the boundary [m], in a fixed order; private ones are left out."""
    racks = []
    for key, tags, point in _found(extract, outlines):
        if tags.get("amenity") != "bicycle_parking" or tags.get("access", "") in ACCESS_CLOSED:
            continue
        if not shapely.covers(boundary, frame.shape_to_metres(point)):
            continue
        capacity, unknown = _capacity(tags)
        racks.append(OpenRack(key, point, capacity, *names(tags), unknown))
    if racks:
        notes.find(f"{counted(len(racks), 'bicycle rack')}")
        if unsaid := sum(bool(rack.assumed) for rack in racks):
            notes.assume(f"the capacity of {counted(unsaid, 'bicycle rack')}")
    return racks
