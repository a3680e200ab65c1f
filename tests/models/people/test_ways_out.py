"""Ways out lead through the exits that they name, and on from there."""

from dataclasses import replace

import numpy as np
from grids import grid

from models.people.network import Network
from models.people.routes import find_routes
from models.people.ways_out import WayOut, with_ways_out

INSIDE = {5, 6, 9, 10}


def links_of(network: Network, *pairs: tuple[int, int]) -> np.ndarray:
    ends = list(zip(network.start.tolist(), network.end.tolist(), strict=True))
    return np.array([ends.index(pair) for pair in pairs])


# A grid of 4 x 4 nodes with links of 10 m: the middle square (5, 6, 9, 10) is a building with a
# door to node 1 and one to node 11.
GRID = grid(4, 10.0)
INNER = links_of(GRID, (5, 6), (9, 10), (5, 9), (6, 10))
NORTH, EAST = links_of(GRID, (1, 5)), links_of(GRID, (10, 11))
WALLS = links_of(GRID, (2, 6), (4, 5), (6, 7), (8, 9), (9, 13), (10, 14))
INWARDS = GRID.inwards.copy()
INWARDS[NORTH], INWARDS[EAST] = 5, 10
NETWORK = replace(GRID, inwards=INWARDS)
OPEN = np.ones(2 * len(NETWORK.links), dtype=bool)
OPEN[np.concatenate([2 * WALLS, 2 * WALLS + 1])] = False


def walk(routes: object, row: int, node: int) -> list[int]:
    nodes = [node]
    while (arc := routes.next_arc(row, nodes[-1])) >= 0:
        nodes.append(int(NETWORK.arc_end()[arc]))
    return nodes


def test_a_way_out_leads_through_its_exit_and_on() -> None:
    base = find_routes(NETWORK, np.array([15]), OPEN)
    way = WayOut(np.concatenate([INNER, NORTH]), np.array([1]), 0)
    routes = with_ways_out(base, NETWORK, OPEN, [way])
    assert walk(base, 0, 10) == [10, 11, 15]
    for node in INSIDE:
        nodes = walk(routes, 1, node)
        assert nodes[-1] == 15
        out = next(at for at in nodes if at not in INSIDE)
        assert out == 1
        assert routes.effort_m[1, node] == 10.0 * (len(nodes) - 1)
    for node in set(range(16)) - INSIDE:
        assert walk(routes, 1, node) == walk(base, 0, node)


def test_of_several_exits_the_nearest_is_taken() -> None:
    base = find_routes(NETWORK, np.array([12]), OPEN)
    way = WayOut(np.concatenate([INNER, NORTH, EAST]), np.array([1, 11]), 0)
    routes = with_ways_out(base, NETWORK, OPEN, [way])
    first_out = {
        node: next(at for at in walk(routes, 1, node) if at not in INSIDE) for node in INSIDE
    }
    assert (first_out[5], first_out[10]) == (1, 11)


def test_a_blocked_exit_leaves_no_way() -> None:
    is_open = OPEN.copy()
    is_open[2 * NORTH], is_open[2 * NORTH + 1] = False, False
    base = find_routes(NETWORK, np.array([15]), is_open)
    way = WayOut(np.concatenate([INNER, NORTH]), np.array([1]), 0)
    routes = with_ways_out(base, NETWORK, is_open, [way])
    assert all(routes.next_arc(1, node) == -1 for node in INSIDE)
    assert np.isinf(routes.effort_m[1, list(INSIDE)]).all()


def test_an_exit_from_which_the_way_leads_back_in_is_not_used() -> None:
    # the street round the building is closed: from node 1 one gets to 15 through it only
    streets = links_of(GRID, (0, 1), (1, 2))
    is_open = OPEN.copy()
    is_open[np.concatenate([2 * streets, 2 * streets + 1])] = False
    base = find_routes(NETWORK, np.array([15]), is_open)
    assert walk(base, 0, 1)[1] == 5
    inner = np.concatenate([INNER, NORTH, EAST])
    ways = [WayOut(inner, np.array([1]), 0), WayOut(inner, np.array([1, 11]), 0)]
    routes = with_ways_out(base, NETWORK, is_open, ways)
    assert routes.next_arc(1, 5) == -1
    assert walk(routes, 2, 5)[-2:] == [11, 15]
