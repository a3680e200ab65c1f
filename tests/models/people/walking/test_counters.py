"""Counters added and taken away while people queue: everybody's turn, by hand."""

from importlib.resources import files

import numpy as np
import pytest
from grids import grid, people_at, plans_of, terrain_with

from maps.campus import Service
from maps.parameters import read_parameters
from models.people.types import NEVER
from models.people.walking.counters import set_counters
from models.people.walking.walkers import Walkers

PARAMETERS = read_parameters(files("models.people").joinpath("data/walking.toml"))
DAY_S = 86_400


def canteen(people: int, servers: int) -> Walkers:
    """Return people who come to a service of 10 s each from 20 m away, one a second."""
    terrain = terrain_with(grid(2, 20.0, 100.0), np.array([0, 1]))
    service = Service(
        id="s",
        building="b",
        room="1",
        kind="canteen",
        servers=servers,
        mean_service_s=10.0,
        hours=((0, DAY_S),),
        service_cv=0.0,
    )
    from dataclasses import replace

    terrain = replace(terrain, services=[service])
    place = np.tile([0, 1], (people, 1))
    start = np.full(place.shape, NEVER)
    start[:, 1] = 100.0 + np.arange(people)
    walkers = Walkers(
        terrain,
        people_at(np.zeros(people, dtype=np.int64), np.ones(people)),
        PARAMETERS,
        1,
        300.0,
        False,
    )
    walkers.begin_day(0.0, 0, plans_of(place, start, np.zeros(place.shape)))
    return walkers


def turns(walkers: Walkers) -> list[float]:
    walkers.advance(1000.0)
    served = walkers.take("served")
    assert (served["end"] - served["start"]).tolist() == pytest.approx([10.0] * served.size)
    assert walkers.moving.service["queue"].tolist() == [0]
    return np.round(served["start"][np.argsort(served["person"])], 6).tolist()


def test_without_a_change_one_counter_serves_one_after_another() -> None:
    assert turns(canteen(4, 1)) == [100.0, 110.0, 120.0, 130.0]


def test_a_new_counter_takes_the_next_in_the_queue() -> None:
    walkers = canteen(4, 1)
    walkers.advance(105.0)
    set_counters(walkers, 0, 2, 105.0)
    assert turns(walkers) == [100.0, 105.0, 110.0, 115.0]


def test_a_counter_that_closes_serves_to_the_end() -> None:
    walkers = canteen(5, 2)  # turns would be at 100, 101, 110, 111, 120 s
    walkers.advance(105.0)
    set_counters(walkers, 0, 1, 105.0)
    assert turns(walkers) == [100.0, 101.0, 110.0, 120.0, 130.0]


def test_who_joins_later_finds_the_counters_that_there_are() -> None:
    walkers = canteen(3, 1)
    walkers.advance(101.0)
    set_counters(walkers, 0, 3, 101.0)
    assert turns(walkers) == [100.0, 101.0, 102.0]
