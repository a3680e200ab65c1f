"""The gates that stand at the ends of links, and the ways while some of them are closed."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from maps.campus import Service
from models.people.network import Network
from models.people.routes import Routes, find_routes
from models.people.types import NONE, Ints


def gate_arcs(network: Network, services: Sequence[Service]) -> Ints:
    """Return for each service the arc at whose end it stands, NONE for those in rooms.

    A gate bears the id of the edge of the campus graph that leads in by it: of its last piece,
    where the edge was cut.
    """
    last = np.flatnonzero(network.end_share == 1.0)
    arc = {network.edges[link]: 2 * link for link in last.tolist()}
    return np.array([arc.get(service.entrance, NONE) for service in services], dtype=np.int64)


def _users(routes: Routes, network: Network, arcs: Ints) -> Ints:
    """Return the rows of the ways of which some lead over some of these arcs."""
    uses = np.zeros(routes.slot.shape[0], dtype=bool)
    tail = np.column_stack([network.start, network.end]).ravel()
    for arc in arcs.tolist():
        first = routes.out_first[tail[arc]]
        slot = np.flatnonzero(routes.out_arc[first : routes.out_first[tail[arc] + 1]] == arc)
        uses |= np.isin(routes.slot[:, tail[arc]], slot)
    return np.flatnonzero(uses)


def with_closed(
    routes: Routes, network: Network, is_open: NDArray[np.bool_], arcs: Ints, rows: int
) -> Routes:
    """Return the ways with some arcs closed besides.

    `network` and `is_open`, of shape (profiles, arcs), are those of the ways; each profile has so
    many `rows`. Only the rows that lead over these arcs are found anew: the others stay shortest.
    """
    slot, effort = routes.slot.copy(), routes.effort_m.copy()
    users = _users(routes, network, arcs)
    for profile, opened in enumerate(is_open):
        mine = users[users // rows == profile]
        if mine.size:
            left = opened.copy()
            left[arcs] = False
            found = find_routes(network, routes.target[mine], left)
            slot[mine], effort[mine] = found.slot, found.effort_m
    return replace(routes, slot=slot, effort_m=effort)
