"""Gates at the ends of links: passages as in a pure-SimPy reference; hours, counters, balking."""

from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import files

import numpy as np
import pytest
from grids import grid, people_at, plans_of, ring, terrain_with
from simpy_walk import Reference, Takes

from maps.campus import Service
from maps.parameters import read_parameters
from models.draws import philox, purpose_key, unit
from models.people.types import NEVER, NONE, Menu, Plans, Population
from models.people.walking.arrays import BALKED, CLOSED, GATED, STAYING
from models.people.walking.counters import set_counters
from models.people.walking.service import service_time
from models.people.walking.terrain import Terrain
from models.people.walking.walkers import Walkers

PARAMETERS = read_parameters(files("models.people").joinpath("data/walking.toml"))
DAY_S = 86_400
SEED = 1


def gate(entrance: str, servers: int = 1, **said: object) -> Service:
    """Return a gate on a link, open all day, at which everybody is served in 10 s."""
    usual = {"mean_service_s": 10.0, "hours": ((0, DAY_S),), "service_cv": 0.0}
    return Service(
        id=f"gate-{entrance}",
        building="",
        room="",
        kind="gate",
        servers=servers,
        entrance=entrance,
        **{**usual, **said},
    )


def walkers_at(
    terrain: Terrain, population: Population, plans: Plans, until: Sequence[float]
) -> Walkers:
    walkers = Walkers(terrain, population, PARAMETERS, SEED, 300.0, False)
    walkers.begin_day(0.0, 0, plans)
    for time in until:
        walkers.advance(float(time))
    return walkers


def rows(table: np.ndarray, *columns: str) -> list[tuple[float, ...]]:
    return sorted(zip(*(table[name].tolist() for name in columns), strict=True))


# --- everybody's passage, against the reference


Case = tuple[Terrain, Population, Plans]


