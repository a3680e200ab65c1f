"""How far it is from room to room."""

from collections.abc import Sequence

import numpy as np

from maps.campus import Campus
from models.people.network import network_of
from models.people.routes import find_routes
from models.people.types import Floats


def walks_m(campus: Campus, places: Sequence[str]) -> Floats:
    """Return the walk from each place (row) to each other one (column) [level m].

    Stairs and other slow links count as the level way that takes as long; lifts and shuttles are
    not used.
    """
    network = network_of(campus)
    number = network.number()
    node = np.array([number[campus.places[key].node] for key in places], np.int64)
    target, row = np.unique(node, return_inverse=True)
    effort = find_routes(network, target).effort_m
    walks: Floats = effort[row][:, node].T.astype(np.float64)
    return walks
