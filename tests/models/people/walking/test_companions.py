"""A group arrives together, whatever its members' own speeds (NIST TN 1822, case 2.9)."""

from dataclasses import replace
from importlib.resources import files

import numpy as np
import pytest
from grids import grid, people_at, plans_of, terrain_with

from maps.parameters import Parameter, read_parameters
from models.people.groups import in_company
from models.people.types import NEVER
from models.people.walking.walkers import Walkers

DATA = files("models.people").joinpath("data")
WALKING = read_parameters(DATA.joinpath("walking.toml"))
GROUPS = dict(read_parameters(DATA.joinpath("groups.toml")))


def _spread_s(share: float, others: int) -> float:
    """Return how far apart four people arrive who set out at once, with others on their way."""
    size = 4 + others
    place = np.column_stack([np.zeros(size, dtype=np.int64), np.ones(size, dtype=np.int64)])
    start, stay = np.full((size, 2), NEVER), np.zeros((size, 2))
    stay[:, 0] = 3600.0
    speed = np.concatenate([[0.9, 1.2, 1.4, 1.7], np.linspace(0.8, 1.8, others)])
    group = np.where(np.arange(size) < 4, 0, -1)
    population = replace(people_at(place[:, 0], speed), group=group)
    parameters = GROUPS | {"company_share": Parameter(share, "1", "test", "share", 0.0, 1.0)}
    friends = in_company(population, parameters, 1)
    walkers = Walkers(terrain_with(grid(8), np.array([0, 63])), friends, WALKING, 1, 300.0, False)
    walkers.begin_day(0.0, 0, plans_of(place, start, stay))
    walkers.advance(20_000.0)
    trips = walkers.take("trip")
    mine = trips["arrive"][trips["person"] < 4]
    assert mine.size == 4
    return float(np.ptp(mine))


@pytest.mark.parametrize("others", [0, 60])
def test_friends_arrive_within_ten_seconds_and_strangers_do_not(others: int) -> None:
    assert _spread_s(1.0, others) <= 10.0
    assert _spread_s(0.0, others) > 10.0
