"""Balking against theory, and who turns to which of several like services."""

from dataclasses import dataclass, replace
from importlib.resources import files
from math import prod

import numpy as np
import pytest
from grids import grid, people_at, plans_of, terrain_with
from scipy import stats

from maps.campus import Service
from maps.parameters import read_parameters
from models.draws import uniforms
from models.people.types import NEVER, NONE, Menu, Plans
from models.people.walking.arrays import BALKED
from models.people.walking.terrain import Terrain
from models.people.walking.walkers import Walkers

PARAMETERS = read_parameters(files("models.people").joinpath("data/walking.toml"))
SPREAD = PARAMETERS["patience_spread"].value
REPLICATIONS, PEOPLE, WARM_UP = 10, 20_000, 2_000
HALL, OTHER = 1, 2


@dataclass(frozen=True)
class Queue:
    """Counters at which people arrive at random, who balk at long queues; times in seconds."""

    between_s: float
    mean_s: float
    servers: int
    longest_s: float

    def wait_s(self, people: int) -> float:
        """Return the mean wait behind so many who wait or are served, by the servers' pace."""
        return max(0, people + 1 - self.servers) * self.mean_s / self.servers

    def joins(self, people: int) -> float:
        """Return the share of arrivals that join so many."""
        wait = self.wait_s(people)
        share = (self.longest_s * (1 + SPREAD) - wait) / (2 * SPREAD * self.longest_s)
        return 1.0 if wait == 0.0 else min(1.0, max(0.0, share))

    def theory(self) -> tuple[float, float]:
        """Return the share who balk, and the mean wait of those who do not [s].

        A birth-and-death process with arrivals that depend on the state: Gross, Shortle, Thompson
        and Harris, Fundamentals of Queueing Theory, 4th ed. 2008, section 2.10.
        """
        states = range(1000)
        up = [self.joins(people) / self.between_s for people in states]
        down = [min(people, self.servers) / self.mean_s for people in states]
        weight = [prod(up[k] / down[k + 1] for k in range(people)) for people in range(300)]
        share = np.array(weight) / sum(weight)
        joins = np.array([self.joins(people) for people in range(share.size)])
        wait = np.array([self.wait_s(people) for people in range(share.size)])
        return float(1 - share @ joins), float(share @ (joins * wait) / (share @ joins))


QUEUES = {
    "one counter, nearly full": Queue(10.0, 9.0, 1, 40.0),
    "one counter, overfull": Queue(10.0, 15.0, 1, 60.0),
    "three counters": Queue(10.0, 28.0, 3, 30.0),
}


def hall(key: str, room: int, servers: int, mean_s: float, longest_s: float) -> Service:
    return Service(
        id=key,
        building="",
        room=str(room),
        kind="canteen",
        servers=servers,
        mean_service_s=mean_s,
        hours=((0, 86_400),),
        longest_wait_s=longest_s,
    )


def walkers_to(
    services: list[Service], start_s: np.ndarray, tries: int, seed: int, goals: list[int]
) -> Walkers:
    """Return people who each set out at a time to one of some places, and then for home."""
    ground = terrain_with(grid(2, 0.01, 10_000.0), np.array([0, HALL, OTHER]))
    ground = replace(ground, services=services)
    place = np.tile([0, NONE, 0], (start_s.size, 1))
    start = np.full(place.shape, NEVER)
    start[:, 1] = start_s
    plans = plans_of(place, start, np.zeros(place.shape))
    menu = np.where(plans.place == NONE, 0, NONE)
    menus = [Menu("halls", np.array(goals), np.ones(len(goals)))]
    return begun(ground, replace(plans, menu=menu, menus=menus), tries, seed)


def begun(ground: Terrain, plans: Plans, tries: int, seed: int) -> Walkers:
    count = plans.first.size - 1
    people = people_at(np.zeros(count, dtype=np.int64), np.ones(count))
    known = {**PARAMETERS, "tries": replace(PARAMETERS["tries"], value=tries)}
    walkers = Walkers(ground, people, known, seed, 300.0, False)
    walkers.begin_day(0.0, 0, plans)
    return walkers


