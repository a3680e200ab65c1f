import networkx as nx
import numpy as np
import pytest

from models.people.network import Network
from models.people.routes import find_routes


def _network(edges: list[tuple[int, int, float]], nodes: int, **changes: object) -> Network:
    count = len(edges)
    values: dict[str, object] = {
        "nodes": [str(node) for node in range(nodes)],
        "links": [str(link) for link in range(count)],
        "edges": [str(link) for link in range(count)],
        "begin_share": np.zeros(count),
        "end_share": np.ones(count),
        "start": np.array([a for a, _, _ in edges]),
        "end": np.array([b for _, b, _ in edges]),
        "length_m": np.array([length for _, _, length in edges]),
        "width_m": np.full(count, 2.0),
        "arc_share": np.ones(2 * count),
        "arc_flow": np.ones(2 * count),
        "curve": np.zeros(count, dtype=np.int64),
        "oneway": np.zeros(count, dtype=bool),
        "inwards": np.full(count, -1),
        "x_m": np.zeros(nodes),
        "y_m": np.zeros(nodes),
    }
    return Network(**(values | changes))  # type: ignore[arg-type]


def _follow(network: Network, routes: object, row: int, node: int) -> float:
    length, steps = 0.0, 0
    ends = network.arc_end()
    while node != routes.target[row]:  # type: ignore[attr-defined]
        arc = routes.next_arc(row, node)  # type: ignore[attr-defined]
        length += network.length_m[arc >> 1]
        node = int(ends[arc])
        steps += 1
        assert steps < 10_000
    return length


def test_ways_are_as_short_as_networkx_finds_them() -> None:
    rng = np.random.default_rng(5)
    graph = nx.gnm_random_graph(60, 150, seed=5)
    graph = graph.subgraph(max(nx.connected_components(graph), key=len))
    graph = nx.convert_node_labels_to_integers(graph)
    edges = [(a, b, float(rng.uniform(5, 50))) for a, b in graph.edges]
    network = _network(edges, len(graph))
    routes = find_routes(network, np.arange(len(graph)))
    graph.add_weighted_edges_from(edges)
    lengths = dict(nx.all_pairs_dijkstra_path_length(graph))
    for target in range(len(graph)):
        for node in range(len(graph)):
            assert routes.effort_m[target, node] == pytest.approx(lengths[node][target], rel=1e-6)
            walked = _follow(network, routes, target, node)
            assert walked == pytest.approx(lengths[node][target], rel=1e-6)


def test_nobody_walks_through_a_building_on_the_way_to_another() -> None:
    # 0 and 1 are outdoors 200 m apart; building 2 has a door to either, 5 m each; 3 is another
    edges = [(0, 1, 200.0), (0, 2, 5.0), (1, 2, 5.0), (1, 3, 5.0)]
    network = _network(edges, 4, inwards=np.array([-1, 2, 2, 3]))
    routes = find_routes(network, np.array([2, 3]))
    assert routes.effort_m[1, 0] == pytest.approx(205.0)
    assert routes.next_arc(1, 0) >> 1 == 0
    assert routes.effort_m[0, 0] == pytest.approx(5.0)
    assert routes.effort_m[1, 2] == pytest.approx(10.0)  # out by the near door


def test_a_oneway_link_is_walked_one_way_only() -> None:
    edges = [(0, 1, 10.0), (1, 2, 10.0), (2, 0, 10.0)]
    network = _network(edges, 3, oneway=np.array([True, True, True]))
    routes = find_routes(network, np.array([0, 1]))
    assert routes.effort_m[0, 1] == pytest.approx(20.0)
    assert routes.effort_m[1, 0] == pytest.approx(10.0)


def test_a_closed_link_is_walked_round_and_a_cut_off_node_is_out_of_reach() -> None:
    edges = [(0, 1, 10.0), (1, 2, 10.0), (0, 2, 50.0), (2, 3, 5.0)]
    is_open = np.array([True, False, True, False])
    routes = find_routes(_network(edges, 4), np.array([2]), is_open)
    assert routes.effort_m[0, 1] == pytest.approx(60.0)
    assert np.isinf(routes.effort_m[0, 3])
    assert routes.next_arc(0, 3) == -1


def test_of_parallel_links_the_shorter_one_is_walked() -> None:
    edges = [(0, 1, 30.0), (0, 1, 20.0), (1, 0, 25.0)]
    routes = find_routes(_network(edges, 2), np.array([1]))
    assert routes.next_arc(0, 0) >> 1 == 1


def test_each_profile_has_the_ways_over_its_own_links() -> None:
    edges = [(0, 1, 10.0), (0, 1, 30.0), (1, 2, 10.0), (0, 2, 50.0)]
    profiles = np.array([[True, True, True, True], [False, True, False, True]])
    routes = find_routes(_network(edges, 3), np.array([1, 2]), profiles)
    assert [routes.next_arc(row, 0) >> 1 for row in range(4)] == [0, 0, 1, 3]
    assert routes.effort_m[:, 0] == pytest.approx([10.0, 20.0, 30.0, 50.0])
    assert routes.target.tolist() == [1, 2, 1, 2]
