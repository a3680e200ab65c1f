"""Clips the walk network to the campus, and keeps the ways outside that alone join its pieces."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise

import networkx as nx
import numpy as np
import shapely

from maps.campus import Shape
from maps.importers.osm.network import Network, Walkway
from maps.importers.osm.report import Notes
from maps.importers.osm.rules import assumed
from maps.importers.osm.squares import Square, links_across

SNAP_M = 0.2


def _runs(network: Network, way: Walkway, zone: Shape) -> Iterator[tuple[bool, list[int]]]:
    """Yield the runs of a way's vertices that lie inside the zone, or outside it, in order."""
    points = network.points(way)
    middle = (points[:-1] + points[1:]) / 2
    inside = shapely.contains_xy(zone, middle[:, 0], middle[:, 1]).tolist()
    for within, segments in groupby(range(len(inside)), key=lambda segment: inside[segment]):
        numbers = list(segments)
        yield within, way.vertices[numbers[0] : numbers[-1] + 2]


def _links_outside(outside: list[Walkway], inside: Network) -> nx.MultiGraph:
    """Return the ways outside as a graph: an edge for each stretch between two meetings."""
    counts = Counter(vertex for way in outside for vertex in way.vertices)
    counts.update(inside.vertices())
    graph = nx.MultiGraph()
    for way in outside:
        last = len(way.vertices) - 1
        cuts = [
            number
            for number, vertex in enumerate(way.vertices)
            if number in (0, last) or counts[vertex] > 1
        ]
        for part, (begin, stop) in enumerate(pairwise(cuts)):
            link = replace(way, id=f"{way.id}:o{part}", vertices=way.vertices[begin : stop + 1])
            ends = link.vertices[0], link.vertices[-1]
            graph.add_edge(*ends, key=link.id, way=link, length=inside.line(link).length)
    return graph


def _keep_ways_round(network: Network, outside: list[Walkway], squares: list[Square]) -> float:
    """Put back the shortest ways outside that join pieces of the network; return their length."""
    graph = _links_outside(outside, network)
    limit = assumed("way_round_outside")
    kept_m = 0.0
    while True:
        piece_of = network.pieces(links_across(network, squares))
        length: dict[int, float] = {}
        for way in network.ways.values():
            piece = piece_of[way.vertices[0]]
            length[piece] = length.get(piece, 0.0) + network.line(way).length
        main = max(length, key=lambda piece: (length[piece], -piece))
        sources = sorted(v for v in graph if piece_of.get(v) == main)
        if not sources:
            return kept_m
        far, paths = nx.multi_source_dijkstra(graph, sources, cutoff=limit, weight="length")
        ends = sorted((far[v], v) for v in far if v in piece_of and piece_of[v] != main)
        if not ends:
            return kept_m
        for start, end in pairwise(paths[ends[0][1]]):
            links = graph[start][end].values()
            link = min((data["way"] for data in links), key=lambda way: network.line(way).length)
            network.ways[link.id] = link
        kept_m += ends[0][0]


def clip(network: Network, boundary: Shape, squares: list[Square], notes: Notes) -> None:
    """Clip the network to the boundary (local metres) and a strip outside it.

    Each way gets a vertex where it leaves the strip, and where it crosses the boundary. A way
    outside is kept where it alone joins two pieces of the campus and is short.
    """
    margin = assumed("margin")
    zone = boundary.buffer(margin)
    network.cut_by(zone.boundary, sorted(network.ways), SNAP_M)
    edge = boundary.buffer(assumed("edge_tolerance")).boundary
    network.cut_by(edge, sorted(network.ways), SNAP_M)
    shapely.prepare(zone)
    outside: list[Walkway] = []
    clipped: dict[str, Walkway] = {}
    for key, way in sorted(network.ways.items()):
        runs = list(_runs(network, way, zone))
        for number, (within, vertices) in enumerate(runs):
            piece = way if len(runs) == 1 else replace(way, id=f"{key}:c{number}")
            piece.vertices = vertices
            if within:
                clipped[piece.id] = piece
            else:
                outside.append(piece)
    network.ways = clipped
    if not clipped:
        return
    kept_m = _keep_ways_round(network, outside, squares)
    if kept_m:
        limit = assumed("way_round_outside")
        notes.find(
            f"{kept_m:.0f} m of ways outside the boundary kept, since they alone join pieces "
            f"inside (each at most {limit:g} m)"
        )
    notes.find(f"paths up to {margin:g} m outside the boundary kept")


def drop_outside(network: Network, boundary: Shape, squares: list[Square]) -> None:
    """Drop the pieces of the network that lie wholly outside the boundary (local metres)."""
    piece_of = network.pieces(links_across(network, squares))
    edge = boundary.buffer(assumed("edge_tolerance"))
    vertices = sorted(piece_of)
    points = np.array([network.metres[vertex] for vertex in vertices]).reshape(-1, 2)
    within = shapely.contains_xy(edge, points[:, 0], points[:, 1])
    inside = {piece_of[vertex] for vertex, is_in in zip(vertices, within, strict=True) if is_in}
    network.ways = {
        key: way for key, way in network.ways.items() if piece_of[way.vertices[0]] in inside
    }
