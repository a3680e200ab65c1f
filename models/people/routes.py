"""Shortest ways to every destination, as next-hop tables."""

from dataclasses import dataclass

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
    """The ways to the nodes `target`, one row each.

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


def _arcs(network: Network, is_open: NDArray[np.bool_]) -> tuple[NDArray[np.int64], ...]:
    """Return the arcs that may be walked: their number, and the nodes they lead from and to."""
    arc = np.arange(2 * len(network.links))
    tail = np.column_stack([network.start, network.end]).ravel()
    head = network.arc_end()
    usable = is_open[arc // 2] & ~(network.oneway[arc // 2] & (arc % 2 == 1)) & (tail != head)
    return arc[usable], tail[usable], head[usable]


@compiled
def _slots(
    nearer: NDArray[np.int32], first: NDArray[np.int64], head: NDArray[np.int64]
) -> NDArray[np.uint8]:
    """Return which of a node's arcs leads to the next one; those of n are `first[n]:first[n+1]`."""
    slot = np.full(nearer.shape, np.uint8(NO_WAY))
    for r in range(nearer.shape[0]):
        for node in range(nearer.shape[1]):
            for a in range(first[node], first[node + 1]):
                if head[a] == nearer[r, node]:
                    slot[r, node] = a - first[node]
    return slot


def find_routes(
    network: Network, target: NDArray[np.int64], is_open: NDArray[np.bool_] | None = None
) -> Routes:
    """Return the shortest ways from every node to each target node.

    `is_open` says of each link whether it may be used; left out, all may. Of two links of equal
    length between the same nodes, the one that comes first is taken.
    """
    everything_open = np.ones(len(network.links), dtype=bool)
    arc, tail, head = _arcs(network, everything_open if is_open is None else is_open)
    effort = network.length_m[arc // 2] / network.arc_share[arc]
    cost = effort + np.where(network.inwards[arc // 2] == head, DETOUR_ROUND_BUILDINGS_M, 0.0)
    size = len(network.nodes)
    # of parallel arcs only the cheapest can be on a shortest way
    best = np.lexsort((arc, cost, head, tail))
    first = np.ones(best.size, dtype=bool)
    first[1:] = (np.diff(tail[best]) != 0) | (np.diff(head[best]) != 0)
    best = best[first]
    # the search runs from each target against the arcs
    backwards = coo_array((cost[best], (head[best], tail[best])), shape=(size, size)).tocsr()
    cost_to, nearer = dijkstra(backwards, indices=target, return_predecessors=True)
    first = np.searchsorted(tail[best], np.arange(size + 1))
    if np.diff(first).max(initial=0) >= NO_WAY:
        raise ValueError(
            f"a node has {np.diff(first).max()} links, and at most {NO_WAY - 1} are read"
        )
    slot = _slots(nearer, first, head[best])
    doors_paid = np.floor(np.where(np.isfinite(cost_to), cost_to, 0.0) / DETOUR_ROUND_BUILDINGS_M)
    effort_to = (cost_to - doors_paid * DETOUR_ROUND_BUILDINGS_M).astype(np.float32)
    return Routes(target, slot, first, arc[best], effort_to)
