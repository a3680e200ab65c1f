"""Finds the buildings of an extract, and tells their use and floors."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely
from shapely import Point, STRtree

from maps.campus import Shape
from maps.geometry import LocalFrame
from maps.importers.osm.extract import UNITS_A_DEGREE, Extract, Tags
from maps.importers.osm.outlines import Broken, Outline
from maps.importers.osm.report import Notes, counted
from maps.importers.osm.rules import assumed, floors_of_use, use_rules
from maps.importers.osm.tags import floors as parse_floors
from maps.importers.osm.tags import length_m, names
from maps.vocabulary import assumptions

TELLING_KEYS = ("amenity", "leisure", "shop", "office")


@dataclass(frozen=True)
class Block:
    """A building on its way into the campus: `footprint` in local metres."""

    outline: Outline
    footprint: Shape
    use: str
    floors: int
    assumed: tuple[str, ...] = field(default=())

    @property
    def id(self) -> str:
        """The id, that of its outline."""
        return self.outline.id


def is_building(tags: Tags) -> bool:
    """Return whether tags say building; parts of buildings do not."""
    return tags.get("building", "no") not in ("no", "")


def find_buildings(
    outlines: Sequence[Outline], broken: Sequence[Broken], notes: Notes
) -> list[Outline]:
    """Return the outlines that are buildings; says which are broken or left out.

    An outer way that is tagged like its multipolygon is the same building, not a second one.
    """
    tagged = [outline for outline in outlines if is_building(outline.tags)]
    relation_of = {
        f"w{way}": outline.id
        for outline in tagged
        if outline.id[0] == "r"
        for way in outline.outer_ways
    }
    twice = {outline.id for outline in tagged if outline.id in relation_of}
    for key in sorted(twice):
        notes.drop("building", key, "", f"the outline of building {relation_of[key]} once more")
    for outline in tagged:
        if outline.missing:
            english, chinese = names(outline.tags)
            notes.find(
                f"building {outline.id} ({english or chinese}) as far as the extract has it: "
                f"{outline.missing}"
            )
    for thing in broken:
        if is_building(thing.tags):
            notes.drop("building", thing.id, thing.name, thing.reason)
    parts = sum("building:part" in outline.tags for outline in outlines)
    if parts:
        notes.find(
            f"{counted(parts, 'outline')} with building:part, not a building of its own: left out"
        )
    return [outline for outline in tagged if outline.id not in twice]


def _things_inside(
    extract: Extract, outlines: Sequence[Outline], buildings: Sequence[Outline]
) -> list[list[Tags]]:
    """Return for each building the tags of what is mapped inside it."""
    points: list[Point] = []
    tags: list[Tags] = []
    for node, found in sorted(extract.node_tags.items()):
        if any(key in found for key in TELLING_KEYS):
            x, y = extract.nodes[node]
            points.append(Point(x / UNITS_A_DEGREE, y / UNITS_A_DEGREE))
            tags.append(found)
    for outline in outlines:
        telling = any(key in outline.tags for key in TELLING_KEYS)
        if telling and not is_building(outline.tags):
            points.append(outline.shape.representative_point())
            tags.append(outline.tags)
    inside: list[list[Tags]] = [[] for _ in buildings]
    if points:
        tree = STRtree([building.shape for building in buildings])
        pairs = tree.query(np.array(points, dtype=object), predicate="within")
        for thing, building in sorted(zip(*pairs.tolist(), strict=True)):
            inside[building].append(tags[thing])
    return inside


def _use(tags: Tags, inside: Iterable[Tags]) -> tuple[str, bool]:
    """Return the use of a building, and whether it is only assumed."""
    rule = next(rule for rule in use_rules() if rule.fits(tags, inside))
    return rule.use, rule.assumed


def _floors(tags: Tags, use: str, area_m2: float) -> tuple[int, bool]:
    """Return the floors of a building, and whether they are only assumed."""
    stated = parse_floors(tags.get("building:levels", ""))
    if stated is not None:
        return stated, False
    height = length_m(tags.get("height", tags.get("building:height", "")))
    if height is not None and height > 0:
        return max(1, min(100, round(height / assumptions()["storey_height"].value))), True
    return (1 if area_m2 < assumed("hut_area") else floors_of_use()[use]), True


def make_blocks(
    extract: Extract,
    outlines: Sequence[Outline],
    buildings: Sequence[Outline],
    boundary: Shape,
    frame: LocalFrame,
) -> list[Block]:
    """Return the buildings inside the boundary (degrees), with use and floors, ordered by id.

    A building across the boundary is inside if its centroid is, or a point well inside it.
    """
    within = shapely.contains(boundary, [building.shape.centroid for building in buildings])
    middle = [building.shape.representative_point() for building in buildings]
    within |= shapely.contains(boundary, middle)
    here = [building for building, is_in in zip(buildings, within, strict=True) if is_in]
    blocks = []
    for outline, inside in zip(here, _things_inside(extract, outlines, here), strict=True):
        footprint = frame.shape_to_metres(outline.shape)
        use, use_assumed = _use(outline.tags, inside)
        floors, floors_assumed = _floors(outline.tags, use, footprint.area)
        words = [("use", use_assumed), ("floors", floors_assumed)]
        marks = tuple(word for word, is_assumed in words if is_assumed)
        blocks.append(Block(outline, footprint, use, floors, marks))
    return sorted(blocks, key=lambda block: block.id)


def tell_blocks(blocks: Sequence[Block], notes: Notes) -> None:
    """Say how many buildings there are of each use, and what of them is assumed."""
    uses = sorted({block.use for block in blocks})
    counts = ", ".join(f"{use} {sum(block.use == use for block in blocks)}" for use in uses)
    notes.find(f"{counted(len(blocks), 'building')} inside the boundary: {counts}")
    for word, told in (("use", "the use"), ("floors", "the number of floors")):
        count = sum(word in block.assumed for block in blocks)
        if count:
            notes.assume(f"{told} of {counted(count, 'building')}")
    area = math.fsum(block.footprint.area for block in blocks)
    notes.find(f"{area / 1e4:.1f} ha of footprints")
