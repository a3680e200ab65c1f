from dataclasses import replace

import numpy as np
import pytest
from planned_term import SEED, Term

from models.people.network import Network
from models.people.routes import find_routes
from models.people.step_free import is_reached, settle, zones
from models.people.types import NONE, Places
from scenarios.parameters import parameters_of


def _tower() -> tuple[Network, np.ndarray]:
    """Return two houses on a street, with stairs in both, and outdoor steps as a short cut.

    Nodes: 0 and 1 on the street; 2, 3 the floors of a house at 0; 4, 5 those of one at 1; the
    last link is a lift in the second house.
    """
    edges = [(0, 1, 100.0), (0, 1, 20.0), (0, 2, 5.0), (2, 3, 7.0), (1, 4, 5.0), (4, 5, 7.0),
             (4, 5, 30.0)]  # fmt: skip
    is_stairs = np.array([False, True, False, True, False, True, False])
    count, nodes = len(edges), 6
    network = Network(
        nodes=[str(node) for node in range(nodes)],
        links=[str(link) for link in range(count)],
        edges=[str(link) for link in range(count)],
        begin_share=np.zeros(count),
        end_share=np.ones(count),
        start=np.array([a for a, _, _ in edges]),
        end=np.array([b for _, b, _ in edges]),
        length_m=np.array([length for _, _, length in edges]),
        width_m=np.full(count, 2.0),
        arc_share=np.ones(2 * count),
        arc_flow=np.ones(2 * count),
        curve=np.zeros(count, dtype=np.int64),
        oneway=np.zeros(count, dtype=bool),
        inwards=np.full(count, -1),
        x_m=np.zeros(nodes),
        y_m=np.zeros(nodes),
    )
    return network, ~is_stairs


def test_a_zone_is_what_is_reached_without_stairs() -> None:
    network, level = _tower()
    zone = zones(network, level, np.arange(6))
    assert (zone[[1, 2, 4, 5]] == zone[0]).all()
    assert zone[3] != zone[0]


def test_ways_without_stairs_are_detours_or_none() -> None:
    network, level = _tower()
    everything = np.ones(level.size, dtype=bool)
    routes = find_routes(network, np.arange(6), np.vstack([everything, level]))
    usual, step_free = routes.effort_m[:6], routes.effort_m[6:]
    assert usual[1, 0] == pytest.approx(20.0)
    assert step_free[1, 0] == pytest.approx(100.0)
    assert usual[5, 4] == pytest.approx(7.0)
    assert step_free[5, 4] == pytest.approx(30.0)
    assert np.isinf(step_free[3, 0])
    assert (step_free >= usual).all()


def _settled(term: Term, zone: np.ndarray, share: float = 0.05):
    parameters = parameters_of("people", {"people": {"step_free_share": share}})
    return settle(term.population, term.places, zone, parameters, SEED), parameters


def _only_ground_floors(places: Places) -> np.ndarray:
    return np.where(places.floor <= 1, 0, 1 + np.arange(places.floor.size))


def test_beds_and_desks_are_exchanged_for_some_within_reach(term: Term) -> None:
    zone = _only_ground_floors(term.places)
    settled, _ = _settled(term, zone)
    before, places = term.population, term.places
    needs = ~settled.climbs
    assert 0.04 < needs.mean() < 0.06
    reached = is_reached(zone, places)
    assert reached[settled.home[needs]].all()
    for old, new in ((before.home, settled.home), (before.desk, settled.desk)):
        assert (np.sort(old) == np.sort(new)).all()
        moved = old != new
        assert moved.any()
        # everybody else who moves gave theirs to one in need
        givers = moved & ~needs
        assert givers.sum() == (moved & needs).sum()
    gates = places.of_kind("gate")
    assert (np.isin(before.home, gates) == np.isin(settled.home, gates)).all()


def test_where_nobody_has_a_bed_to_give_people_stay(term: Term) -> None:
    settled, _ = _settled(term, _only_ground_floors(term.places), 0.2)
    reached = is_reached(_only_ground_floors(term.places), term.places)
    lives_here = ~np.isin(settled.home, term.places.of_kind("gate"))
    within = lives_here & reached[settled.home]
    assert not settled.climbs[within].any()
    assert (lives_here & ~settled.climbs & ~reached[settled.home]).any()


def test_most_exchange_within_their_building(term: Term) -> None:
    settled, _ = _settled(term, _only_ground_floors(term.places), 0.01)
    moved = settled.home != term.population.home
    building = term.places.building
    assert (building[settled.home[moved]] == building[term.population.home[moved]]).mean() > 0.9


def test_what_is_out_of_reach_is_missed_at_home(term: Term) -> None:
    zone = _only_ground_floors(term.places)
    settled, parameters = _settled(term, zone)
    plans = replace(term, population=settled, zone=zone, parameters=parameters).plans()
    person = np.repeat(np.arange(settled.size), np.diff(plans.first))
    told = plans.place != NONE
    stuck = told & ~settled.climbs[person]
    home = settled.home[person]
    assert (zone[plans.place[stuck]] == zone[home[stuck]]).all()
    missed = plans.missed
    assert missed.person.size > 0
    assert not settled.climbs[missed.person].any()
    assert (zone[missed.place] != zone[settled.home[missed.person]]).all()
    # whoever misses a class is at home for it
    first, end = plans.first[missed.person], plans.first[missed.person + 1]
    for row in range(0, missed.person.size, 50):
        mine = slice(first[row], end[row])
        assert settled.home[missed.person[row]] in plans.place[mine]


def test_where_all_is_within_reach_nothing_changes(term: Term) -> None:
    zone = np.zeros(len(term.places.ids), dtype=np.int64)
    settled, _ = _settled(term, zone)
    assert (settled.home == term.population.home).all()
    assert (settled.desk == term.population.desk).all()
    plans = replace(term, population=settled).plans()
    assert plans.missed.person.size == 0
