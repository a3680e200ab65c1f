"""The campus prepared for walking: the same for every run on it."""

import numpy as np
from numpy.typing import NDArray

from maps.campus import Campus
from maps.vocabulary import path_kinds
from models.people.cutting import cut_links
from models.people.network import Network, network_of
from models.people.places import places_of
from models.people.routes import find_routes
from models.people.step_free import with_step_free
from models.people.walking.walkers import Terrain


def terrain_of(campus: Campus, longest_m: float) -> Terrain:
    """Return the network, the places and the ways between them; no link is longer than stated."""
    network = cut_links(network_of(campus), longest_m)
    places = places_of(campus)
    number = network.number()
    node = np.array([number[campus.places[key].node] for key in places.ids])
    target, route = np.unique(node, return_inverse=True)
    stairs = _stairs(campus, network)
    everywhere = np.ones((1, len(network.links)), dtype=bool)
    return Terrain(
        network=network,
        places=places,
        node=node,
        services=[campus.services[key] for key in sorted(campus.services)],
        routes=find_routes(network, target, with_step_free(everywhere, stairs)),
        route=route,
        stairs=stairs,
    )


def of_edges(campus: Campus, network: Network, name: str) -> list[str]:
    """Return what the campus graph says of the edge that each link is a part of."""
    edges = campus.graph.edges(keys=True, data=name)
    said = {key: value for _, _, key, value in edges}
    return [said[key] for key in network.edges]


def _stairs(campus: Campus, network: Network) -> NDArray[np.bool_]:
    """Return which links are stairs."""
    kinds = path_kinds()
    return np.array([kinds[kind].stairs for kind in of_edges(campus, network, "kind")], dtype=bool)
