"""Tells the campus from the town: the boundary asked for, or a university's area, or all."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path as File

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon, box
from shapely.errors import ShapelyError
from shapely.geometry import shape as geometry_of
from shapely.ops import unary_union

from maps.campus import Shape
from maps.faults import Faults, did_you_mean
from maps.features import FARTHEST_M, POLEWARD_LATITUDE, read_json
from maps.geometry import LocalFrame
from maps.importers.osm.extract import Extract
from maps.importers.osm.outlines import Broken, Outline, polygonal, polygons_of
from maps.importers.osm.report import Notes, counted
from maps.importers.osm.tags import all_names, names

GEOJSON_SUFFIXES = (".geojson", ".json")
ROUND_BUILDINGS_DEGREES = 0.0005


@dataclass(frozen=True)
class Boundary:
    """What is imported: a shape in degrees, its names, and whether it was assumed."""

    shape: Shape
    name: str = ""
    name_zh: str = ""
    assumed: bool = False


def _label(outline: Outline) -> str:
    english, chinese = names(outline.tags)
    return chinese or english or outline.id


def _count_inside(shape: Shape, points: Sequence[shapely.Point]) -> int:
    return int(shapely.contains(shape, np.array(points, dtype=object)).sum())


def _polygons_in(raw: object, faults: Faults) -> list[Polygon | MultiPolygon]:
    """Return the polygons of a GeoJSON geometry, feature or collection."""
    if isinstance(raw, dict) and isinstance(raw.get("features"), list):
        return [shape for feature in raw["features"] for shape in _polygons_in(feature, faults)]
    if isinstance(raw, dict) and isinstance(raw.get("geometry"), dict):
        return _polygons_in(raw["geometry"], faults)
    if not isinstance(raw, dict) or raw.get("type") not in ("Polygon", "MultiPolygon"):
        return []
    return _polygon(raw, faults)


def _polygon(raw: Mapping[str, object], faults: Faults) -> list[Polygon | MultiPolygon]:
    """Return a GeoJSON polygon, or nothing with a fault."""
    try:
        shape = geometry_of(raw)
        points = shapely.get_coordinates(shape)
    except (ShapelyError, ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        faults.add("geometry", str(error), "must be a GeoJSON polygon")
        return []
    limits = np.array([180.0, POLEWARD_LATITUDE])
    if not (np.isfinite(points).all() and (np.abs(points) <= limits).all()):
        rule = f"longitude lies within ±180°, latitude within ±{POLEWARD_LATITUDE:g}°"
        faults.add("geometry", "", rule, "longitude comes first: are the two swapped?")
        return []
    return [shape]


def _from_file(file: File, notes: Notes) -> Boundary:
    faults = Faults(str(file))
    shapes = _polygons_in(read_json(file, faults), faults)
    faults.raise_if_any()
    shape = polygons_of(unary_union([polygonal(shape) for shape in shapes]))
    if shape is None:
        hint = "draw the boundary in a GeoJSON editor"
        faults.add("", "", "must hold a polygon with an area", hint)
        faults.raise_if_any()
    assert shape is not None
    notes.find(f"boundary: the polygon of {file.name}")
    return Boundary(shape)


def _by_name(
    asked: str,
    universities: Sequence[tuple[int, Outline]],
    broken: Sequence[Broken],
    file: str,
    notes: Notes,
) -> Boundary:
    wanted = asked.strip().casefold()
    fitting = [
        area
        for _, area in universities
        if wanted in (name.casefold() for name in (*all_names(area.tags), area.id))
    ]
    if not fitting:
        faults = Faults(file)
        known = [name for _, area in universities for name in all_names(area.tags)]
        shattered = [
            area
            for area in broken
            if area.tags.get("amenity") == "university"
            and wanted in (name.casefold() for name in all_names(area.tags))
        ]
        if shattered:
            hint = "draw the boundary as GeoJSON and name that file"
            faults.add("boundary", asked, f"must be whole: {shattered[0].reason}", hint)
        else:
            hint = did_you_mean(asked, known) or "the extract names no university"
            faults.add("boundary", asked, "must name a university's area, or be a file", hint)
        faults.raise_if_any()
    area = fitting[0]
    gap = f", of which the extract lacks something: {area.missing}" if area.missing else ""
    notes.find(f"boundary: {_label(area)} ({area.id}), as asked{gap}")
    return Boundary(area.shape, *names(area.tags))


def _whole_extract(extract: Extract, buildings: Sequence[Outline]) -> Boundary:
    if extract.box is not None:
        rounded = [round(side, 7) for side in extract.box]
        return Boundary(box(*rounded), assumed=True)
    west, south, east, north = unary_union([building.shape for building in buildings]).bounds
    strip = ROUND_BUILDINGS_DEGREES
    sides = (west - strip, south - strip, east + strip, north + strip)
    return Boundary(box(*(round(side, 7) for side in sides)), assumed=True)


def _told(
    extract: Extract,
    buildings: Sequence[Outline],
    universities: Sequence[tuple[int, Outline]],
    broken: Sequence[Broken],
    notes: Notes,
) -> Boundary:
    """Return the boundary that the extract itself tells."""
    for area in broken:
        if area.tags.get("amenity") == "university":
            notes.drop("university area", area.id, area.name, area.reason)
    whole = _whole_extract(extract, buildings)
    if not universities:
        notes.assume("boundary: the whole extract, since it has no area with amenity=university")
        return whole
    count, best = universities[0]
    others = ", ".join(f"{_label(area)} ({counted(n, 'building')})" for n, area in universities[1:])
    others = f"; not taken: {others}" if others else ""
    if best.missing:
        notes.assume(
            f"boundary: the whole extract, since {_label(best)} ({best.id}) is broken in it: "
            f"{best.missing}; name it with --boundary to take what is there{others}"
        )
        return whole
    if count == 0:
        notes.assume("boundary: the whole extract, since no university's area holds a building")
        return whole
    notes.find(
        f"boundary: {_label(best)} ({best.id}), the university area with most buildings "
        f"({count}){others}"
    )
    return Boundary(best.shape, *names(best.tags))


def frame_of(shape: Shape) -> LocalFrame:
    """Return the local frame about the middle of a shape in degrees."""
    west, south, east, north = shape.bounds
    return LocalFrame(round((west + east) / 2, 6), round((south + north) / 2, 6))


def choose_boundary(
    extract: Extract,
    outlines: Sequence[Outline],
    broken: Sequence[Broken],
    buildings: Sequence[Outline],
    asked: str | None,
    notes: Notes,
) -> Boundary:
    """Return the boundary of the campus, and say how it was chosen.

    `asked` is the name of an area with amenity=university or the path of a GeoJSON file. Raises
    `InputError` where there is no such area or file, or where the boundary is too large or holds
    no building.
    """
    points = [building.shape.representative_point() for building in buildings]
    universities = sorted(
        (
            (_count_inside(outline.shape, points), outline)
            for outline in outlines
            if outline.tags.get("amenity") == "university" and "building" not in outline.tags
        ),
        key=lambda entry: (-entry[0], entry[1].id),
    )
    if asked is None:
        boundary = _told(extract, buildings, universities, broken, notes)
    elif asked.lower().endswith(GEOJSON_SUFFIXES) or File(asked).is_file():
        boundary = _from_file(File(asked), notes)
    else:
        boundary = _by_name(asked, universities, broken, extract.file, notes)
    faults = Faults(extract.file)
    metres = frame_of(boundary.shape).shape_to_metres(boundary.shape)
    across_m = math.dist(metres.bounds[:2], metres.bounds[2:])
    if not across_m <= 2 * FARTHEST_M:
        rule = f"a campus is at most {2 * FARTHEST_M / 1000:g} km across"
        hint = "give its boundary by name or as a GeoJSON file"
        faults.add("boundary", f"{across_m / 1000:.0f} km", rule, hint)
    elif not _count_inside(boundary.shape, points):
        hint = "are longitude and latitude swapped? does the file cover the campus?"
        faults.add("boundary", asked or "", "must hold a building", hint)
    faults.raise_if_any()
    return boundary
