"""Tells which ways people may walk on, and makes the walk network of them.

Who may walk (wiki.openstreetmap.org/wiki/Key:access): `foot` overrules `access`. A way is closed
where `foot` is no, private or use_sidepath; or where `access` is no, private, military,
agricultural, forestry or delivery and `foot` does not allow it. Motorways and trunk roads are
never walked on.

Who may ride there `bicycle` says (wiki.openstreetmap.org/wiki/Key:bicycle), and else the kind of
path. Ways for bicycles alone are left out: whoever rides could not be met by others there.
"""

from collections import Counter
from itertools import groupby

from maps.importers.osm.extract import Extract, Tags, Way
from maps.importers.osm.network import Network, Walkway
from maps.importers.osm.report import Notes, counted
from maps.importers.osm.rules import kind_of_highway
from maps.importers.osm.tags import layer, length_m, names
from maps.vocabulary import path_kinds

FOOT_CLOSED = frozenset(("no", "private", "use_sidepath"))
FOOT_OPEN = frozenset(("yes", "designated", "permissive", "official", "destination", "customers"))
ACCESS_CLOSED = frozenset(("no", "private", "military", "agricultural", "forestry", "delivery"))
BICYCLE_OPEN = frozenset(("yes", "designated", "permissive", "official", "destination"))
BICYCLE_CLOSED = frozenset(("no", "private", "dismount", "use_sidepath"))
ON_FOOT = frozenset(("footway", "path", "pedestrian", "cycleway"))
NARROWEST_M, WIDEST_M = 0.3, 200.0


def is_open(tags: Tags) -> bool:
    """Return whether people may walk on a way with these tags."""
    foot = tags.get("foot", "")
    if foot in FOOT_CLOSED:
        return False
    return foot in FOOT_OPEN or tags.get("access", "") not in ACCESS_CLOSED


def is_cycled(tags: Tags) -> bool | None:
    """Return whether bicycles are ridden on a way with these tags, None where they do not say."""
    said = tags.get("bicycle", "")
    return True if said in BICYCLE_OPEN else False if said in BICYCLE_CLOSED else None


def _is_area(way: Way) -> bool:
    return way.closed and way.tags.get("area", "no") != "no"


def _kind(tags: Tags) -> str:
    highway = tags["highway"]
    if "crossing" in (tags.get("footway"), tags.get("path"), tags.get("cycleway")):
        return "crossing"
    if highway in ON_FOOT and tags.get("bridge", "no") != "no":
        return "bridge"
    return kind_of_highway()[highway]


def _width(tags: Tags, kind: str) -> tuple[float, tuple[str, ...]]:
    """Return the width of a way [m], and ("width_m",) where it is assumed."""
    width = length_m(tags.get("width", ""))
    if width is not None and NARROWEST_M <= width <= WIDEST_M:
        return round(width, 2), ()
    return path_kinds()[kind].width_m, ("width_m",)


def _runs(way: Way, extract: Extract) -> list[list[int]]:
    """Return the unbroken runs of a way's nodes that are in the extract, without repeats."""
    runs = []
    for there, nodes in groupby(way.nodes, key=lambda node: node in extract.nodes):
        run = [node for node, _ in groupby(nodes)]
        if there and len(run) > 1:
            runs.append(run)
    return runs


def _add_way(way: Way, extract: Extract, network: Network, vertex_of: dict[int, int]) -> None:
    tags = way.tags
    kind = _kind(tags)
    width, assumed = _width(tags, kind)
    name, name_zh = names(tags)
    for number, run in enumerate(_runs(way, extract)):
        vertices = [vertex_of[node] for node in run]
        if tags.get("oneway:foot") == "-1":
            vertices.reverse()
        key = f"p{way.id}" if number == 0 else f"p{way.id}:{number}"
        network.ways[key] = Walkway(
            id=key,
            vertices=vertices,
            kind=kind,
            width_m=width,
            layer=layer(tags),
            cycled=is_cycled(tags),
            oneway=tags.get("oneway:foot") in ("yes", "1", "true", "-1"),
            name=name,
            name_zh=name_zh,
            assumed=assumed,
        )


def add_walkways(extract: Extract, network: Network, notes: Notes) -> dict[int, int]:
    """Add to the network every way that people may walk on; return the vertex of each node."""
    walked: list[Way] = []
    closed: Counter[str] = Counter()
    for _, way in sorted(extract.ways.items()):
        if way.tags.get("highway") not in kind_of_highway() or _is_area(way):
            continue
        if is_open(way.tags):
            walked.append(way)
        else:
            closed[way.tags["highway"]] += 1
    nodes = sorted({node for way in walked for run in _runs(way, extract) for node in run})
    vertices = network.add_vertices(extract.nodes[node] for node in nodes)
    vertex_of = dict(zip(nodes, vertices, strict=True))
    for way in walked:
        _add_way(way, extract, network, vertex_of)
    if closed:
        told = ", ".join(f"{kind} {count}" for kind, count in sorted(closed.items()))
        notes.find(f"{counted(closed.total(), 'way')} closed to walkers by foot or access: {told}")
    return vertex_of
