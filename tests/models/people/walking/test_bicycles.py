"""Riders: the kernel reproduces a SimPy reference, and bicycles stay where they are left."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from types import SimpleNamespace

import numpy as np
import pytest
from grids import people_at, plans_of
from simpy_walk import Reference

from maps import builtin
from maps.campus import Campus
from maps.folder import load
from maps.parameters import Parameter
from models.people.types import NEVER, Plans, Population
from models.people.walking.arrays import NOBODY
from models.people.walking.terrain import Terrain
from models.people.walking.walkers import Walkers
from scenarios.parameters import parameters_of
from sim.world.ground import terrain_of
from sim.world.world import World

END_S = 20_000.0
QUICK = {"mount_time": 5.0, "dismount_time": 5.0, "bicycle_margin": 0.0, "bicycle_use": 1.0}


def _parameters(**values: float) -> Mapping[str, Parameter]:
    return parameters_of("people", {"people": {**QUICK, **values}})


@cache
def _campus(name: str) -> Campus:
    return replace(load(builtin.folder_of(name)), lines={})


def _terrain(name: str, parameters: Mapping[str, Parameter]) -> Terrain:
    """Return a built-in campus without lifts and shuttles, its places without limits."""
    terrain = terrain_of(_campus(name), parameters)
    roomy = replace(terrain.places, capacity=np.full(terrain.node.size, 10**6))
    return replace(terrain, places=roomy, services=[])


def _case(
    terrain: Terrain, people: int, rush_s: float, seed: int = 1
) -> tuple[Terrain, Population, Plans]:
    """Return people who make four trips, in rushes; half of them own a bicycle or an e-bike."""
    rng = np.random.default_rng(seed)
    place = rng.integers(0, terrain.node.size, (people, 5))
    start = np.full((people, 5), NEVER)
    start[:, 1:4] = np.array([2000.0, 6000.0, 10_000.0]) + rng.normal(0, rush_s, (people, 3))
    stay = np.zeros((people, 5))
    stay[:, 3] = rng.uniform(0, 300, people)
    population = people_at(place[:, 0], rng.normal(1.34, 0.2, people).clip(0.6))
    owns = rng.choice([0, 1, 2], people, p=[0.4, 0.3, 0.3])
    return terrain, replace(population, bicycle=owns), plans_of(place, start, stay)


def _trips(walkers: Walkers) -> list[tuple[float, ...]]:
    trips = walkers.take("trip")
    columns = ("person", "origin", "place", "ready", "depart", "arrive")
    return sorted(zip(*(trips[name].tolist() for name in columns), strict=True))


def _walkers(case: tuple[Terrain, Population, Plans], parameters: Mapping[str, Parameter]):
    terrain, population, plans = case
    walkers = Walkers(terrain, population, parameters, 1, 300.0, False)
    walkers.begin_day(0.0, 0, plans)
    return walkers


@pytest.mark.parametrize(("people", "rush_s", "lane"), [(500, 300.0, 1.0), (2500, 30.0, 0.3)])
def test_every_arrival_is_the_references(people: int, rush_s: float, lane: float) -> None:
    parameters = _parameters(lane_share=lane)
    known = {name: parameter.value for name, parameter in parameters.items()}
    case = _case(_terrain("huxi", parameters), people, rush_s)
    walkers = _walkers(case, parameters)
    for time in np.append(np.arange(97.0, END_S, 97.0), END_S):
        walkers.advance(float(time))
    reference = Reference(
        *case, walkers.scene.shares, known["densest"], known["least_area"], known["stuck_time"]
    )
    reference.env.run(until=END_S)
    trips = _trips(walkers)
    assert reference.bicycle_trips > people / 4
    assert trips == sorted(reference.trips)
    assert walkers.forced == reference.forced


def test_bicycles_stay_where_they_are_left() -> None:
    parameters = _parameters()
    case = _case(_terrain("huxi", parameters), 600, 300.0)
    walkers = _walkers(case, parameters)
    cycling, life = case[0].cycling, walkers.moving.life
    owners = walkers.owners
    assert owners.size == np.count_nonzero(case[1].bicycle)
    was_ridden = 0
    for time in np.arange(50.0, 16_000.0, 50.0):
        walkers.advance(float(time))
        link = walkers.moving.walker["arc"] >> 1
        ridden = life["bicycle"][owners] == NOBODY
        was_ridden += int(ridden.sum())
        on_layer = cycling.is_ridden(link)
        # nobody rides without a bicycle, and whoever has none stands with it at a rack or rides
        assert set(np.flatnonzero(on_layer)) <= set(owners[ridden])
        assert (on_layer | cycling.is_at_rack(link))[owners[ridden]].all()
    assert was_ridden > 0
    walkers.advance(END_S)
    assert (life["bicycle"][owners] != NOBODY).all()
    assert (walkers.moving.walker["speed"] == case[1].speed_mps).all()
    trips = walkers.take("trip")
    assert (trips["mode"] <= case[1].bicycle[trips["person"]]).all()
    assert 0 < np.count_nonzero(trips["mode"]) < trips.size
    # who rode took the bicycle along: it stands near the last place that was ridden to
    assert np.ptp(life["bicycle"][owners]) > 0


def test_riding_saves_the_margin_when_nobody_is_in_the_way() -> None:
    parameters = _parameters(bicycle_margin=120.0)
    terrain = _terrain("huxi", parameters)
    trips = {}
    for owns in (0, 1, 2):
        place = np.array([[terrain.route.size - 1, 0]])
        start, stay = np.full((1, 2), NEVER), np.array([[600.0, 0.0]])
        person = replace(people_at(place[:, 0], np.array([1.34])), bicycle=np.array([owns]))
        walkers = _walkers((terrain, person, plans_of(place, start, stay)), parameters)
        walkers.advance(END_S)
        trips[owns] = walkers.take("trip")[0]
    taken = {owns: float(trip["arrive"] - trip["depart"]) for owns, trip in trips.items()}
    assert trips[1]["mode"] == 1
    assert trips[2]["mode"] == 2
    assert taken[2] < taken[1] < taken[0] - 120.0
    for owns, trip in trips.items():
        assert taken[owns] == pytest.approx(float(trip["free"]), abs=1e-6)


def test_nobody_rides_where_nobody_owns_a_bicycle() -> None:
    parameters = _parameters(bicycle_share=0.0, e_bike_share=0.0)
    terrain = _terrain("quad", parameters)
    assert not terrain.cycling.racks
    walkers = _walkers(_case(terrain, 50, 300.0), parameters)
    walkers.advance(END_S)
    assert walkers.owners.size == 0
    assert not walkers.take("trip")["mode"].any()


def test_a_closed_path_closes_its_lane_too() -> None:
    parameters = _parameters()
    terrain = _terrain("huxi", parameters)
    cycling, network = terrain.cycling, terrain.network
    lanes = range(cycling.layer.start, cycling.layer.stop)
    stage = SimpleNamespace(campus=_campus("huxi"), terrain=terrain)
    for lane in (lanes[0], lanes[len(lanes) // 2]):
        links = World.links_of(SimpleNamespace(stage=stage), [network.edges[lane]])
        assert lane in links
        assert (cycling.is_ridden(links)).sum() == 1
        assert not cycling.is_at_rack(links).any()
        length = network.length_m[links[~cycling.is_ridden(links)]].sum()
        assert length == pytest.approx(network.length_m[lane])
