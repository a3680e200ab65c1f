"""Where bicycles are left: the racks of the map, and those assumed near buildings and gates."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from maps.campus import Rack, Room
from maps.features import Features
from maps.outdoors import node_id
from maps.vocabulary import assumptions

Point = NDArray[np.float64]


class _Ways:
    """The nodes from which one rides: those of the longest connected piece of cycled ways."""

    def __init__(self, graph: nx.MultiGraph) -> None:
        cycled = nx.MultiGraph()
        for a, b, data in graph.edges(data=True):
            if data.get("cycled"):
                cycled.add_edge(a, b, length_m=data["length_m"])
        pieces = [sorted(piece) for piece in nx.connected_components(cycled)]
        lengths = [cycled.subgraph(piece).size(weight="length_m") for piece in pieces]
        best = max(range(len(pieces)), key=lambda at: (lengths[at], pieces[at][0]), default=None)
        self.nodes = [] if best is None else pieces[best]
        known = [(graph.nodes[node]["x"], graph.nodes[node]["y"]) for node in self.nodes]
        self.points = np.array(known).reshape(-1, 2)

    def nearest(self, points: Iterable[Point]) -> tuple[float, str]:
        """Return how far the nearest of the nodes is from any of some points [m], and the node."""
        found = [(math.inf, "")]
        for point in points:
            away = np.hypot(*(self.points - point).T)
            found.append((float(away.min()), self.nodes[int(away.argmin())]))
        return min(found)


def racks_of(
    graph: nx.MultiGraph, features: Features, rooms: Mapping[str, Room]
) -> dict[str, Rack]:
    """Return the racks, by id: those of the map, and where it has none near, assumed ones.

    Each stands at the nearest node of a way on which bicycles are ridden. None is assumed where
    that is too far from the door or gate.
    """
    ways = _Ways(graph)
    if not ways.nodes:
        return {}
    racks: dict[str, Rack] = {}
    for key, spot in sorted(features.spots.items()):
        if spot.kind == "rack":
            _, node = ways.nearest([np.array(spot.point.coords[0])])
            racks[key] = Rack(
                id=key,
                name=spot.name,
                name_zh=spot.name_zh,
                assumed=spot.assumed,
                node=node,
                capacity=spot.capacity,
            )
    _assume_at_buildings(racks, ways, graph, features, rooms)
    _assume_at_gates(racks, ways, features, graph)
    return racks


def _at(graph: nx.MultiGraph, node: str) -> Point:
    return np.array([graph.nodes[node]["x"], graph.nodes[node]["y"]])


def _assume_at_buildings(
    racks: dict[str, Rack],
    ways: _Ways,
    graph: nx.MultiGraph,
    features: Features,
    rooms: Mapping[str, Room],
) -> None:
    """Add racks near the doors of buildings, those of most people first; near ones are one."""
    reach, spacing = assumptions()["rack_reach"].value, assumptions()["rack_spacing"].value
    share = assumptions()["rack_share"].value
    doors: dict[str, list[Point]] = {}
    for key, entrance in sorted(features.entrances.items()):
        door = _at(graph, node_id(features.lonlat[key][0]))
        doors.setdefault(entrance.of, []).append(door)
    people: dict[str, int] = {}
    for each in rooms.values():
        people[each.building] = people.get(each.building, 0) + each.seats
    mapped = [
        np.array(spot.point.coords[0]) for spot in features.spots.values() if spot.kind == "rack"
    ]
    placed: dict[str, Point] = {}
    for building in sorted(people, key=lambda key: (-people[key], key)):
        own = doors.get(building, [])
        room = round(share * people[building])
        if not room or any(math.dist(door, rack) <= reach for door in own for rack in mapped):
            continue
        away, node = ways.nearest(own)
        if away > reach:
            continue
        point = _at(graph, node)
        near = [key for key, other in placed.items() if math.dist(point, other) <= spacing]
        if near:
            known = racks[near[0]]
            racks[near[0]] = replace(known, capacity=(known.capacity or 0) + room)
            continue
        key = f"rack-{building}"[:64]
        named = features.buildings.get(building)
        placed[key] = point
        racks[key] = Rack(
            id=key,
            name=named.name if named else "",
            name_zh=named.name_zh if named else "",
            assumed=frozenset(("all",)),
            node=node,
            capacity=room,
        )


def _assume_at_gates(
    racks: dict[str, Rack], ways: _Ways, features: Features, graph: nx.MultiGraph
) -> None:
    """Add a rack at every gate: bicycles of those who live beyond it stand there."""
    for key in sorted(features.gates()):
        gate = features.spots[key]
        away, node = ways.nearest([_at(graph, node_id(features.lonlat[key][0]))])
        if away <= assumptions()["rack_reach"].value:
            name = f"rack-{key}"[:64]
            racks[name] = Rack(
                id=name,
                name=gate.name,
                name_zh=gate.name_zh,
                assumed=frozenset(("all",)),
                node=node,
                capacity=None,
            )
