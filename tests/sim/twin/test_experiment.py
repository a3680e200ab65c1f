"""A short twin experiment: hidden days of other seeds and demand, told by their noisy counters."""

import numpy as np
import pytest
from played import played

from scenarios.interventions.close_place import ClosePlace
from scenarios.loading import load
from scenarios.parameters import parameters_of
from scenarios.schema import HOUR_S
from scenarios.site import site_of
from sim.batch.task import tasks_of
from sim.interventions import prepared
from sim.twin.deciding import decide
from sim.twin.ensemble import Ensemble
from sim.twin.members import members_of
from sim.twin.prior import demand_of, member_tasks, unknown_of
from sim.twin.questions import Option, Question, with_option
from sim.twin.received import Received, midnight_us
from sim.twin.state import occupancy
from sim.twin.twin import Twin
from sim.twin.virtual import observe
from sim.world.ground import terrain_of
from tools.twin.experiment import EVERY_S, Days, counters, follow, shifted

MEMBERS, TRUTHS, DEFAULT, REPEATED = 32, 3, 3, 4
SETTINGS = ("campus.map=quad", "population.students=500", "energy.on=false")
INSTANTS = range(8 * HOUR_S, 23 * HOUR_S, 2700)
CLOSED = Option(
    name="canteen closed",
    interventions=(ClosePlace(kind="close_place", target=("canteen",)),),
)


class InProcess:
    """A workshop that makes runs here and now."""

    def __init__(self, campus, terrain) -> None:
        self._campus, self._terrain = campus, terrain

    def make(self, tasks) -> None:
        """Make nothing beforehand."""

    def tables(self, task, passages=True):
        return played(task.scenario, task.seed, self._campus, self._terrain)


@pytest.fixture(scope="module")
def experiment() -> tuple[Days, Ensemble, InProcess]:
    scenario = load("weekday", [*SETTINGS, "recording.trajectories=true"])
    campus = site_of(scenario.campus)
    terrain = terrain_of(prepared(campus, scenario), parameters_of("people", {}))
    workshop = InProcess(campus, terrain)
    names, tasks = unknown_of(scenario), member_tasks(scenario, MEMBERS, 100)
    runs = ((workshop.tables(task), demand_of(task.scenario, names)) for task in tasks)
    members = members_of(runs, names, counters(campus, 0.0), EVERY_S)
    usual = [
        occupancy(workshop.tables(task), members.where, EVERY_S)
        for task in tasks_of([scenario], range(1, 1 + DEFAULT))
    ]
    hidden = [
        workshop.tables(tasks_of([each], [500 + number])[0])
        for number, each in enumerate(shifted(scenario, TRUTHS))
    ]
    days = Days(scenario, campus, members, np.array(usual), hidden)
    return days, Ensemble(members, tasks), workshop


@pytest.fixture(scope="module")
def errors(experiment):
    return {drop_out: follow(experiment[0], drop_out, INSTANTS) for drop_out in (0.0, 0.4, 0.8)}


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


def test_everybody_is_somewhere_in_every_member(experiment) -> None:
    members = experiment[0].members
    np.testing.assert_array_equal(members.people.sum(axis=2), members.where.total)
    assert (members.people >= 0).all()
    assert (members.people <= members.where.most).all()


def test_an_option_is_forecast_as_it_comes_and_changes_nothing_before(experiment) -> None:
    days, ensemble, workshop = experiment
    now_s, sensors = 11 * HOUR_S, counters(days.campus, 0.1)
    received = Received(sensors, midnight_us(days.scenario.calendar))
    received.take_all(observe(days.hidden[0], sensors, 1))
    estimate = Twin(days.members, sensors, days.campus, 1).at(now_s, received)
    options = (Option(name="as it is"), CLOSED)
    question = Question(at=now_s, name="lunch", place="canteen", options=options)
    decision = decide(question, estimate, ensemble, REPEATED, workshop)
    where = days.members.where
    place = list(where.names).index("canteen")
    as_it_is, closed = (decision.people[option.name] for option in options)
    np.testing.assert_allclose(closed[:, 0], as_it_is[:, 0], atol=1e-6)
    np.testing.assert_allclose(closed.sum(axis=2), where.total, atol=1e-6)
    assert decision.best == CLOSED.name
    assert closed[:, 1, place].mean() < 0.5 * as_it_is[:, 1, place].mean()

    hidden = with_option(shifted(days.scenario, 1)[0], CLOSED, now_s)
    [task] = tasks_of([hidden], [500])
    came = occupancy(workshop.tables(task), where, EVERY_S)[(now_s + HOUR_S) // EVERY_S, place]
    low, high = np.quantile(closed[:, 1, place], [0.05, 0.95])
    assert low <= came <= high
