"""Finds where one enters the campus: ways across its boundary, and the gates mapped on them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely

from maps.campus import Shape
from maps.importers.osm.extract import Extract
from maps.importers.osm.network import Network, Walkway
from maps.importers.osm.report import Notes, counted
from maps.importers.osm.rules import assumed
from maps.importers.osm.tags import names

BARRIERS = frozenset(
    ("gate", "lift_gate", "swing_gate", "sliding_gate", "turnstile", "entrance", "toll_booth")
)


@dataclass(frozen=True)
class Gate:
    """A gate at a vertex of the network."""

    id: str
    vertex: int
    name: str = ""
    name_zh: str = ""
    assumed: tuple[str, ...] = ()


def _crossings(network: Network, boundary: Shape) -> dict[int, Walkway]:
    """Return the vertices at which one leaves the boundary, each with the way that leaves."""
    edge = boundary.buffer(assumed("edge_tolerance"))
    shapely.prepare(edge)
    inside: set[int] = set()
    leaving: dict[int, Walkway] = {}
    for _, way in sorted(network.ways.items()):
        points = network.points(way)
        middle = (points[:-1] + points[1:]) / 2
        within = shapely.contains_xy(edge, middle[:, 0], middle[:, 1]).tolist()
        for ends, is_in in zip(pairwise(way.vertices), within, strict=True):
            if is_in:
                inside.update(ends)
            else:
                leaving.update((end, way) for end in ends if end not in leaving)
    return {vertex: way for vertex, way in sorted(leaving.items()) if vertex in inside}


def _spaced(network: Network, vertices: Sequence[int], taken: Sequence[int]) -> list[int]:
    """Return the vertices, in their order, that keep their distance to others and `taken`."""
    chosen = list(taken)
    for vertex in vertices:
        at = np.array(network.metres[vertex])
        others = np.array([network.metres[other] for other in chosen]).reshape(-1, 2)
        if not (np.hypot(*(others - at).T) < assumed("gate_spacing")).any():
            chosen.append(vertex)
    return chosen[len(taken) :]


def _near(network: Network, vertex: int, others: Sequence[int]) -> int | None:
    """Return the one of `others` nearest to a vertex, within the spacing of gates."""
    if not others:
        return None
    away = np.array([network.metres[other] for other in others]) - network.metres[vertex]
    distance = np.hypot(away[:, 0], away[:, 1])
    nearest = int(np.argmin(distance))
    return others[nearest] if distance[nearest] <= assumed("gate_spacing") else None


def _outermost(network: Network, boundary: Shape) -> int:
    """Return the end of a path that is nearest to the boundary, or beyond it."""
    vertices = network.vertices()
    points = shapely.points([network.metres[vertex] for vertex in vertices])
    depth = shapely.distance(points, boundary.boundary)
    depth[~shapely.contains(boundary, points)] *= -1
    return vertices[int(np.argmin(np.round(depth, 3)))]


def find_gates(
    extract: Extract,
    network: Network,
    boundary: Shape,
    vertex_of: Mapping[int, int],
    notes: Notes,
) -> list[Gate]:
    """Return the gates, at least one; `boundary` in local metres.

    A gate is where a way crosses the boundary. A mapped gate near such a crossing stands for it;
    crossings close to each other are one gate.
    """
    used = set(network.vertices())
    barriers = {
        vertex_of[node]: node
        for node, tags in sorted(extract.node_tags.items())
        if tags.get("barrier") in BARRIERS and vertex_of.get(node) in used
    }
    crossings = _crossings(network, boundary)
    order = sorted(crossings, key=lambda vertex: (crossings[vertex].kind != "road", vertex))
    replaced = {vertex: _near(network, vertex, sorted(barriers)) for vertex in order}
    mapped = _spaced(network, [b for b in replaced.values() if b is not None], [])
    plain = _spaced(network, [v for v in order if replaced[v] is None], mapped)
    gates = []
    for vertex in mapped:
        node = barriers[vertex]
        gates.append(Gate(f"g{node}", vertex, *names(extract.node_tags[node])))
    for number, vertex in enumerate(plain, start=1):
        way = crossings[vertex]
        gates.append(Gate(f"gate{number}", vertex, way.name, way.name_zh, ("name",)))
    if gates:
        notes.find(
            f"{counted(len(gates), 'gate')}, {len(mapped)} mapped, where ways cross the boundary"
        )
        return gates
    notes.assume("one gate, at the outermost point of the paths: no way crosses the boundary")
    return [Gate("gate1", _outermost(network, boundary), assumed=("all",))]
