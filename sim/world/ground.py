"""The campus prepared for walking: the same for every run on it."""

import numpy as np

from maps.campus import Campus
from models.people.cutting import cut_links
from models.people.network import network_of
from models.people.places import places_of
from models.people.routes import find_routes
from models.people.walking.walkers import Terrain


def terrain_of(campus: Campus, longest_m: float) -> Terrain:
    """Return the network, the places and the ways between them; no link is longer than stated."""
    network = cut_links(network_of(campus), longest_m)
    places = places_of(campus)
    number = network.number()
    node = np.array([number[campus.places[key].node] for key in places.ids])
    target, route = np.unique(node, return_inverse=True)
    return Terrain(
        network=network,
        places=places,
        node=node,
        services=[campus.services[key] for key in sorted(campus.services)],
        routes=find_routes(network, target),
        route=route,
    )


def of_edges(campus: Campus, terrain: Terrain, name: str) -> list[str]:
    """Return what the campus graph says of the edge that each link is a part of."""
    edges = campus.graph.edges(keys=True, data=name)
    said = {key: value for _, _, key, value in edges}
    return [said[key] for key in terrain.network.edges]
