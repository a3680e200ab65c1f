"""Shortest ways to every destination, as next-hop tables."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from models.compiled import compiled
from models.people.network import Network

# Whoever enters a building pays this many metres in the search for the way. Every trip into a
# building pays it once, so it changes no choice of doors; a way through a building that is not
# the destination pays it once more, and so is taken only where there is no other.
DETOUR_ROUND_BUILDINGS_M = 100_000.0
NO_WAY = 255


@dataclass(frozen=True)
class Routes:
    """The ways to the nodes `target`, one row each; for several profiles, one such block each.

    The arc to take from node n towards target r is `out_arc[out_first[n] + slot[r, n]]`; a slot
    of `NO_WAY` stands at the target itself and where there is no way. (A table of arcs would be
    four times as large, and memory sets the pace of walking.) `effort_m[r, n]` is the way's
    length in level metres: each link's length over its share of the free speed, so that effort
    over speed is the free walking time.
    """

    target: NDArray[np.int64]
    slot: NDArray[np.uint8]
    out_first: NDArray[np.int64]
    out_arc: NDArray[np.int64]
    effort_m: NDArray[np.float32]

    def next_arc(self, route: int, node: int) -> int:
        """Return the arc from a node towards a target, -1 where there is none."""
        slot = int(self.slot[route, node])
        return -1 if slot == NO_WAY else int(self.out_arc[self.out_first[node] + slot])


def _arcs(network: Network, cost: NDArray[np.float64]) -> tuple[NDArray[np.int64], ...]:
    """Return the arcs that lead somewhere, by node, their ends and then cost: tails and heads."""
    arc = np.arange(2 * len(network.links))
    tail = np.column_stack([network.start, network.end]).ravel()
    head = network.arc_end()
    usable = ~(network.oneway[arc // 2] & (arc % 2 == 1)) & (tail != head)
    arc, tail, head = arc[usable], tail[usable], head[usable]
    order = np.lexsort((arc, cost[arc], head, tail))
    return arc[order], tail[order], head[order]


@compiled
def _slots(
    nearer: NDArray[np.int32],
    first: NDArray[np.int64],
    head: NDArray[np.int64],
    is_open: NDArray[np.bool_],
) -> NDArray[np.uint8]:
    """Return which of a node's arcs leads to the next one; those of n are `first[n]:first[n+1]`."""
    slot = np.full(nearer.shape, np.uint8(NO_WAY))
    for r in range(nearer.shape[0]):
        for node in range(nearer.shape[1]):
            for a in range(first[node], first[node + 1]):
                if head[a] == nearer[r, node] and is_open[a]:
                    slot[r, node] = a - first[node]
                    break
    return slot


def _search(
    tail: NDArray[np.int64],
    head: NDArray[np.int64],
    cost: NDArray[np.float64],
    target: NDArray[np.int64],
    nodes: int,
) -> tuple[NDArray[np.float64], NDArray[np.int32]]:
    """Return the least cost from every node to each target, and the node next on the way.

    The arcs are in the order of their ends and then of cost: of parallel ones only the first can
    be on a shortest way.
    """
    best = np.ones(tail.size, dtype=bool)
    best[1:] = (np.diff(tail) != 0) | (np.diff(head) != 0)
    # the search runs from each target against the arcs
    backwards = coo_array((cost[best], (head[best], tail[best])), shape=(nodes, nodes)).tocsr()
    cost_to, nearer = dijkstra(backwards, indices=target, return_predecessors=True)
    return cost_to, nearer


def with_block(routes: Routes, more: Routes) -> Routes:
    """Return the routes with the rows of others over the same network behind their own."""
    return replace(
        routes,
        target=np.append(routes.target, more.target),
        slot=np.concatenate([routes.slot, more.slot]),
        effort_m=np.concatenate([routes.effort_m, more.effort_m]),
    )


def find_routes(
    network: Network, target: NDArray[np.int64], is_open: NDArray[np.bool_] | None = None
) -> Routes:
    """Return the shortest ways from every node to each target node.

    `is_open` says of each link whether it may be used, shape (links,), or of shape (profiles,
    links) for people who may use different ones: the ways of the second profile stand in rows
    behind those of the first. For what is open one way only, it says so of each arc: shape
    (2 x links,) or (profiles, 2 x links). Left out, all links may be used. Of two links of equal
    length between the same nodes, the one that comes first is taken.
    """
    everything_open = np.ones((1, len(network.links)), dtype=bool)
    profiles = everything_open if is_open is None else np.atleast_2d(is_open)
    link = np.repeat(np.arange(len(network.links)), 2)
    effort = network.length_m[link] / network.arc_share
    enters = network.inwards[link] == network.arc_end()
    cost = effort + np.where(enters, DETOUR_ROUND_BUILDINGS_M, 0.0)
    arc, tail, head = _arcs(network, cost)
    first = np.searchsorted(tail, np.arange(len(network.nodes) + 1))
    if np.diff(first).max(initial=0) >= NO_WAY:
        raise ValueError(
            f"a node has {np.diff(first).max()} links, and at most {NO_WAY - 1} are read"
        )
    slots, efforts = [], []
    for opened in profiles:
        usable = opened[arc if opened.size == cost.size else arc // 2]
        told = (tail[usable], head[usable], cost[arc[usable]])
        cost_to, nearer = _search(*told, target, len(network.nodes))
        slots.append(_slots(nearer, first, head, usable))
        finite = np.where(np.isfinite(cost_to), cost_to, 0.0)
        doors_paid = np.floor(finite / DETOUR_ROUND_BUILDINGS_M)
        efforts.append((cost_to - doors_paid * DETOUR_ROUND_BUILDINGS_M).astype(np.float32))
    targets = np.tile(target, len(profiles))
    return Routes(targets, np.concatenate(slots), first, arc, np.concatenate(efforts))
