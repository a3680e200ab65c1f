"""Ways out of a building: by a chosen exit, or by the nearest one, and on to an assembly point."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from models.people.network import Network
from models.people.routes import NO_WAY, Routes

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class WayOut:
    """A way out: over the links `inner`, through any of the nodes `outside`, and on by a row.

    `inner` are the links of the building that may be used, its exits among them; `outside` are
    the nodes before the exits; `onward` is the row of the ways that lead on from there.
    """

    inner: Ints
    outside: Ints
    onward: int


def with_ways_out(
    routes: Routes, network: Network, is_open: NDArray[np.bool_], ways: list[WayOut]
) -> Routes:
    """Return the routes with a row behind the others for each way out.

    On it, whoever is on a link of `inner` walks to the nearest of `outside`; everybody else walks
    as the row `onward` says. An exit from which that leads back in is not used. `is_open` says of
    each arc whether it may be used.
    """
    if not ways:
        return routes
    rows = [_row(routes, network, is_open, way) for way in ways]
    return replace(
        routes,
        target=np.append(routes.target, routes.target[[way.onward for way in ways]]),
        slot=np.concatenate([routes.slot, np.array([slot for slot, _ in rows])]),
        effort_m=np.concatenate([routes.effort_m, np.array([effort for _, effort in rows])]),
    )


def _row(
    routes: Routes, network: Network, is_open: NDArray[np.bool_], way: WayOut
) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    slot, effort = routes.slot[way.onward].copy(), routes.effort_m[way.onward].copy()
    arcs = np.column_stack([2 * way.inner, 2 * way.inner + 1]).ravel()
    arcs = arcs[is_open[arcs]]
    tails = np.column_stack([network.start, network.end]).ravel()[arcs]
    heads = network.arc_end()[arcs]
    nodes = np.unique(np.concatenate([tails, heads, way.outside]))
    inside = np.setdiff1d(nodes, way.outside)
    slot[inside], effort[inside] = NO_WAY, np.inf
    length = network.length_m[arcs // 2] / network.arc_share[arcs]
    # the search runs backwards from the exits, and no way leads out and in again
    leaves = ~np.isin(tails, way.outside)
    tail, head = np.searchsorted(nodes, tails[leaves]), np.searchsorted(nodes, heads[leaves])
    order = np.argsort(-length[leaves], kind="stable")  # of parallel arcs the shortest stays
    graph = np.full((nodes.size, nodes.size), np.inf)
    graph[head[order], tail[order]] = length[leaves][order]
    held = np.isfinite(graph)
    sparse = coo_array((graph[held], np.nonzero(held)), shape=graph.shape).tocsr()
    exits = np.array([node for node in way.outside if _leads_away(routes, network, way, node)])
    if not exits.size:
        return slot, effort
    found, nearer, source = dijkstra(
        sparse, indices=np.searchsorted(nodes, exits), return_predecessors=True, min_only=True
    )
    for at, node in enumerate(nodes.tolist()):
        if node in inside and np.isfinite(found[at]):
            slot[node] = _slot(routes, network, is_open, node, int(nodes[nearer[at]]))
            effort[node] = found[at] + effort[nodes[source[at]]]
    return slot, effort


def _leads_away(routes: Routes, network: Network, way: WayOut, outside: int) -> bool:
    """Say whether there is a way onward from the node before an exit that does not lead back in."""
    if not np.isfinite(routes.effort_m[way.onward, outside]):
        return False
    inner = np.isin(np.arange(len(network.links)), way.inner)
    arc = routes.next_arc(way.onward, outside)
    while arc >= 0 and not inner[arc // 2]:
        node = network.start[arc // 2] if arc % 2 else network.end[arc // 2]
        arc = routes.next_arc(way.onward, int(node))
    return arc < 0


def _slot(
    routes: Routes, network: Network, is_open: NDArray[np.bool_], node: int, onward: int
) -> int:
    """Return which of a node's arcs leads to a neighbour, the cheapest of the open ones."""
    arcs = routes.out_arc[routes.out_first[node] : routes.out_first[node + 1]]
    leads = (network.arc_end()[arcs] == onward) & is_open[arcs]
    return int(np.flatnonzero(leads)[0])
