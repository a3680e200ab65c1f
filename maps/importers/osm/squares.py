"""Walkable areas in the network: what lies on one ground is joined across it."""

from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import TypeAlias

import networkx as nx
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon
from shapely.ops import unary_union

from maps.campus import Shape
from maps.importers.osm.network import Network, Walkway
from maps.importers.osm.outlines import polygonal
from maps.outdoors import TOUCH_M
from maps.vocabulary import path_kinds

SNAP_M = 0.2
Square: TypeAlias = Polygon
"""One connected piece of walkable ground, in local metres, without the buildings on it."""


def make_squares(areas: Sequence[Shape], footprints: Sequence[Shape]) -> list[Square]:
    """Return the connected pieces of open ground of the walkable areas."""
    standing = unary_union(list(footprints))
    pieces: list[Square] = []
    for area in areas:
        ground = polygonal(area.difference(standing))
        pieces += shapely.get_parts(ground).tolist()
    return pieces


def meet_squares(network: Network, squares: Sequence[Square]) -> None:
    """Give every way on the ground a vertex where it crosses the edge of a walkable area."""
    on_ground = sorted(key for key, way in network.ways.items() if way.layer == 0)
    for square in squares:
        network.cut_by(square.boundary, on_ground, SNAP_M)


def _ports(network: Network, squares: Sequence[Square]) -> list[list[int]]:
    """Return for each square the vertices of ways on it, which a campus joins across it."""
    if not squares:
        return []
    vertices = network.vertices()
    points = shapely.points([network.metres[vertex] for vertex in vertices])
    touched = shapely.STRtree(points)
    return [
        sorted(
            vertices[number]
            for number in touched.query(square.buffer(TOUCH_M), predicate="intersects").tolist()
        )
        for square in squares
    ]


def links_across(network: Network, squares: Sequence[Square]) -> list[tuple[int, int]]:
    """Return pairs of vertices that the walkable areas join."""
    return [pair for ports in _ports(network, squares) for pair in pairwise(ports)]


def _visible(points: NDArray[np.float64], ground: Shape) -> nx.Graph:
    """Return the graph of the points that see each other over the ground, by straight length."""
    pairs = list(combinations(range(len(points)), 2))
    first, second = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    sight = shapely.linestrings(np.stack([points[first], points[second]], axis=1))
    clear = shapely.covers(ground, sight)
    graph = nx.Graph()
    graph.add_nodes_from(range(len(points)))
    for a, b, length in zip(
        first[clear].tolist(), second[clear].tolist(), shapely.length(sight[clear]), strict=True
    ):
        graph.add_edge(a, b, length=float(length))
    return graph


def _ways_round_corners(
    network: Network, square: Square, ports: Sequence[int], key: str
) -> list[Walkway]:
    """Return ways over a square between ports of which no straight lines lead to each other."""
    ground = square.buffer(TOUCH_M)
    shapely.prepare(ground)
    points = np.array([network.metres[port] for port in ports])
    groups = list(nx.connected_components(_visible(points, ground)))
    if len(groups) < 2:
        return []
    corners = shapely.get_coordinates(shapely.simplify(square, TOUCH_M / 2))
    sight = _visible(np.vstack([points, corners]), ground)
    reached = groups[0]
    vertex_of = dict(enumerate(ports))
    ways: list[Walkway] = []
    for group in groups[1:]:
        far, paths = nx.multi_source_dijkstra(sight, sorted(reached), weight="length")
        nearest = min((far[port], port) for port in group if port in far)[1]
        for corner in paths[nearest]:
            if corner not in vertex_of:
                vertex_of[corner] = network.add_vertex(*corners[corner - len(ports)])
        ways.append(
            Walkway(
                id=f"{key}:{len(ways)}",
                vertices=[vertex_of[corner] for corner in paths[nearest]],
                kind="square",
                width_m=path_kinds()["square"].width_m,
                assumed=("width_m",),
            )
        )
        reached |= group
    return ways


def lead_round_corners(network: Network, squares: Sequence[Square]) -> None:
    """Add ways over the walkable areas of which not every port sees another.

    A campus joins the ports of an area by straight lines over it, which a corner may hinder.
    """
    for number, ports in enumerate(_ports(network, squares)):
        if len(ports) > 1:
            for way in _ways_round_corners(network, squares[number], ports, f"square{number}"):
                network.ways[way.id] = way