def _streets(seed: int, people: int, width_m: float, cv: float) -> Case:
    """Return people who make four trips over a grid of streets, a third of them with gates."""
    rng = np.random.default_rng(seed)
    side = 5
    network = grid(side, 15.0, width_m)
    terrain = terrain_with(network, rng.permutation(side * side)[: side * 2])
    streets = rng.permutation(len(network.links))[: len(network.links) // 3]
    gates = [
        gate(str(street), int(rng.integers(1, 4)), mean_service_s=4.0, service_cv=cv)
        for street in sorted(streets.tolist(), key=str)
    ]
    terrain = replace(terrain, services=gates)
    place = rng.integers(0, side * 2, (people, 5))
    start = np.full((people, 5), NEVER)
    start[:, 1:4] = np.array([600.0, 3000.0, 6000.0]) + rng.normal(0, 60.0, (people, 3))
    stay = np.zeros((people, 5))
    stay[:, 3] = rng.uniform(0, 300, people)
    population = people_at(place[:, 0], rng.normal(1.34, 0.2, people).clip(0.6))
    return terrain, population, plans_of(place, start, stay)


def _takes(services: Sequence[Service]) -> Takes:
    """Return the service times that the kernel draws, drawn one by one."""

    def takes(service: int, person: int, row: int) -> float:
        of = services[service]
        key = purpose_key("service time") ^ purpose_key(of.id)
        numbers = (np.uint64(number) for number in (person, 0, row, 0))
        drawn = unit(np.uint64(philox(np.uint64(SEED), key, *numbers)[0]))
        return service_time.py_func(of.mean_service_s, of.service_cv, drawn)

    return takes


def _ring() -> Case:
    """Return people who all at once set out over most of a ring of one-way streets with gates."""
    nodes, people = 6, 900
    terrain = terrain_with(ring(nodes), np.arange(nodes))
    gates = [gate(str(link), mean_service_s=1.0) for link in range(0, nodes, 2)]
    place = (np.arange(people)[:, None] + np.array([0, 4])) % nodes
    start = np.tile([NEVER, 600.0], (people, 1))
    population = people_at(place[:, 0], np.linspace(1.0, 1.6, people))
    plans = plans_of(place, start, np.zeros((people, 2)))
    return replace(terrain, services=gates), population, plans


CASES = {
    "free": _streets(1, 300, 2.0, 0.0),
    "crowded": _streets(2, 900, 1.0, 1.0),
    "jammed": _streets(3, 900, 0.5, 0.5),
    "gridlocked": _ring(),
}


@pytest.mark.parametrize("name", CASES)
def test_every_passage_is_the_references(name: str) -> None:
    case = CASES[name]
    walkers = walkers_at(*case, [DAY_S])
    known = {name: parameter.value for name, parameter in PARAMETERS.items()}
    reference = Reference(
        *case,
        walkers.scene.shares,
        known["densest"],
        known["least_area"],
        known["stuck_time"],
        _takes(case[0].services),
    )
    reference.env.run(until=float(DAY_S))
    served = rows(walkers.take("served"), "person", "service", "join", "start", "end")
    assert len(served) >= case[1].size
    assert served == sorted(reference.served)
    columns = ("person", "origin", "place", "ready", "depart", "arrive")
    assert rows(walkers.take("trip"), *columns) == sorted(reference.trips)
    assert walkers.forced == reference.forced
    assert (walkers.forced > 0) == (name == "gridlocked")


def test_passages_do_not_depend_on_how_the_kernel_is_called() -> None:
    case = CASES["crowded"]
    at_once = walkers_at(*case, [DAY_S]).take("served")
    in_steps = walkers_at(*case, np.arange(7.3, DAY_S + 7.3, 7.3).tolist()).take("served")
    assert in_steps.tolist() == at_once.tolist()


# --- hours, counters and balking, by hand


def in_a_row(people: int, service: Service, chosen: bool = False) -> tuple:
    """Return people who walk from node 0 to node 1, 20 m at 1 m/s, one a second from 100 s on.

    Link 1 of the grid leads there, and its end has a gate. Node 2 is another place of the menu,
    for those who choose.
    """
    terrain = replace(terrain_with(grid(2, 20.0, 100.0), np.array([0, 1, 2])), services=[service])
    place = np.tile([0, 1, 0], (people, 1))
    start = np.full(place.shape, NEVER)
    start[:, 1] = 120.0 + np.arange(people)
    stay = np.zeros(place.shape)
    stay[:, 1] = 30_000.0
    plans = plans_of(place, start, stay)
    if chosen:
        here = np.flatnonzero(plans.place == 1)
        places, menu = plans.place.copy(), plans.menu.copy()
        places[here], menu[here] = NONE, 0
        start_s = plans.start_s.copy()
        start_s[here] -= 20.0  # who has yet to choose sets out on time, not ahead of it
        menus = [Menu("m", np.array([1]), np.array([1.0]))]
        plans = replace(plans, place=places, menu=menu, menus=menus, start_s=start_s)
    home = np.zeros(people, dtype=np.int64)
    return terrain, people_at(home, np.ones(people)), plans


def test_who_queues_stands_on_the_link() -> None:
    case = in_a_row(4, gate("2"))
    walkers = walkers_at(*case, [125.0])
    state = walkers.moving.walker["state"]
    assert (state == GATED).sum() == 4
    assert walkers.moving.link["people"][2] == walkers.moving.link["waiting"][2] == 4
    assert walkers.moving.service["queue"].tolist() == [4]
    walkers.advance(1000.0)
    assert sorted(walkers.take("trip")["arrive"].tolist()) == pytest.approx([130, 140, 150, 160])
    assert walkers.moving.link["waiting"].sum() == 0
    assert walkers.moving.service["queue"].tolist() == [0]


def test_a_gate_lets_out() -> None:
    case = in_a_row(3, gate("2"))
    walkers = walkers_at(*case, [DAY_S])
    assert walkers.take("served").size == 3
    home = walkers.take("trip")
    back = home[home["place"] == 0]
    assert back["arrive"] - back["depart"] == pytest.approx([20.0] * 3)


def test_a_further_counter_takes_the_next_in_the_queue() -> None:
    walkers = walkers_at(*in_a_row(4, gate("2")), [125.0])
    set_counters(walkers, 0, 2, 125.0)
    walkers.advance(1000.0)
    assert sorted(walkers.take("served")["start"].tolist()) == pytest.approx([120, 125, 130, 135])


def test_a_full_link_keeps_people_outside() -> None:
    terrain, people, plans = in_a_row(60, gate("2"))
    narrow = replace(terrain.network, width_m=np.full(len(terrain.network.links), 0.2))
    walkers = walkers_at(replace(terrain, network=narrow), people, plans, [300.0])
    room = walkers.moving.link["storage"][2]
    assert walkers.moving.link["people"][2] == room
    assert walkers.moving.place["people"][0] > 0


def test_nobody_passes_a_closed_gate() -> None:
    walkers = walkers_at(*in_a_row(3, gate("2", hours=((0, 101),))), [25_000.0])
    told = walkers.take("refused")
    # the first one set out in time, and is let in; the others turn to what comes next: home
    assert walkers.take("served")["person"].tolist() == [0]
    assert sorted(told["person"].tolist()) == [1, 2]
    assert set(told["reason"].tolist()) == {CLOSED}
    assert walkers.moving.place["people"].tolist() == [2, 1, 0]


def test_who_chose_balks_at_a_long_queue_and_gives_up() -> None:
    patient = replace(PARAMETERS["patience_spread"], value=0.0)
    case = in_a_row(10, gate("2", longest_wait_s=25.0), chosen=True)
    walkers = Walkers(case[0], case[1], {**PARAMETERS, "patience_spread": patient}, 1, 300.0, False)
    walkers.begin_day(0.0, 0, case[2])
    walkers.advance(10_000.0)
    told = walkers.take("refused")
    # the queue is seen before the link: it is short until those who walk on it have joined it
    joined = walkers.take("served").size
    tries = PARAMETERS["tries"].value
    assert set(told["reason"].tolist()) <= {BALKED}
    assert joined + told.size / tries == 10
    assert walkers.moving.place["people"].tolist() == [10 - joined, joined, 0]


def test_who_has_to_be_there_waits_as_long_as_it_takes() -> None:
    walkers = walkers_at(*in_a_row(10, gate("2", longest_wait_s=0.0)), [10_000.0])
    assert walkers.take("served").size == 10
    assert walkers.take("refused").size == 0


def test_who_cannot_go_home_for_a_closed_gate_stays() -> None:
    terrain, people, plans = in_a_row(1, gate("2", hours=((0, 100),)))
    ends_there = replace(
        plans,
        first=np.array([0, 2]),
        **{
            name: getattr(plans, name)[:2]
            for name in ("activity", "place", "menu", "start_s", "until_s", "stay_s", "meeting")
        },
    )
    walkers = walkers_at(terrain, people, ends_there, [25_000.0])
    assert walkers.take("refused")["reason"].tolist() == [CLOSED]
    assert walkers.moving.walker["state"].tolist() == [STAYING]
    assert walkers.moving.place["people"].tolist() == [1, 0, 0]
