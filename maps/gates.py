"""Gates of the campus that have counters: a link of their own, on which those who come in queue."""

from collections.abc import Mapping
from dataclasses import replace

import networkx as nx
import numpy as np
from shapely import LineString

from maps.campus import Place, Service
from maps.features import Features
from maps.outdoors import node_id
from maps.vocabulary import GATE, assumptions, path_kinds


def beyond(gate: str) -> str:
    """Return the node beyond a gate, where those stand who have not come in yet."""
    return f"{gate}:beyond"


def _with_counters(features: Features, services: Mapping[str, Service]) -> list[str]:
    """Return the gates of the campus that have counters, in a fixed order."""
    served = {service.entrance for service in services.values()}
    return sorted(served.intersection(features.gates()))


def add_gates(graph: nx.MultiGraph, features: Features, services: Mapping[str, Service]) -> None:
    """Add a link inwards for every gate with counters, away from the middle of the campus."""
    length = assumptions()["gate_length"].value
    middle = features.boundary.centroid
    for key in _with_counters(features, services):
        inside = node_id(features.lonlat[key][0])
        if inside not in graph:
            continue
        x, y = graph.nodes[inside]["x"], graph.nodes[inside]["y"]
        away = np.array([x - middle.x, y - middle.y])
        far = max(float(np.hypot(*away)), 1.0)
        outer = (x + length * away[0] / far, y + length * away[1] / far)
        node = beyond(key)
        graph.add_node(node, x=float(outer[0]), y=float(outer[1]), building="", floor=0)
        graph.add_edge(
            node,
            inside,
            key=key,
            start=node,
            end=inside,
            kind=GATE,
            length_m=length,
            width_m=path_kinds()[GATE].width_m,
            path=key,
            oneway=False,
            geometry=LineString([outer, (x, y)]),
        )


def with_places_beyond(
    places: Mapping[str, Place], features: Features, services: Mapping[str, Service]
) -> dict[str, Place]:
    """Return the places of a campus, those at gates with counters beyond them."""
    moved = {
        key: replace(places[key], node=beyond(key)) for key in _with_counters(features, services)
    }
    return {**places, **moved}
