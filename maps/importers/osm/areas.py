"""Finds squares, sports grounds, green, water and parking."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import STRtree
from shapely.ops import unary_union

from maps.campus import Shape
from maps.geometry import LocalFrame
from maps.importers.osm.buildings import is_building
from maps.importers.osm.network import Network
from maps.importers.osm.outlines import Broken, Outline, polygonal, polygons_of
from maps.importers.osm.report import Notes, counted
from maps.importers.osm.rules import AreaRule, area_rules, assumed
from maps.importers.osm.tags import names
from maps.importers.osm.walkable import is_open

LEAST_SHARE_LEFT = 0.2
SMALLEST_M2 = 1.0
PLAZA = "plaza"


@dataclass(frozen=True)
class OpenArea:
    """A square, a sports ground or scenery; `shape` in local metres, `kind` that of the feature.

    `capacity` is the number of people who can stay there, 0 where nobody does.
    """

    outline: Outline
    shape: Shape
    kind: str
    use: str
    capacity: int

    @property
    def id(self) -> str:
        """The id, that of its outline."""
        return self.outline.id

    @property
    def walkable(self) -> bool:
        """Whether people walk across it."""
        return self.use == PLAZA


def _rule(outline: Outline) -> AreaRule | None:
    """Return what an outline becomes; None where it is a line, closed to walkers, or nothing."""
    tags = outline.tags
    if is_building(tags) or "building:part" in tags or tags.get("indoor") == "yes":
        return None
    rule = next((rule for rule in area_rules() if rule.fits(tags)), None)
    if rule is None or rule.use != PLAZA:
        return rule
    is_line = rule.key == "highway" and outline.id[0] == "w" and tags.get("area", "no") == "no"
    return None if is_line or not is_open(tags) else rule


def _staying_grounds(
    found: Sequence[tuple[Outline, Shape, AreaRule]], standing: Sequence[Shape], notes: Notes
) -> list[OpenArea]:
    """Return the areas where people stay, each without the smaller ones and buildings on it."""
    tree = STRtree(list(standing))
    areas: list[OpenArea] = []
    for outline, shape, rule in sorted(found, key=lambda entry: (entry[1].area, entry[0].id)):
        on_it = [standing[number] for number in sorted(tree.query(shape, predicate="intersects"))]
        on_it += [smaller.shape for smaller in areas if smaller.shape.intersects(shape)]
        left = polygonal(shape.difference(unary_union(on_it))) if on_it else shape
        if left.area < max(SMALLEST_M2, LEAST_SHARE_LEFT * shape.area):
            name = " ".join(name for name in names(outline.tags) if name)
            notes.drop(
                f"area ({rule.use})", outline.id, name, "lies under a building or smaller areas"
            )
            continue
        assert rule.m2_a_person is not None
        capacity = max(1, int(left.area / rule.m2_a_person))
        areas.append(OpenArea(outline, left, rule.kind, rule.use, capacity))
    return areas


def find_areas(
    outlines: Sequence[Outline],
    broken: Sequence[Broken],
    footprints: Sequence[Shape],
    boundary: Shape,
    frame: LocalFrame,
    notes: Notes,
) -> list[OpenArea]:
    """Return the areas of the campus ordered by id; `footprints` and `boundary` in local metres.

    Squares and sports grounds belong to it where their middle is inside; green, water and
    parking are cut at the boundary and the strip outside it.
    """
    zone = boundary.buffer(assumed("margin"))
    areas: list[OpenArea] = []
    staying: list[tuple[Outline, Shape, AreaRule]] = []
    for outline in outlines:
        rule = _rule(outline)
        if rule is None:
            continue
        shape = frame.shape_to_metres(outline.shape)
        if not shape.intersects(zone):
            continue
        if rule.kind != "area":
            seen = polygonal(shape.intersection(zone))
            if seen.area >= SMALLEST_M2:
                areas.append(OpenArea(outline, seen, rule.kind, "", 0))
        elif boundary.contains(shape.representative_point()):
            if rule.m2_a_person is None:
                areas.append(OpenArea(outline, shape, rule.kind, rule.use, 0))
            else:
                staying.append((outline, shape, rule))
    grounds = _staying_grounds(staying, footprints, notes)
    for thing in broken:
        rule = next((rule for rule in area_rules() if rule.fits(thing.tags)), None)
        if rule is not None and not is_building(thing.tags):
            notes.drop(f"area ({rule.use or rule.kind})", thing.id, thing.name, thing.reason)
    squares = sum(area.walkable for area in areas)
    notes.find(f"{counted(squares, 'walkable area')}, {counted(len(grounds), 'sports ground')}")
    if grounds:
        notes.assume(f"how many people {counted(len(grounds), 'sports ground')} can hold, by size")
    return sorted([*areas, *grounds], key=lambda area: area.id)


def drop_crowded(areas: Sequence[OpenArea], network: Network, notes: Notes) -> list[OpenArea]:
    """Return the areas without those that are no squares: so many paths run over them."""
    limit = assumed("most_points_on_a_square")
    points = np.array([network.metres[vertex] for vertex in network.vertices()]).reshape(-1, 2)
    kept = []
    for area in areas:
        if area.walkable:
            shapely.prepare(area.shape)
            count = int(shapely.intersects_xy(area.shape, points[:, 0], points[:, 1]).sum())
            if count > limit:
                name = " ".join(name for name in names(area.outline.tags) if name)
                reason = f"{count} points of paths on it, more than {limit:g}: not walked across"
                notes.drop(f"area ({area.use})", area.id, name, reason)
                continue
        kept.append(area)
    return kept


def degrees_of(area: OpenArea, frame: LocalFrame) -> Shape | None:
    """Return the shape of an area in degrees, rounded and valid; None where nothing is left."""
    whole = frame.shape_to_metres(area.outline.shape)
    if whole.equals(area.shape):
        return area.outline.shape
    return polygons_of(frame.shape_to_lonlat(area.shape))
