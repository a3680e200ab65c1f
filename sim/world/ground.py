"""The campus prepared for walking: the same for every run on it."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from maps.campus import Campus
from maps.parameters import Parameter
from maps.vocabulary import CYCLE, RACK, path_kinds
from models.people.cutting import cut_links
from models.people.cycling import with_cycling
from models.people.lines import Choice, profiles, shuttle_links, with_rides
from models.people.network import Network, network_of
from models.people.places import places_of
from models.people.routes import find_routes
from models.people.step_free import with_step_free
from models.people.walking.terrain import Terrain


def terrain_of(campus: Campus, people: Mapping[str, Parameter]) -> Terrain:
    """Return the network, the places and the ways between them, by the parameters of people."""
    known = {name: parameter.value for name, parameter in people.items()}
    walked = cut_links(network_of(campus), known["longest_link"])
    ridden, cycling = with_cycling(walked, campus, people)
    lines = [campus.lines[key] for key in sorted(campus.lines)]
    choice = Choice(
        speed_mps=known["walking_speed"],
        lift_wait_s=known["lift_wait"],
        shuttle_wait_s=known["shuttle_wait"],
        least_floors=known["lift_least_floors"],
    )
    network, rides = with_rides(ridden, lines, choice)
    places = places_of(campus)
    number = network.number()
    node = np.array([number[campus.places[key].node] for key in places.ids])
    target, route = np.unique(node, return_inverse=True)
    target = np.append(target, cycling.mount)
    # a shuttle may not come any more, and who cannot climb stairs may have no other way on
    stairs = _stairs(campus, network) | shuttle_links(rides, len(network.links))
    usual = profiles(rides, len(network.links))
    return Terrain(
        network=network,
        places=places,
        node=node,
        services=[campus.services[key] for key in sorted(campus.services)],
        routes=find_routes(network, target, with_step_free(usual, stairs)),
        route=route,
        rides=rides,
        stairs=stairs,
        cycling=cycling,
    )


def of_edges(campus: Campus, network: Network, name: str) -> list[str]:
    """Return what the campus graph says of the edge that each link is a part of."""
    edges = campus.graph.edges(keys=True, data=name)
    said = {key: value for _, _, key, value in edges}
    return [said[key] for key in network.edges]


def kinds_of(campus: Campus, terrain: Terrain) -> list[str]:
    """Return the kind of path that each link is, those of the layer of bicycles included."""
    link = np.arange(len(terrain.network.links))
    cycled, at_rack = terrain.cycling.is_ridden(link), terrain.cycling.is_at_rack(link)
    kinds = of_edges(campus, terrain.network, "kind")
    return [
        RACK if at_rack[row] else CYCLE if cycled[row] else kind for row, kind in enumerate(kinds)
    ]


def _stairs(campus: Campus, network: Network) -> NDArray[np.bool_]:
    """Return which links are stairs."""
    kinds = path_kinds()
    return np.array([kinds[kind].stairs for kind in of_edges(campus, network, "kind")], dtype=bool)
