"""A short twin experiment: hidden days of other seeds and demand, told by their noisy counters."""

import numpy as np
import pytest

from scenarios.loading import load
from scenarios.parameters import parameters_of
from scenarios.schema import HOUR_S
from scenarios.site import site_of
from sim.interventions import prepared
from sim.run import simulate
from sim.twin.members import members_of
from sim.twin.prior import demand_of, prior, unknown_of, with_demand
from sim.twin.state import occupancy
from sim.world.ground import terrain_of
from tools.twin.experiment import EVERY_S, Days, counters, follow, shifted

MEMBERS, TRUTHS, DEFAULT = 32, 3, 3
SETTINGS = ("campus.map=quad", "population.students=500", "energy.on=false")
INSTANTS = range(8 * HOUR_S, 23 * HOUR_S, 2700)


@pytest.fixture(scope="module")
def days() -> Days:
    scenario = load("weekday", [*SETTINGS, "recording.trajectories=true"])
    campus = site_of(scenario.campus)
    terrain = terrain_of(prepared(campus, scenario), parameters_of("people", {}))

    def tables(asked, seed):
        return simulate(asked, seed, campus, terrain, lambda doing, share: None)

    names = unknown_of(scenario)
    drawn = [with_demand(scenario, point, "member") for point in prior(names, MEMBERS)]
    runs = ((tables(each, 100 + row), demand_of(each, names)) for row, each in enumerate(drawn))
    members = members_of(runs, names, counters(campus, 0.0), EVERY_S)
    usual = [occupancy(tables(scenario, 1 + n), members.where, EVERY_S) for n in range(DEFAULT)]
    hidden = [tables(each, 500 + n) for n, each in enumerate(shifted(scenario, TRUTHS))]
    return Days(scenario, campus, members, np.array(usual), hidden)


@pytest.fixture(scope="module")
def errors(days):
    return {drop_out: follow(days, drop_out, INSTANTS) for drop_out in (0.0, 0.4, 0.8)}


def test_it_halves_the_error_of_a_run_and_its_bands_are_honest(errors) -> None:
    now = errors[0.0][0]
    assert now.rmse() < 0.5 * now.rmse("run")
    assert now.rmse() < 0.6 * now.rmse("ensemble")
    assert 0.80 <= now.coverage() <= 0.97


def test_the_error_grows_with_drop_out_and_stays_below_that_of_no_telemetry(errors) -> None:
    rising = [errors[drop_out][0].rmse() for drop_out in (0.0, 0.4, 0.8)]
    assert rising == sorted(rising)
    assert rising[-1] < errors[0.8][0].rmse("ensemble")


def test_an_hour_ahead_it_beats_persistence_and_the_profile(errors) -> None:
    ahead = errors[0.0][HOUR_S]
    assert ahead.rmse() < 0.5 * ahead.rmse("persistence")
    assert ahead.rmse() < ahead.rmse("profile")


def test_everybody_is_somewhere_in_every_member(days) -> None:
    people = days.members.people
    np.testing.assert_array_equal(people.sum(axis=2), days.members.where.total)
    assert (people >= 0).all()
    assert (people <= days.members.where.most).all()
