"""Reads an OpenStreetMap file that nobody vouches for."""

from pathlib import Path as File
from typing import Any

import osmium
from defusedxml import DefusedXmlException, DTDForbidden
from defusedxml.ElementTree import ParseError, iterparse

from maps.faults import Faults, InputError
from maps.importers.osm.extract import UNITS_A_DEGREE, Extract, Member, Relation, Way

LARGEST_MB = {"osm": 256, "pbf": 32}
MOST_OBJECTS = 4_000_000
MOST_FAULTS = 20
POLEWARD_LATITUDE = 85.0


def _format(file: File, faults: Faults) -> str:
    """Return "osm" or "pbf" for a file that is there, is small enough, and may be opened."""
    suffix = file.suffix.lower().lstrip(".")
    if suffix not in LARGEST_MB:
        hint = "export the area from openstreetmap.org, or unpack the file"
        faults.add("", file.suffix, "must be an OpenStreetMap file, .osm or .osm.pbf", hint)
        raise InputError(faults.found)
    try:
        if not file.is_file():
            faults.add("", "", "the file is missing", "check the path")
            raise InputError(faults.found)
        size = file.stat().st_size
        with file.open("rb"):
            pass
    except OSError as error:
        faults.add("", error.strerror or str(error), "the file cannot be read")
        raise InputError(faults.found) from error
    if size > LARGEST_MB[suffix] * 2**20:
        hint = "cut the campus out of it, with osmium extract for example"
        faults.add("", f"{size} bytes", f"must be at most {LARGEST_MB[suffix]} MB", hint)
    faults.raise_if_any()
    return suffix


def _check_prologue(file: File, faults: Faults) -> None:
    """Refuse XML with a document type before another parser expands its entities.

    A document type can only stand before the root element, so reading up to that is enough.
    """
    try:
        with file.open("rb") as stream:
            _, root = next(iterparse(stream, events=("start",), forbid_dtd=True))
        if root.tag != "osm":
            hint = "export the area from openstreetmap.org"
            faults.add("root element", root.tag, "must be an OpenStreetMap file (<osm>)", hint)
    except DTDForbidden as error:
        faults.add("document type", error.name, "an OpenStreetMap file declares no document type")
    except DefusedXmlException as error:
        faults.add("", str(error), "an OpenStreetMap file declares no entities")
    except (ParseError, StopIteration, ValueError, LookupError) as error:
        hint = "is the file cut off, or of another kind?"
        faults.add("", str(error), "must be OpenStreetMap XML", hint)
    faults.raise_if_any()


def _place_node(extract: Extract, node: Any, faults: Faults) -> None:
    location = node.location
    if not location.valid() or abs(location.lat) > POLEWARD_LATITUDE:
        if len(faults.found) < MOST_FAULTS:
            value = f"lon {location.x / UNITS_A_DEGREE:g}, lat {location.y / UNITS_A_DEGREE:g}"
            rule = f"longitude lies within ±180°, latitude within ±{POLEWARD_LATITUDE:g}°"
            faults.add(f"node {node.id}", value, rule, "are the two swapped?")
        return
    extract.nodes[node.id] = (location.x, location.y)
    if node.tags:
        extract.node_tags[node.id] = dict(node.tags)


def _add(extract: Extract, thing: Any, faults: Faults) -> None:
    if thing.deleted:
        return
    if thing.is_node():
        _place_node(extract, thing, faults)
    elif thing.is_way():
        nodes = tuple(node.ref for node in thing.nodes)
        extract.ways[thing.id] = Way(thing.id, nodes, dict(thing.tags))
    elif thing.is_relation():
        members = tuple(Member(member.type, member.ref, member.role) for member in thing.members)
        extract.relations[thing.id] = Relation(thing.id, members, dict(thing.tags))


def _read(file: File, extract: Extract, faults: Faults) -> None:
    things = osmium.FileProcessor(str(file.resolve()))
    box = things.header.box()
    if box.valid():
        low, high = box.bottom_left, box.top_right
        extract.box = (low.lon, low.lat, high.lon, high.lat)
    for number, thing in enumerate(things):
        if number >= MOST_OBJECTS:
            faults.add("", "", f"must hold at most {MOST_OBJECTS} nodes, ways and relations")
            return
        _add(extract, thing, faults)


def _check_box(extract: Extract, faults: Faults) -> None:
    if extract.box is None or not extract.nodes:
        return
    west, south, east, north = (round(side * UNITS_A_DEGREE) for side in extract.box)
    if not any(
        west <= lon <= east and south <= lat <= north for lon, lat in extract.nodes.values()
    ):
        value = "lon {:g} to {:g}, lat {:g} to {:g}".format(*(extract.box[i] for i in (0, 2, 1, 3)))
        faults.add("bounds", value, "must hold a node", "are longitude and latitude swapped?")


def read_extract(file: File) -> Extract:
    """Return what an `.osm` or `.osm.pbf` file holds.

    Raises `InputError` where the file is missing, too large, cut off, of another kind, declares a
    document type, or has coordinates that cannot be.
    """
    faults = Faults(str(file))
    if _format(file, faults) == "osm":
        _check_prologue(file, faults)
    extract = Extract(str(file))
    try:
        _read(file, extract, faults)
    except (RuntimeError, ValueError, OSError, osmium.InvalidLocationError) as error:
        hint = "is the file cut off, or of another kind?"
        faults.add("", str(error), "must be a whole OpenStreetMap file", hint)
    _check_box(extract, faults)
    faults.raise_if_any()
    return extract
