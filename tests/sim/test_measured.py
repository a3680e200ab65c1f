"""Ways by measured times: those who know split over two ways, and everybody loses less time."""

from dataclasses import replace

import numpy as np
import pytest
from grids import people_at, plans_of, terrain_with

from models.people.measured import Passed, informed_of, longer_by
from models.people.network import Network
from models.people.routes import find_routes
from models.people.types import NEVER
from models.people.walking.walkers import Walkers
from scenarios.loading import load
from scenarios.parameters import parameters_of
from sim.run import run
from sim.world.ways import Ways

PARAMETERS = parameters_of("people", {})
SPEED = PARAMETERS["walking_speed"].value
PEOPLE, END_S, INTERVAL_S = 1200, 7200.0, 120.0


def _two_ways() -> Network:
    """Return a start and a goal with a short narrow way and a longer wide one between them."""
    start, end = np.array([0, 1, 2, 1, 4]), np.array([1, 2, 3, 4, 2])
    length = np.array([20.0, 100.0, 20.0, 90.0, 90.0])
    return Network(
        nodes=list("01234"),
        links=list("abcde"),
        edges=list("abcde"),
        begin_share=np.zeros(5),
        end_share=np.ones(5),
        start=start,
        end=end,
        length_m=length,
        width_m=np.array([6.0, 0.5, 6.0, 4.0, 4.0]),
        arc_share=np.ones(10),
        arc_flow=np.full(10, 1.225),
        curve=np.zeros(5, dtype=np.int64),
        oneway=np.zeros(5, dtype=bool),
        inwards=np.full(5, -1),
        x_m=np.array([0.0, 20.0, 120.0, 140.0, 70.0]),
        y_m=np.array([0.0, 0.0, 0.0, 0.0, 80.0]),
    )


def _crowd(share: float, interval_s: float | None = INTERVAL_S) -> tuple[np.ndarray, np.ndarray]:
    """Return the delays of a crowd [s], and how many walked over each link."""
    network = _two_ways()
    terrain = terrain_with(network, np.array([0, 3]))
    # the ways of people without stairs are the last block
    routes = find_routes(network, terrain.routes.target, np.ones((2, 5), dtype=bool))
    terrain = replace(terrain, routes=routes, stairs=np.zeros(5, dtype=bool))
    place = np.column_stack([np.zeros(PEOPLE, dtype=np.int64), np.ones(PEOPLE, dtype=np.int64)])
    stay = np.zeros((PEOPLE, 2))
    stay[:, 0] = np.linspace(0.0, 1200.0, PEOPLE)
    people = people_at(place[:, 0], np.full(PEOPLE, SPEED))
    walkers = Walkers(terrain, people, PARAMETERS, 1, 60.0, False, flow_s=3600.0)
    ways = Ways(terrain, walkers, informed_of(people, share, 1))
    walkers.begin_day(0.0, 0, plans_of(place, np.full((PEOPLE, 2), NEVER), stay))
    before = walkers.passed(0.0)
    for time in np.arange(INTERVAL_S, END_S, INTERVAL_S) if interval_s else ():
        walkers.advance(float(time))
        now = walkers.passed(float(time))
        ways.measure(longer_by(now.since(before), network, SPEED), float(time))
        before = now
        if time % 3600.0 == 0.0:
            walkers.take_flow(float(time))
    walkers.advance(END_S)
    trips = walkers.take("trip")
    assert trips.size == PEOPLE
    free = network.length_m[:3].sum() / SPEED
    return trips["arrive"] - trips["ready"] - free, walkers.passed(END_S).entered


def test_the_crowd_splits_and_loses_less_time() -> None:
    delay, entered = _crowd(0.0)
    assert entered[3] == 0 and entered[1] == PEOPLE
    some, over = _crowd(0.5)
    assert 0.1 * PEOPLE < over[3] < PEOPLE / 2
    assert over[1] + over[3] == PEOPLE
    assert some.mean() < 0.7 * delay.mean()


def test_without_informed_people_nothing_changes() -> None:
    measured, _ = _crowd(0.0)
    usual, _ = _crowd(0.0, None)
    assert np.array_equal(measured, usual)


def test_a_link_takes_its_free_time_where_nobody_was() -> None:
    network = _two_ways()
    free_s = network.length_m / SPEED
    passed = Passed(np.array([0.0, 30.0, 5.0, 1.0, 400.0]) * free_s, np.array([0, 10, 5, 2, 0]))
    assert longer_by(passed, network, SPEED) == pytest.approx([1.0, 3.0, 1.0, 1.0, 400.0])


def test_a_day_by_measured_times_is_the_same_for_other_windows(tmp_path) -> None:
    told = []
    for number, interval_s in enumerate((300, 900)):
        settings = (
            "campus.map='quad'",
            "routes.follow='measured'",
            f"recording.interval_s={interval_s}",
        )
        done = run(
            load("weekday", settings),
            1,
            tmp_path / str(number),
            False,
            lambda *_: None,
            lambda *_: None,
        )
        told.append((done.folder / "tables" / "trips.parquet").read_bytes())
    assert told[0] == told[1]
