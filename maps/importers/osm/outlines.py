"""Makes polygons of closed ways and of multipolygon relations."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from maps.campus import Shape
from maps.importers.osm.extract import UNITS_A_DEGREE, Extract, Relation, Tags, Way
from maps.importers.osm.tags import names

GRID_DEGREES = 1e-7


@dataclass(frozen=True)
class Outline:
    """A closed thing of the map; `shape` in degrees, rounded to 7 decimals.

    `nodes` are those it runs through, `outer_ways` those that bound it. `missing` says what the
    extract lacks of it, "" where it is whole.
    """

    id: str
    tags: Tags
    shape: Shape
    nodes: frozenset[int]
    outer_ways: frozenset[int]
    missing: str = ""


@dataclass(frozen=True)
class Broken:
    """A closed thing of which no polygon can be made, and why."""

    id: str
    tags: Tags
    reason: str

    @property
    def name(self) -> str:
        """The name it is reported by."""
        english, chinese = names(self.tags)
        return english or chinese


def polygonal(geometry: BaseGeometry) -> Shape:
    """Return the polygons of a geometry as one valid shape, empty where it has none."""
    valid = geometry if geometry.is_valid else shapely.make_valid(geometry)
    parts = shapely.get_parts(shapely.get_parts(valid))
    polygons = [part for part in parts if isinstance(part, Polygon) and not part.is_empty]
    if len(polygons) == 1:
        return polygons[0]
    whole = unary_union(polygons)
    return whole if isinstance(whole, Polygon | MultiPolygon) else MultiPolygon()


def polygons_of(geometry: BaseGeometry) -> Shape | None:
    """Return the valid, rounded polygons of a geometry in degrees; None where it has none."""
    rounded = polygonal(shapely.set_precision(polygonal(geometry), GRID_DEGREES))
    return None if rounded.is_empty else rounded


def close_rings(lines: Sequence[tuple[int, ...]]) -> tuple[list[tuple[int, ...]], int]:
    """Return the rings that lines of nodes make end to end, and how many lines are left over."""
    rings = [line for line in lines if len(line) >= 4 and line[0] == line[-1]]
    still_open = [line for line in lines if len(line) >= 2 and line[0] != line[-1]]
    at_end: dict[int, list[int]] = defaultdict(list)
    for number, line in enumerate(still_open):
        at_end[line[0]].append(number)
        at_end[line[-1]].append(number)
    unused = set(range(len(still_open)))
    left_over = len(lines) - len(rings) - len(still_open)
    for number in range(len(still_open)):
        if number not in unused:
            continue
        unused.remove(number)
        ring, used = list(still_open[number]), 1
        while ring[0] != ring[-1]:
            following = next((i for i in at_end[ring[-1]] if i in unused), None)
            if following is None:
                break
            unused.remove(following)
            line = still_open[following]
            ring += line[1:] if line[0] == ring[-1] else line[-2::-1]
            used += 1
        if ring[0] == ring[-1] and len(ring) >= 4:
            rings.append(tuple(ring))
        else:
            left_over += used
    return rings, left_over


def _ring_polygon(ring: Sequence[int], extract: Extract) -> Polygon:
    points = [extract.nodes[node] for node in ring]
    return Polygon([(x / UNITS_A_DEGREE, y / UNITS_A_DEGREE) for x, y in points])


def _of_way(way: Way, extract: Extract) -> Outline | Broken:
    key = f"w{way.id}"
    absent = sum(node not in extract.nodes for node in way.nodes)
    if absent:
        return Broken(key, way.tags, f"{absent} of its nodes are not in the extract")
    shape = polygons_of(_ring_polygon(way.nodes, extract))
    if shape is None:
        return Broken(key, way.tags, "its outline bounds no area")
    return Outline(key, way.tags, shape, frozenset(way.nodes), frozenset((way.id,)))


def _of_relation(relation: Relation, extract: Extract) -> Outline | Broken:
    key = f"r{relation.id}"
    members = [member for member in relation.members if member.kind == "w"]
    there = [member for member in members if member.id in extract.ways]
    whole = [
        member
        for member in there
        if all(node in extract.nodes for node in extract.ways[member.id].nodes)
    ]
    lines = {role: [] for role in ("inner", "outer")}  # type: dict[str, list[tuple[int, ...]]]
    for member in whole:
        role = "inner" if member.role == "inner" else "outer"
        lines[role].append(extract.ways[member.id].nodes)
    outer, open_outer = close_rings(lines["outer"])
    inner, open_inner = close_rings(lines["inner"])
    lacking = []
    if len(members) > len(whole):
        lacking.append(f"{len(members) - len(whole)} of {len(members)} members not in the extract")
    if open_outer + open_inner:
        lacking.append(f"{open_outer + open_inner} members that close no ring")
    missing = ", ".join(lacking)
    ground = unary_union([polygonal(_ring_polygon(ring, extract)) for ring in outer])
    holes = unary_union([polygonal(_ring_polygon(ring, extract)) for ring in inner])
    shape = None if ground.is_empty else polygons_of(ground.difference(holes))
    if shape is None:
        return Broken(key, relation.tags, f"broken multipolygon: {missing or 'no outer ring'}")
    nodes = frozenset(node for ring in (*outer, *inner) for node in ring)
    outers = frozenset(member.id for member in whole if member.role != "inner")
    return Outline(key, relation.tags, shape, nodes, outers, missing)


def find_outlines(extract: Extract) -> tuple[list[Outline], list[Broken]]:
    """Return every tagged closed thing, and those that are broken, in the order of their ids."""
    made: list[Outline | Broken] = []
    for _, way in sorted(extract.ways.items()):
        if way.tags and way.closed:
            made.append(_of_way(way, extract))
        elif "building" in way.tags:
            made.append(Broken(f"w{way.id}", way.tags, "its outline is not closed"))
    made += [
        _of_relation(relation, extract)
        for _, relation in sorted(extract.relations.items())
        if relation.tags.get("type") in ("multipolygon", "boundary")
    ]
    outlines = [thing for thing in made if isinstance(thing, Outline)]
    return outlines, [thing for thing in made if isinstance(thing, Broken)]