def _told(queue: Queue, seed: int) -> tuple[float, float]:
    """Return the share who balk and the mean wait of the others, of those who come late enough."""
    drawn = uniforms(seed, "arrivals", 0, np.arange(PEOPLE))[:, 0]
    arrive = np.cumsum(-np.log(1.0 - drawn)) * queue.between_s
    service = hall("s", HALL, queue.servers, queue.mean_s, queue.longest_s)
    walkers = walkers_to([service], arrive, 1, seed, [HALL])
    walkers.advance(arrive[-1] + 10_000.0)
    served, refused = walkers.take("served"), walkers.take("refused")
    assert np.isin(refused["reason"], BALKED).all()
    assert served.size + refused.size == PEOPLE
    late = served[served["person"] >= WARM_UP]
    balked = np.count_nonzero(refused["person"] >= WARM_UP)
    return balked / (PEOPLE - WARM_UP), float((late["start"] - late["join"]).mean())


@pytest.mark.parametrize("name", QUEUES)
def test_as_many_balk_and_the_others_wait_as_long_as_theory_says(name: str) -> None:
    queue = QUEUES[name]
    told = np.array([_told(queue, seed) for seed in range(1, REPLICATIONS + 1)])
    half = stats.t.ppf(0.995, REPLICATIONS - 1) * stats.sem(told)
    theory = np.array(queue.theory())
    assert (np.abs(told.mean(axis=0) - theory) <= half).all(), (told.mean(axis=0), theory, half)
    assert (half < 0.1 * theory).all()
    assert theory[0] > 0.02


def test_who_balks_turns_to_another_of_the_menu() -> None:
    slow = hall("slow", HALL, 1, 300.0, 100.0)
    quick = hall("quick", OTHER, 50, 1.0, 100.0)
    walkers = walkers_to([quick, slow], 100.0 + np.arange(40.0), 3, 1, [HALL, OTHER])
    walkers.advance(50_000.0)
    refused, served = walkers.take("refused"), walkers.take("served")
    away = np.unique(refused["person"])
    assert away.size > 10
    assert set(refused["place"].tolist()) == {HALL}
    turned = np.intersect1d(away, served["person"][served["service"] == 0])
    assert turned.size > 0.5 * away.size
    # one goes to the slow one, and nobody waits behind that one for 300 s
    assert (served["service"] == 1).sum() == 1


@pytest.mark.parametrize("at_gates", [False, True])
def test_people_go_where_they_see_the_shorter_queue(at_gates: bool) -> None:
    ground = terrain_with(grid(2, 1.0, 10_000.0), np.array([0, HALL, OTHER]))
    both = [hall(key, room, 1, 60.0, 1e9) for key, room in (("a", HALL), ("b", OTHER))]
    if at_gates:  # links 2 and 0 of the grid lead to the two places
        both = [
            replace(service, kind="gate", room="", building=name, entrance=link)
            for service, name, link in zip(both, "AB", "20", strict=True)
        ]
        places = replace(ground.places, buildings=["A", "B"], building=np.array([NONE, 0, 1]))
        ground = replace(ground, places=places)
    ground = replace(ground, services=both)
    people = 2000
    plans = plans_of(
        np.tile([0, NONE, 0], (people, 1)),
        np.tile([NEVER, 100.0, NEVER], (people, 1)),
        np.zeros((people, 3)),
    )
    menu = np.where(plans.place == NONE, 0, NONE)
    menus = [Menu("halls", np.array([HALL, OTHER]), np.ones(2))]
    walkers = begun(ground, replace(plans, menu=menu, menus=menus), 1, 1)
    walkers.look()
    walkers.moving.service["seen"] = [9, 1]
    walkers.advance(110.0)
    chosen = walkers.moving.service["queue"]
    # a queue of eight more minutes is worth exp(-480 s / wait_scale)
    odds = np.exp(-8 * 60.0 / PARAMETERS["wait_scale"].value)
    assert chosen.sum() == people
    assert chosen[0] / people == pytest.approx(odds / (1 + odds), abs=0.03)
