"""The campus graph as arrays: nodes, links, and the two arcs of each link."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from maps.campus import Campus
from maps.vocabulary import RIDE, path_kinds
from models.people.speed import CURVES

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Network:
    """Nodes and links as arrays.

    Link l is the part of edge `edges[l]` of the campus graph from `begin_share[l]` to
    `end_share[l]` of its geometry: an edge may be cut into several links. It has two arcs: 2 l
    from `start[l]` to `end[l]`, and 2 l + 1 back. `arc_share` is the free speed on an arc as a
    share of that on the level, `arc_flow` the most who leave it in a second and metre of width
    [persons/(m s)]; `curve` is a row of `speed.CURVES`. `inwards[l]` is the node indoors to which
    a door leads, -1 for links that are no doors.
    """

    nodes: Sequence[str]
    links: Sequence[str]
    edges: Sequence[str]
    begin_share: Floats
    end_share: Floats
    start: Ints
    end: Ints
    length_m: Floats
    width_m: Floats
    arc_share: Floats
    arc_flow: Floats
    curve: Ints
    oneway: NDArray[np.bool_]
    inwards: Ints
    x_m: Floats
    y_m: Floats

    def arc_end(self) -> Ints:
        """Return the node to which each arc leads, shape (2 × links,)."""
        return np.column_stack([self.end, self.start]).ravel()

    def number(self) -> dict[str, int]:
        """Return the row of each node."""
        return {node: row for row, node in enumerate(self.nodes)}


def network_of(campus: Campus) -> Network:
    """Return the graph of a campus as arrays, a link for each edge that is walked, by their ids."""
    graph = campus.graph
    nodes = sorted(graph.nodes)
    row = {node: number for number, node in enumerate(nodes)}
    edges = sorted(
        (
            (key, data)
            for _, _, key, data in graph.edges(keys=True, data=True)
            if data["kind"] != RIDE
        ),
        key=lambda edge: edge[0],
    )
    kinds = [path_kinds()[data["kind"]] for _, data in edges]
    inside = [bool(graph.nodes[node]["building"]) for node in nodes]

    def inner_end(data: dict[str, object]) -> int:
        if data["kind"] != "door":
            return -1
        a, b = row[str(data["start"])], row[str(data["end"])]
        return a if inside[a] else b

    return Network(
        nodes=nodes,
        links=[key for key, _ in edges],
        edges=[key for key, _ in edges],
        begin_share=np.zeros(len(edges)),
        end_share=np.ones(len(edges)),
        start=np.array([row[data["start"]] for _, data in edges]),
        end=np.array([row[data["end"]] for _, data in edges]),
        length_m=np.array([data["length_m"] for _, data in edges]),
        width_m=np.array([data["width_m"] for _, data in edges]),
        arc_share=np.array([(kind.up_share, kind.down_share) for kind in kinds]).ravel(),
        arc_flow=np.array([(kind.up_flow, kind.down_flow) for kind in kinds]).ravel(),
        curve=np.array([CURVES.index(kind.curve) for kind in kinds]),
        oneway=np.array([data["oneway"] for _, data in edges]),
        inwards=np.array([inner_end(data) for _, data in edges]),
        x_m=np.array([graph.nodes[node]["x"] for node in nodes]),
        y_m=np.array([graph.nodes[node]["y"] for node in nodes]),
    )
