"""Search on functions with known optima."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from small_plans import SMALL

from maps.faults import InputError
from scenarios.schema import Scenario
from scenarios.search_plan import SearchPlan, read_search_plan
from sim.batch.search import Choice, check_search, search, unbeaten
from sim.batch.trials import Runs

SHARE = {"key": "parameters.people.lunch_share", "low": 0.6, "high": 0.9}


class _Rule:
    """Trials in which trips are least at a lunch share of 0.7, and meals grow with the share."""

    def __init__(self) -> None:
        self.seeds: list[Sequence[int]] = []

    def run(self, scenarios: Sequence[Scenario], seeds: Sequence[int]) -> Runs:
        self.seeds.append(seeds)
        told = {}
        for each in scenarios:
            share = each.parameters["people"]["lunch_share"]
            trips = (share - 0.7) ** 2
            told[each.name] = [{"trips": trips, "canteen_meals": share} for _ in seeds]
        return Runs(told, seeds, [])


def _plan(**more: object) -> SearchPlan:
    return SearchPlan.model_validate(
        {
            "scenario": "weekday",
            "settings": SMALL,
            "vary": [SHARE],
            "objectives": [{"indicator": "trips", "direction": "lower"}],
            **more,
        }
    )


def test_it_finds_the_least_and_confirms_it_under_fresh_seeds() -> None:
    rule = _Rule()
    plan = _plan(trials=40)
    choices, (found,) = search(plan, "weekday", rule)
    assert len(choices) == 40
    share = found.choice.values["parameters.people.lunch_share"]
    assert share == pytest.approx(0.7, abs=0.02)
    assert not set(rule.seeds[-1]) & set(rule.seeds[0])
    assert len(rule.seeds[-1]) == plan.confirmations


def test_limits_are_kept() -> None:
    plan = _plan(trials=40, limits=[{"indicator": "canteen_meals", "at_least": 0.8}])
    _, found = search(plan, "weekday", _Rule())
    for each in found:
        assert each.choice.values["parameters.people.lunch_share"] >= 0.8
        assert each.holds


def test_the_same_plan_makes_the_same_choices() -> None:
    plan = _plan(trials=12)
    assert search(plan, "weekday", _Rule())[0] == search(plan, "weekday", _Rule())[0]


def test_of_two_aims_nothing_is_kept_that_another_choice_beats() -> None:
    plan = _plan(
        objectives=[
            {"indicator": "trips", "direction": "lower"},
            {"indicator": "canteen_meals", "direction": "higher"},
        ]
    )

    def choice(number: int, trips: float, meals: float, holds: bool = True) -> Choice:
        return Choice(number, {"a": number}, {"trips": trips, "canteen_meals": meals}, holds)

    kept = unbeaten(
        plan,
        [
            choice(1, 1.0, 1.0),
            choice(2, 2.0, 3.0),
            choice(3, 2.0, 2.0),
            choice(4, 0.5, 9.0, False),
            choice(5, 3.0, 4.0),
        ],
    )
    assert [each.number for each in kept] == [1, 2, 5]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('scenario = "weekday"', "vary: must be given"),
        ('scenario = "weekday"\nvary = [{key = "a", low = 3, high = 1}]', "must be below"),
        (
            'scenario = "weekday"\nvary = [{key = "a", low = 0, high = 1}]\n'
            'objectives = [{indicator = "trips", direction = "up"}]',
            "objectives",
        ),
    ],
)
def test_a_search_that_makes_no_sense_is_refused(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "search.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        read_search_plan(file)


def test_an_aim_that_is_no_indicator_is_refused() -> None:
    with pytest.raises(InputError, match="did you mean 'trips'"):
        check_search(_plan(objectives=[{"indicator": "trip", "direction": "lower"}]))
