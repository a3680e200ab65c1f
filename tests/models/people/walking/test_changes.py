"""Ways that close and open while people walk: who is concerned goes round, waits, or gives up."""

from importlib.resources import files

import numpy as np
from grids import grid, people_at, plans_of, terrain_with

from maps.parameters import read_parameters
from models.people.routes import find_routes
from models.people.types import NEVER
from models.people.walking.arrays import APART, STAYING, WAITING
from models.people.walking.changes import set_ways
from models.people.walking.terrain import Terrain
from models.people.walking.walkers import Walkers

PARAMETERS = read_parameters(files("models.people").joinpath("data/walking.toml"))
END_S = 86_400.0


def walkers_of(
    terrain: Terrain, home: list[int], goals: list[list[int]], start_s: float
) -> Walkers:
    """Return people of 1 m/s who set out for their first goal to be there at a time."""
    people = len(home)
    place = np.column_stack([home, goals])
    start = np.full(place.shape, NEVER)
    start[:, 1] = start_s
    walkers = Walkers(
        terrain, people_at(np.array(home), np.ones(people)), PARAMETERS, 1, 300.0, False
    )
    walkers.begin_day(0.0, 0, plans_of(place, start, np.zeros(place.shape)))
    return walkers


def change(walkers: Walkers, time: float, closed: list[int]) -> None:
    """Let links be closed from a time, and all others open."""
    network = walkers.terrain.network
    is_open = np.ones(len(network.links), dtype=bool)
    is_open[closed] = False
    routes = find_routes(network, walkers.terrain.routes.target, is_open)
    walkers.advance(time)
    set_ways(walkers, time, routes, np.repeat(network.length_m, 2) / network.arc_share)


def line_of(nodes: int) -> Terrain:
    """Return a street of links of 20 m with a place at each node; link l leads from node l."""
    network = grid(nodes, 20.0)
    keep = (network.start < nodes) & (network.end < nodes)
    links = np.flatnonzero(keep)
    arcs = np.column_stack([2 * links, 2 * links + 1]).ravel()
    from dataclasses import replace

    street = replace(
        network,
        nodes=network.nodes[:nodes],
        links=[network.links[link] for link in links],
        edges=[network.edges[link] for link in links],
        **{
            name: getattr(network, name)[links]
            for name in (
                "begin_share",
                "end_share",
                "start",
                "end",
                "length_m",
                "width_m",
                "curve",
                "oneway",
                "inwards",
            )
        },
        arc_share=network.arc_share[arcs],
        arc_flow=network.arc_flow[arcs],
        x_m=network.x_m[:nodes],
        y_m=network.y_m[:nodes],
    )
    return terrain_with(street, np.arange(nodes))


def trips(walkers: Walkers) -> list[tuple]:
    told = walkers.take("trip")
    return [
        (
            row["person"],
            row["place"],
            round(float(row["depart"]), 6),
            round(float(row["arrive"]), 6),
        )
        for row in told
    ]


def test_who_is_cut_off_stands_where_the_link_ends_until_it_opens() -> None:
    walkers = walkers_of(line_of(4), [0], [[3]], 60.0)  # on the way from 0 to 60 s
    change(walkers, 7.0, [1])
    walkers.advance(500.0)
    who = walkers.moving.walker[0]
    assert (who["state"], who["behind"], who["node"]) == (WAITING, APART, 1)
    assert walkers.moving.link["people"].tolist() == [1, 0, 0]
    assert walkers.take("unreached")["place"].tolist() == [3]
    change(walkers, 600.0, [])
    walkers.advance(END_S)
    assert trips(walkers) == [(0, 3, 0.0, 640.0)]
    assert walkers.moving.link["people"].sum() == 0


def test_who_is_on_a_closed_link_finishes_it() -> None:
    walkers = walkers_of(line_of(4), [0], [[3]], 60.0)
    change(walkers, 27.0, [1])
    walkers.advance(END_S)
    assert trips(walkers) == [(0, 3, 0.0, 60.0)]


def test_who_has_not_set_out_turns_to_the_next_row_or_stays() -> None:
    walkers = walkers_of(line_of(4), [0, 1], [[3, 0], [3, 3]], 3600.0)
    change(walkers, 100.0, [2])
    walkers.advance(END_S / 2)
    # the first one's next row is at home; the second one's day leads only beyond
    assert walkers.take("unreached")["person"].tolist() == [0, 1, 1]
    assert (walkers.moving.walker["state"] == STAYING).all()
    assert walkers.whereabouts().tolist() == [0, 1]
    change(walkers, 50_000.0, [])
    walkers.advance(END_S)
    assert trips(walkers) == [(1, 3, 50_000.0, 50_040.0)]


def test_queues_that_wait_for_a_closed_link_look_again() -> None:
    # 300 people from one node to the opposite corner of a narrow square, by its first side
    network = grid(2, 30.0, 0.4)
    terrain = terrain_with(network, np.array([0, 3]))
    walkers = walkers_of(terrain, [0] * 300, [[1]] * 300, 60.0)
    walkers.advance(61.0)
    wants = walkers.moving.arc["wants"]
    assert (wants >= 0).any()
    taken = int(wants[wants >= 0][0]) // 2
    change(walkers, 61.0, [taken])
    assert not (wants[wants >= 0] // 2 == taken).any()
    walkers.advance(END_S)
    assert len(trips(walkers)) == 300
    assert walkers.forced == 0 or walkers.moving.link["people"].sum() == 0


def test_closing_and_opening_changes_nothing_for_whom_it_does_not_concern() -> None:
    def run(times: list[float], closes: bool) -> list[tuple]:
        rng = np.random.default_rng(3)
        terrain = terrain_with(grid(5, 15.0, 1.0), np.arange(25))
        home, goal = rng.integers(0, 10, 400), rng.integers(0, 10, 400)  # two rows of the grid
        walkers = walkers_of(terrain, home.tolist(), goal[:, None].tolist(), 300.0)
        for time in times:
            walkers.advance(time)
        if closes:
            last = len(terrain.network.links) - 1  # in the far corner
            change(walkers, 313.0, [last])
        walkers.advance(END_S)
        return sorted(trips(walkers))

    base = run([], False)
    assert run([], True) == base
    assert run(np.arange(0.7, 313.0, 0.7).tolist(), True) == base
