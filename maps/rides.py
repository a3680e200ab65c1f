"""Rides on lifts and shuttles, as links of the graph."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations

import networkx as nx
from shapely import LineString

from maps.campus import Line
from maps.faults import Faults
from maps.vocabulary import RIDE

RIDE_WIDTH_M = 1.0


def ride_key(line: str, board: int, alight: int) -> str:
    """Return the id of the link for a ride between two stations of a line, by their numbers."""
    return f"{line}:{board + 1}-{alight + 1}"


def to_used_floors(lines: Mapping[str, Line], graph: nx.MultiGraph) -> dict[str, Line]:
    """Return the lines, lifts cut off above the highest floor that has rooms.

    A lift that then serves a single floor is left out.
    """
    kept: dict[str, Line] = {}
    for key, line in sorted(lines.items()):
        count = sum(node in graph for node in line.nodes) if line.is_lift else len(line.nodes)
        if count > 1:
            kept[key] = replace(
                line,
                stations=line.stations[:count],
                nodes=line.nodes[:count],
                leg_s=line.leg_s[:count],
                leg_m=line.leg_m[:count],
                dwell_s=line.dwell_s[:count],
            )
    return kept


def check_stops(graph: nx.MultiGraph, lines: Mapping[str, Line], faults: Faults) -> None:
    """Note every stop of a shuttle that the paths do not join to the other stops."""
    for key, line in sorted(lines.items()):
        if line.is_lift:
            continue
        first = line.nodes[0]
        for stop, node in zip(line.stations, line.nodes, strict=True):
            if not {node, first} <= set(graph) or not nx.has_path(graph, node, first):
                rule = f"no path leads from the first stop of {key} to this one"
                faults.add(stop, "off the network", rule)


def add_rides(graph: nx.MultiGraph, lines: Mapping[str, Line]) -> None:
    """Add a link of kind ride for every pair of stations of every line.

    A lift is ridden both ways, a shuttle from an earlier stop to a later one.
    """
    for key, line in sorted(lines.items()):
        points = [(graph.nodes[node]["x"], graph.nodes[node]["y"]) for node in line.nodes]
        for board, alight in combinations(range(len(line.nodes)), 2):
            start, end = line.nodes[board], line.nodes[alight]
            if start == end:
                continue
            graph.add_edge(
                start,
                end,
                key=ride_key(key, board, alight),
                start=start,
                end=end,
                kind=RIDE,
                length_m=sum(line.leg_m[board:alight]),
                width_m=RIDE_WIDTH_M,
                path=key,
                oneway=not line.is_lift,
                geometry=LineString(points[board : alight + 1]),
            )
