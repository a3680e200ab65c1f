"""Sensitivity on functions with known answers, and the factors that a user names."""

from collections.abc import Callable, Sequence

import pytest
from small_plans import SMALL

from maps.faults import InputError
from scenarios.schema import Scenario
from sim.batch.factors import Factor, factors_of
from sim.batch.sensitivity import MORRIS, SOBOL, runs_of, sensitivity
from sim.batch.trials import Runs

KEYS = ("lunch_share", "attendance_share", "distance_scale")
FACTORS = factors_of([f"parameters.people.{key}" for key in KEYS])


class _Rule:
    """Trials whose indicator is a rule of the three factors, each from 0 to 1 over its range."""

    def __init__(self, rule: Callable[[list[float]], float]) -> None:
        self.rule = rule
        self.seen = 0

    def run(self, scenarios: Sequence[Scenario], seeds: Sequence[int]) -> Runs:
        self.seen += len(scenarios)
        told = {each.name: [{"trips": self.rule(_unit(each))}] for each in scenarios}
        return Runs(told, seeds, [])


def _unit(scenario: Scenario) -> list[float]:
    said = scenario.parameters["people"]
    return [
        (said[key] - factor.low) / (factor.high - factor.low)
        for key, factor in zip(KEYS, FACTORS, strict=True)
    ]


def _study(rule: Callable[[list[float]], float], method: str, samples: int):  # type: ignore[no-untyped-def]
    trials = _Rule(rule)
    effects = sensitivity("weekday", SMALL, FACTORS, ["trips"], method, samples, [1], trials)
    assert trials.seen == runs_of(3, method, samples)
    return {effect.factor.rpartition(".")[2]: effect.numbers for effect in effects}


def test_morris_finds_the_slopes_of_a_plane() -> None:
    told = _study(lambda x: 3.0 * x[0] - 5.0 * x[1], MORRIS, 6)
    assert list(told) == ["attendance_share", "lunch_share", "distance_scale"]
    assert told["attendance_share"]["effect"] == pytest.approx(5.0)
    assert told["lunch_share"]["effect"] == pytest.approx(3.0)
    assert told["distance_scale"]["effect"] == pytest.approx(0.0)
    assert told["lunch_share"]["interaction"] == pytest.approx(0.0, abs=1e-9)


def test_sobol_divides_the_variance_of_a_plane() -> None:
    told = _study(lambda x: 1.0 * x[0] + 2.0 * x[1], SOBOL, 512)
    assert told["lunch_share"]["total"] == pytest.approx(0.2, abs=0.03)
    assert told["attendance_share"]["total"] == pytest.approx(0.8, abs=0.05)
    assert told["distance_scale"]["total"] == pytest.approx(0.0, abs=1e-9)


def test_a_parameter_has_its_own_range_and_any_key_may_be_given_one() -> None:
    one, other = factors_of(["parameters.people.lunch_share", "population.students=100..300"])
    assert one == Factor("parameters.people.lunch_share", 0.6, 0.9, False)
    assert other.setting(151.7) == "population.students=152"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (["parameters.people.lunch_shar"], "did you mean 'parameters.people.lunch_share'"),
        (["population.students"], "must be a parameter, or say its range"),
        (["a=3..2"], "must be as"),
        (["a=1..2", "a=1..3"], "must be named once"),
        (["parameters.people.densest"], "has no range"),
    ],
)
def test_factors_that_make_no_sense_are_refused(said: list[str], told: str) -> None:
    with pytest.raises(InputError, match=told):
        factors_of(said)
