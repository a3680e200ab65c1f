"""Joins paths into a graph: a node where paths meet, a link between two nodes."""

from collections import Counter
from itertools import pairwise

import networkx as nx
import numpy as np
import shapely
from shapely import LineString, Polygon
from shapely.ops import unary_union

from maps.campus import Area, Shape
from maps.features import Features, LonLat
from maps.vocabulary import path_kinds

TOUCH_M = 0.05
DETOUR = 1.1


def node_id(lonlat: LonLat) -> str:
    """Return the id of the node at a rounded longitude and latitude."""
    return f"{lonlat[0]:.7f},{lonlat[1]:.7f}"


def _meeting_points(features: Features) -> set[LonLat]:
    """Return the coordinates that become nodes: ends, crossings, entrances, gates and stops."""
    used: Counter[LonLat] = Counter()
    nodes: set[LonLat] = set()
    for key in features.paths:
        points = features.lonlat[key]
        nodes.update((points[0], points[-1]))
        used.update(points)
    nodes.update(point for point, times in used.items() if times > 1)
    for key in (*features.entrances, *features.spots):
        point = features.lonlat[key][0]
        if point in used:
            nodes.add(point)
    return nodes


def _ports(features: Features, ground: Shape) -> list[LonLat]:
    """Return the path coordinates on or inside a walkable area, in a fixed order.

    Bridges over it and tunnels under it do not count.
    """
    level = [key for key, path in features.paths.items() if path.layer == 0]
    points = sorted({point for key in level for point in features.lonlat[key]})
    if not points:
        return []
    metres = features.frame.to_metres(np.array(points))
    near = shapely.intersects_xy(ground.buffer(TOUCH_M), metres[:, 0], metres[:, 1])
    return [point for point, inside in zip(points, near, strict=True) if inside]


def _sparse_lines(metres: np.ndarray, ground: Shape) -> list[tuple[int, int]]:
    """Return pairs of ports joined by a straight line on the ground, few but without detours.

    A pair is left out where lines kept so far lead there within `DETOUR` of the straight way.
    """
    count = len(metres)
    first, second = np.triu_indices(count, 1)
    straight = np.hypot(*(metres[first] - metres[second]).T)
    ends = np.stack([metres[first], metres[second]], axis=1)
    outline = ground.buffer(TOUCH_M)
    shapely.prepare(outline)
    clear = shapely.covers(outline, shapely.linestrings(ends)) & (straight > 0)
    way = np.full((count, count), np.inf)
    np.fill_diagonal(way, 0.0)
    kept: list[tuple[int, int]] = []
    for pair in np.flatnonzero(clear)[np.argsort(straight[clear], kind="stable")]:
        a, b = int(first[pair]), int(second[pair])
        if way[a, b] > DETOUR * straight[pair]:
            kept.append((a, b))
            through = way[:, a, None] + straight[pair] + way[None, b, :]
            way = np.minimum(way, np.minimum(through, through.T))
    return kept


def _open_ground(area: Area, features: Features) -> Shape:
    """Return the ground of an area without the buildings that stand on it."""
    standing = [
        building.footprint
        for building in features.buildings.values()
        if building.footprint.intersects(area.shape)
    ]
    ground: Shape = area.shape.difference(unary_union(standing)) if standing else area.shape
    return ground


def _add_node(graph: nx.MultiGraph, point: LonLat, x: float, y: float) -> str:
    node = node_id(point)
    if node not in graph:
        graph.add_node(node, x=float(x), y=float(y), building="", floor=0)
    return node


def _add_link(
    graph: nx.MultiGraph, key: str, start: str, end: str, line: LineString, **data: object
) -> None:
    graph.add_edge(start, end, key=key, start=start, end=end, geometry=line, **data)


def _add_path(graph: nx.MultiGraph, key: str, nodes: set[LonLat], features: Features) -> None:
    path = features.paths[key]
    points = features.lonlat[key]
    metres = shapely.get_coordinates(path.line)
    cuts = [number for number, point in enumerate(points) if point in nodes]
    for part, (begin, stop) in enumerate(pairwise(cuts)):
        piece = metres[begin : stop + 1]
        line = LineString(piece)
        if line.length == 0.0:
            continue
        _add_link(
            graph,
            f"{key}/{part}",
            _add_node(graph, points[begin], *piece[0]),
            _add_node(graph, points[stop], *piece[-1]),
            line,
            kind=path.kind,
            length_m=float(line.length),
            width_m=path.width_m,
            path=key,
            oneway=path.oneway,
            cycled=path.cycled,
        )


def _add_square(graph: nx.MultiGraph, area: Area, features: Features) -> None:
    ground = _open_ground(area, features)
    ports = _ports(features, ground)
    if len(ports) < 2:
        return
    metres = features.frame.to_metres(np.array(ports))
    for a, b in _sparse_lines(metres, ground):
        start = _add_node(graph, ports[a], *metres[a])
        end = _add_node(graph, ports[b], *metres[b])
        line = LineString([metres[a], metres[b]])
        _add_link(
            graph,
            f"{area.id}/{a}-{b}",
            start,
            end,
            line,
            kind="square",
            length_m=float(line.length),
            width_m=path_kinds()["square"].width_m,
            path=area.id,
            oneway=False,
        )


def outdoor_graph(features: Features) -> nx.MultiGraph:
    """Return the graph of all paths and walkable areas, as `Campus.graph` describes it."""
    graph = nx.MultiGraph()
    nodes = _meeting_points(features)
    squares = [area for area in features.areas.values() if area.walkable]
    for area in squares:
        nodes.update(_ports(features, _open_ground(area, features)))
    for key in sorted(features.paths):
        _add_path(graph, key, nodes, features)
    for area in sorted(squares, key=lambda area: area.id):
        _add_square(graph, area, features)
    return graph


def longer_side_m(shape: Shape) -> float:
    """Return the longer side of the smallest rectangle round a shape [m]."""
    rectangle = shape.minimum_rotated_rectangle
    if not isinstance(rectangle, Polygon):
        return float(rectangle.length)
    corners = shapely.get_coordinates(rectangle)
    return float(np.hypot(*np.diff(corners[:3], axis=0).T).max())
