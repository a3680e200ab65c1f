"""The kernel reproduces every arrival of a pure-SimPy reference, however it is called."""

from importlib.resources import files

import numpy as np
import pytest
from grids import grid, people_at, plans_of, ring, terrain_with
from simpy_walk import Reference

from maps.parameters import read_parameters
from models.people.types import NEVER, Plans, Population
from models.people.walking.terrain import Terrain
from models.people.walking.walkers import Walkers

END_S = 86_400.0
PARAMETERS = read_parameters(files("models.people").joinpath("data/walking.toml"))


Case = tuple[Terrain, Population, Plans]


def _streets(seed: int, people: int, side: int, width_m: float, rush_s: float) -> Case:
    """Return people who make four trips, in rushes, over a grid of narrow streets."""
    rng = np.random.default_rng(seed)
    terrain = terrain_with(grid(side, 15.0, width_m), rng.permutation(side * side)[: side * 2])
    place = rng.integers(0, side * 2, (people, 5))
    start = np.full((people, 5), NEVER)
    start[:, 1:4] = np.array([600.0, 3000.0, 6000.0]) + rng.normal(0, rush_s, (people, 3))
    stay = np.zeros((people, 5))
    stay[:, 3] = rng.uniform(0, 300, people)
    population = people_at(place[:, 0], rng.normal(1.34, 0.2, people).clip(0.6))
    return terrain, population, plans_of(place, start, stay)


def _ring() -> Case:
    """Return people who all at once set out over most of a ring of one-way streets.

    Soon every street is full of people who want to enter the next one.
    """
    nodes, people = 6, 900
    terrain = terrain_with(ring(nodes), np.arange(nodes))
    place = (np.arange(people)[:, None] + np.array([0, 4])) % nodes
    start = np.tile([NEVER, 600.0], (people, 1))
    population = people_at(place[:, 0], np.linspace(1.0, 1.6, people))
    return terrain, population, plans_of(place, start, np.zeros((people, 2)))


def _trips(walkers: Walkers) -> list[tuple[float, ...]]:
    trips = walkers.take("trip")
    columns = ("person", "origin", "place", "ready", "depart", "arrive")
    return sorted(zip(*(trips[name].tolist() for name in columns), strict=True))


def _kernel(case: Case, times: np.ndarray) -> Walkers:
    terrain, population, plans = case
    walkers = Walkers(terrain, population, PARAMETERS, 1, 300.0, False)
    walkers.begin_day(0.0, 0, plans)
    for time in times:
        walkers.advance(float(time))
    return walkers


CASES = {
    "free": _streets(1, 300, 6, 2.0, 60.0),
    "crowded": _streets(2, 1500, 6, 1.0, 60.0),
    "jammed": _streets(3, 1500, 5, 0.5, 30.0),
    "gridlocked": _ring(),
}


@pytest.mark.parametrize("name", CASES)
def test_every_arrival_is_the_references(name: str) -> None:
    case = CASES[name]
    walkers = _kernel(case, np.array([END_S]))
    known = {name: parameter.value for name, parameter in PARAMETERS.items()}
    reference = Reference(
        *case,
        walkers.scene.shares,
        known["densest"],
        known["least_area"],
        known["stuck_time"],
    )
    reference.env.run(until=END_S)
    trips = _trips(walkers)
    assert len(trips) >= case[1].size
    assert trips == sorted(reference.trips)
    assert walkers.forced == reference.forced
    assert (walkers.forced > 0) == (name == "gridlocked")


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_arrivals_do_not_depend_on_how_the_kernel_is_called(case: Case) -> None:
    at_once = _trips(_kernel(case, np.array([END_S])))
    rng = np.random.default_rng(0)
    for times in (
        np.arange(7.3, END_S + 7.3, 7.3),
        np.append(np.sort(rng.uniform(0, END_S, 3000)), END_S),
    ):
        assert _trips(_kernel(case, times)) == at_once


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_nobody_is_lost_and_links_keep_their_limits(case: Case) -> None:
    terrain, population, plans = case
    walkers = Walkers(terrain, population, PARAMETERS, 1, 300.0, False)
    walkers.begin_day(0.0, 0, plans)
    link = walkers.moving.link
    for time in np.arange(10.0, 9000.0, 10.0):
        walkers.advance(float(time))
        everywhere = link["people"].sum() + walkers.moving.place["people"].sum()
        assert everywhere == population.size
        limit = link["storage"] + (link["storage"] + 1) // 2 + walkers.forced
        assert (link["people"] <= limit).all()
        assert ((link["backward"] >= 0) & (link["backward"] <= link["people"])).all()
    walkers.advance(END_S)
    assert link["people"].sum() == 0
    assert not (walkers.moving.arc["wants"] >= 0).any()
