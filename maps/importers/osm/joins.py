"""Closes short gaps between the pieces of the walk network, and drops the pieces left over."""

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
import shapely
from shapely import GeometryCollection, LineString, Point, STRtree
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from maps.campus import Shape
from maps.importers.osm.network import Network, Walkway
from maps.importers.osm.report import Notes, counted
from maps.importers.osm.rules import assumed
from maps.importers.osm.squares import Square, links_across
from maps.vocabulary import path_kinds

SNAP_M = 0.5


class Obstacles:
    """The footprints of buildings, asked whether a line leads through one of them."""

    def __init__(self, footprints: Sequence[Shape]) -> None:
        self.footprints = list(footprints)
        self.tree = STRtree(self.footprints)

    def length_through(self, line: LineString) -> float:
        """Return how far a line leads through buildings [m]."""
        hit = self.tree.query(line, predicate="intersects").tolist()
        return float(sum(self.footprints[number].intersection(line).length for number in hit))

    def block(self, line: LineString) -> bool:
        """Return whether a line leads through a building, and not only along its wall."""
        return self.length_through(line) > 0.1


@dataclass(frozen=True)
class _Piece:
    """A connected piece; `ground` is where a join may meet it: not under or on its bridges."""

    ways: list[Walkway]
    ground: BaseGeometry
    length_m: float

    @property
    def id(self) -> str:
        return min(way.id for way in self.ways)


def _ground(network: Network, ways: Sequence[Walkway]) -> GeometryCollection:
    """Return the ways on the ground, and the ends of those on bridges and in tunnels."""
    shapes: list[BaseGeometry] = []
    for way in ways:
        line = network.line(way)
        shapes += [line] if way.layer == 0 else list(line.boundary.geoms)
    return GeometryCollection(shapes)


def _pieces(network: Network, squares: Sequence[Square]) -> list[_Piece]:
    """Return the connected pieces, the longest first."""
    piece_of = network.pieces(links_across(network, squares))
    ways: dict[int, list[Walkway]] = {}
    for _, way in sorted(network.ways.items()):
        ways.setdefault(piece_of[way.vertices[0]], []).append(way)
    pieces = [_Piece(own, _ground(network, own), network.length_m(own)) for own in ways.values()]
    return sorted(pieces, key=lambda piece: (-piece.length_m, piece.id))


def _shortest_gap(piece: _Piece, other: _Piece, buildings: Obstacles) -> LineString | None:
    """Return the shortest line from a piece to another that leads through no building."""
    limit = assumed("join_gap")
    if not shapely.distance(piece.ground, other.ground) <= limit:  # or either has no ground
        return None
    corners = [Point(xy) for xy in shapely.get_coordinates(piece.ground)]
    pairs = [nearest_points(piece.ground, other.ground)]
    pairs += [nearest_points(corner, other.ground) for corner in corners]
    gaps = sorted((LineString(pair) for pair in pairs), key=lambda line: (line.length, line.wkt))
    return next((gap for gap in gaps if gap.length <= limit and not buildings.block(gap)), None)


def _way_at(network: Network, ways: Sequence[Walkway], point: Point) -> Walkway:
    """Return the way that runs through a point, one on the ground rather than a bridge."""
    return min(
        ways,
        key=lambda way: (round(network.line(way).distance(point), 3), abs(way.layer), way.id),
    )


def _join(network: Network, gap: LineString, piece: _Piece, other: _Piece, key: str) -> None:
    """Lead a way over a gap; where there is hardly one, let the pieces meet."""
    ends = []
    for owner, (x, y) in ((piece, gap.coords[0]), (other, gap.coords[-1])):
        way = _way_at(network, owner.ways, Point(x, y))
        ends.append(network.split(way.id, x, y, SNAP_M))
    if gap.length < SNAP_M:
        network.merge(*ends)
        return
    width = path_kinds()["join"].width_m
    network.ways[key] = Walkway(key, ends, "join", width, assumed=("all",))


def join_pieces(
    network: Network, buildings: Obstacles, squares: Sequence[Square], notes: Notes
) -> None:
    """Leave one connected network: close the gaps that are short, drop what is beyond them."""
    pieces = _pieces(network, squares)
    joined, waiting = [pieces[0]], pieces[1:]
    gaps: dict[str, tuple[float, LineString, _Piece]] = {}
    joins = 0
    newest = pieces[0]
    while waiting:
        for piece in waiting:
            gap = _shortest_gap(piece, newest, buildings)
            if gap is not None and gap.length < gaps.get(piece.id, (np.inf,))[0]:
                gaps[piece.id] = (gap.length, gap, newest)
        nearest = min(
            (piece for piece in waiting if piece.id in gaps),
            key=lambda piece: (gaps[piece.id][0], piece.id),
            default=None,
        )
        if nearest is None:
            break
        _, gap, other = gaps[nearest.id]
        joins += 1
        _join(network, gap, nearest, other, f"join{joins}")
        joined.append(nearest)
        waiting.remove(nearest)
        newest = nearest
    kept = {way.id for piece in joined for way in piece.ways}
    limit = assumed("join_gap")
    if joins:
        notes.assume(
            f"{counted(joins, 'join')} over gaps of at most {limit:g} m in the walk network"
        )
    for piece in waiting:
        name = next((way.name or way.name_zh for way in piece.ways if way.name or way.name_zh), "")
        reason = f"{piece.length_m:.0f} m of paths, no way to the others within {limit:g} m"
        notes.drop("piece of the walk network", piece.id, name, reason)
    network.ways = {
        key: way for key, way in network.ways.items() if key in kept or way.kind == "join"
    }


def open_oneways(network: Network, squares: Sequence[Square], notes: Notes) -> None:
    """Let people walk both ways where a one-way path would make the network a trap."""
    if not any(way.oneway for way in network.ways.values()):
        return
    graph = nx.DiGraph()
    for way in network.ways.values():
        nx.add_path(graph, way.vertices)
        if not way.oneway:
            nx.add_path(graph, way.vertices[::-1])
    for a, b in links_across(network, squares):
        graph.add_edges_from(((a, b), (b, a)))
    part = {
        vertex: number
        for number, vertices in enumerate(nx.strongly_connected_components(graph))
        for vertex in vertices
    }
    for key, way in sorted(network.ways.items()):
        if way.oneway and len({part[vertex] for vertex in way.vertices}) > 1:
            way.oneway = False
            way.assumed += ("oneway",)
            notes.assume(f"path {key} is walked both ways: one way, it would be a trap")
