"""Imports an OpenStreetMap extract as a campus folder."""

import re
from collections.abc import Sequence
from pathlib import Path as File

from maps import folder
from maps.campus import Building, Shape
from maps.faults import Faults
from maps.importers.furnish import furnish
from maps.importers.osm.areas import OpenArea, drop_crowded, find_areas
from maps.importers.osm.boundary import Boundary, choose_boundary, frame_of
from maps.importers.osm.buildings import Block, find_buildings, make_blocks, tell_blocks
from maps.importers.osm.clip import clip, drop_outside
from maps.importers.osm.doors import Door, area_owner, building_owner, find_doors
from maps.importers.osm.extract import Extract
from maps.importers.osm.features import make_features
from maps.importers.osm.gates import find_gates
from maps.importers.osm.ground import Ground
from maps.importers.osm.joins import Obstacles, join_pieces, open_oneways
from maps.importers.osm.network import Network
from maps.importers.osm.outlines import find_outlines
from maps.importers.osm.racks import find_racks
from maps.importers.osm.report import ImportReport, Notes
from maps.importers.osm.rules import assumed
from maps.importers.osm.source import read_extract
from maps.importers.osm.squares import Square, lead_round_corners, make_squares, meet_squares
from maps.importers.osm.tags import names
from maps.importers.osm.walkable import add_walkways

ATTRIBUTION = "© OpenStreetMap contributors, ODbL 1.0 (openstreetmap.org/copyright)"


def _campus_id(boundary: Boundary, file: File) -> str:
    stem = re.sub(r"\.osm$", "", file.stem)
    words = re.sub(r"[^a-z0-9]+", "-", (boundary.name or stem).lower()).strip("-")
    return words[:64].strip("-") or "campus"


def _need_ways(network: Network, extract: Extract) -> None:
    if not network.ways:
        faults = Faults(extract.file)
        rule = "must hold a way that people may walk on, inside the boundary"
        faults.add("highway", "", rule, "does the file cover the campus?")
        faults.raise_if_any()


def _join_network(
    network: Network,
    extract: Extract,
    boundary: Shape,
    squares: list[Square],
    buildings: Obstacles,
    notes: Notes,
) -> None:
    """Make of all ways of the extract the one connected walk network of the campus."""
    meet_squares(network, squares)
    clip(network, boundary, squares, notes)
    network.close_short_ways()
    _need_ways(network, extract)
    drop_outside(network, boundary, squares)
    _need_ways(network, extract)
    join_pieces(network, buildings, squares, notes)
    open_oneways(network, squares, notes)
    metres = network.length_m(network.ways.values())
    notes.find(f"{metres / 1000:.1f} km of ways to walk on, in one piece")
    widths = sum("width_m" in way.assumed for way in network.ways.values())
    notes.assume(f"the width of {widths} of {len(network.ways)} ways, by their kind")


def _drop_unreached(
    blocks: Sequence[Block], areas: Sequence[OpenArea], doors: Sequence[Door], notes: Notes
) -> tuple[list[Block], list[OpenArea]]:
    """Return the buildings and areas that can be reached, and name the others."""
    entered = {door.of for door in doors}
    reason = f"no path within {assumed('access_distance'):g} m"
    lost = [("building", block.outline) for block in blocks if block.id not in entered]
    lost += [
        (f"area ({area.use})", area.outline)
        for area in areas
        if area.capacity and area.id not in entered
    ]
    for what, outline in lost:
        name = " ".join(name for name in names(outline.tags) if name)
        notes.drop(what, outline.id, name, reason)
    return (
        [block for block in blocks if block.id in entered],
        [area for area in areas if area.id in entered or not area.capacity],
    )


def _as_building(block: Block) -> Building:
    name, name_zh = names(block.outline.tags)
    return Building(
        id=block.id,
        name=name,
        name_zh=name_zh,
        assumed=frozenset(block.assumed),
        use=block.use,
        footprint=block.footprint,
        floors=block.floors,
    )


def import_osm(file: File, out: File, boundary: str | None = None) -> ImportReport:
    """Write a campus folder `out` from an OpenStreetMap file, and tell what became of it.

    `boundary` is the name of an area with amenity=university, or the path of a GeoJSON file with
    a polygon. Without it the university's area with most buildings is taken, or else the whole
    extract. Raises `InputError` where the file or the boundary is refused; then nothing is
    written.
    """
    notes = Notes()
    extract = read_extract(file)
    outlines, broken = find_outlines(extract)
    buildings = find_buildings(outlines, broken, notes)
    if not buildings:
        faults = Faults(extract.file)
        hint = "does the file cover the campus?"
        faults.add("building", "", "must hold at least one whole building", hint)
        faults.raise_if_any()
    campus = choose_boundary(extract, outlines, broken, buildings, boundary, notes)
    frame = frame_of(campus.shape)
    inside = frame.shape_to_metres(campus.shape)
    blocks = make_blocks(extract, outlines, buildings, campus.shape, frame)
    tell_blocks(blocks, notes)
    footprints = [block.footprint for block in blocks]
    areas = find_areas(outlines, broken, footprints, inside, frame, notes)
    network = Network(frame)
    vertex_of = add_walkways(extract, network, notes)
    network.close_short_ways()
    areas = drop_crowded(areas, network, notes)
    squares = make_squares([area.shape for area in areas if area.walkable], footprints)
    obstacles = Obstacles(footprints)
    _join_network(network, extract, inside, squares, obstacles, notes)
    gates = find_gates(extract, network, inside, vertex_of, notes)
    owners = [building_owner(block) for block in blocks]
    owners += [area_owner(area) for area in areas if area.capacity]
    water = [area.shape for area in areas if area.kind == "water"]
    ground = Ground(network, squares, Obstacles([*footprints, *water]), inside)
    doors = find_doors(extract, owners, ground, vertex_of, notes)
    lead_round_corners(network, squares)
    blocks, areas = _drop_unreached(blocks, areas, doors, notes)
    if not blocks:
        faults = Faults(extract.file)
        rule = f"some building must lie within {assumed('access_distance'):g} m of a path"
        faults.add("highway", "", rule, "does the file hold the paths of the campus?")
        faults.raise_if_any()
    entrances = {block.id: [door.id for door in doors if door.of == block.id] for block in blocks}
    furnishing = furnish([_as_building(block) for block in blocks], entrances)
    for note in furnishing.notes:
        notes.assume(note)
    header = {
        "id": _campus_id(campus, file),
        "name": campus.name,
        "name_zh": campus.name_zh,
        "attribution": ATTRIBUTION,
    }
    racks = find_racks(extract, outlines, inside, frame, notes)
    features = make_features(campus, blocks, areas, network, doors, gates, racks)
    folder.write(out, header, features, furnishing.rooms, furnishing.services)
    return notes.report(campus.name_zh or campus.name or str(header["id"]))
