"""A count that is not the people's, or a limit that does not hold, breaks the run."""

from collections.abc import Callable
from importlib.resources import files

import numpy as np
import pytest
from grids import grid, people_at, plans_of, terrain_with

from maps.parameters import read_parameters
from models.people.types import NEVER
from models.people.walking.arrays import LEAVING, QUEUING, STAYING, WAITING, WALKING
from models.people.walking.walkers import Walkers
from sim.faults import RunBroken
from sim.world.invariants import check

PARAMETERS = read_parameters(files("models.people").joinpath("data/walking.toml"))


@pytest.fixture
def walkers() -> Walkers:
    """Return a crowd, half of it on the way through narrow streets."""
    terrain = terrain_with(grid(4, 15.0, 0.5), np.arange(16))
    rng = np.random.default_rng(1)
    place = rng.integers(0, 16, (400, 2))
    start = np.full(place.shape, NEVER)
    start[:, 1] = rng.normal(1000.0, 60.0, 400)
    walkers = Walkers(
        terrain, people_at(place[:, 0], np.full(400, 1.3)), PARAMETERS, 1, 60.0, False
    )
    walkers.begin_day(0.0, 0, plans_of(place, start, np.zeros(place.shape)))
    walkers.advance(1000.0)
    return walkers


def test_everybody_is_counted_once(walkers: Walkers) -> None:
    tally = check(walkers, 1000)
    state = walkers.moving.walker["state"]
    assert tally.state.tolist() == np.bincount(state, minlength=tally.state.size).tolist()
    assert tally.place.sum() + tally.link.sum() == state.size
    assert tally.link.sum() == tally.state[[WALKING, WAITING]].sum() > 50
    assert tally.waiting.sum() == tally.state[WAITING] > 0
    assert tally.state[[STAYING, LEAVING]].sum() == tally.place.sum()


def _lose(walkers: Walkers) -> None:
    walkers.moving.walker["state"][0] = 17


def _miscount_place(walkers: Walkers) -> None:
    walkers.moving.place["people"][3] += 1


def _miscount_link(walkers: Walkers) -> None:
    walkers.moving.link["people"][3] += 1


def _miscount_waiting(walkers: Walkers) -> None:
    walkers.moving.link["waiting"][3] += 1


def _queue_nowhere(walkers: Walkers) -> None:
    here = np.flatnonzero(walkers.moving.walker["state"] == WAITING)
    walkers.moving.walker["state"][here[0]] = QUEUING


def _narrow(walkers: Walkers) -> None:
    walkers.moving.link["storage"][:] = 0


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (_lose, "somebody is neither in a place nor on a link nor in a queue"),
        (_miscount_place, "place 3 counts"),
        (_miscount_link, "link 3 counts"),
        (_miscount_waiting, "the queues of link 3 counts"),
        (_queue_nowhere, "somebody is neither in a place nor on a link nor in a queue"),
        (_narrow, "and has room for 0"),
    ],
)
def test_a_breach_is_told(walkers: Walkers, spoil: Callable[[Walkers], None], says: str) -> None:
    spoil(walkers)
    with pytest.raises(RunBroken, match=says):
        check(walkers, 1000)
