from itertools import pairwise

import numpy as np
import pytest
from grids import grid

from models.people.cutting import cut_links
from models.people.routes import find_routes


@pytest.mark.parametrize("longest_m", [100.0, 20.0, 19.9, 10.0, 7.0])
def test_cutting_changes_no_way(longest_m: float) -> None:
    whole = grid(5, 20.0)
    cut = cut_links(whole, longest_m)
    nodes = len(whole.nodes)
    assert cut.length_m.max() <= longest_m + 1e-9
    assert cut.length_m.sum() == pytest.approx(whole.length_m.sum())
    assert len(set(cut.links)) == len(cut.links)
    ways, same = (find_routes(network, np.arange(nodes)) for network in (whole, cut))
    assert same.effort_m[:, :nodes] == pytest.approx(ways.effort_m, rel=1e-6)


def test_pieces_lie_end_to_end() -> None:
    cut = cut_links(grid(3, 25.0), 10.0)
    for edge in set(cut.edges):
        rows = [row for row, name in enumerate(cut.edges) if name == edge]
        assert cut.begin_share[rows[0]] == 0.0
        assert cut.end_share[rows[-1]] == 1.0
        for row, after in pairwise(rows):
            assert cut.end[row] == cut.start[after]
            assert cut.end_share[row] == cut.begin_share[after]
            assert cut.x_m[cut.end[row]] + cut.y_m[cut.end[row]] > 0


def test_only_the_last_piece_of_a_door_leads_indoors() -> None:
    whole = grid(2, 30.0)
    doors = np.full(4, -1)
    doors[0] = whole.end[0]
    cut = cut_links(type(whole)(**(vars(whole) | {"inwards": doors})), 10.0)
    inner = np.flatnonzero(cut.inwards >= 0)
    assert cut.end[inner].tolist() == [whole.end[0]]


def test_only_the_ends_of_a_link_limit_who_leaves_it() -> None:
    cut = cut_links(grid(2, 30.0), 10.0)
    limited = np.flatnonzero(np.isfinite(cut.arc_flow))
    assert (cut.arc_flow[limited] == 1.225).all()
    assert sorted(cut.arc_end()[limited]) == [0, 0, 1, 1, 2, 2, 3, 3]
