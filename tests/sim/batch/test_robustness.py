from collections.abc import Sequence
from pathlib import Path

import pytest
from small_plans import other, small

from scenarios.schema import Scenario
from sim.batch.robustness import FRAGILE, ROBUST, robustness
from sim.batch.trials import Runs
from sim.batch.variants import HIGH, LOW, assumptions, at_end
from sim.study.compare.questions import questions_of

QUESTIONS = (
    'questions=[{indicator="trips", direction="lower", smallest_effect=5.0},'
    '{indicator="canteen_meals", direction="higher", smallest_effect=5.0}]'
)


class _Rule:
    """Trials whose outcome is a rule: more lunch means more trips, if only in the alternative."""

    def run(self, scenarios: Sequence[Scenario], seeds: Sequence[int]) -> Runs:
        values = {
            scenario.name: [_told(scenario, seed) for seed in seeds] for scenario in scenarios
        }
        return Runs(values, seeds, [])


def _told(scenario: Scenario, seed: int) -> dict[str, float | int | None]:
    share = scenario.parameters.get("people", {}).get("lunch_share", 0.8)
    is_other = scenario.name.startswith("other")
    gain = (10.0 - 40.0 * (0.8 - share)) if is_other else 0.0
    return {"trips": 100.0 + seed + gain, "canteen_meals": 50.0 + seed + (20.0 if is_other else 0)}


@pytest.fixture
def told(tmp_path: Path):
    scenarios = [small(), other("other", [QUESTIONS])]
    questions = questions_of(scenarios[0], scenarios[1:])
    trials = _Rule()
    runs = trials.run(scenarios, range(1, 5))
    return robustness(scenarios, questions, runs, 3, 0.95, trials)


def test_a_verdict_that_an_assumption_turns_is_fragile(told) -> None:
    trips, _ = told
    assert trips.verdict == FRAGILE
    assert trips.tried == ["people.lunch_share"]  # nothing else moves it
    assert {(turn.parameter, turn.end) for turn in trips.turns} == {("people.lunch_share", LOW)}


def test_a_verdict_that_nothing_turns_is_robust(told) -> None:
    assert told[1].verdict == ROBUST
    assert told[1].turns == []


def test_what_the_scenario_sets_is_no_assumption_of_it() -> None:
    known = assumptions(small())
    assert ("people", "lunch_share") in known
    assert ("people", "lunch_share") not in assumptions(
        small(settings=["parameters.people.lunch_share=0.7"])
    )


def test_a_variant_differs_in_one_value_and_in_name() -> None:
    scenario = small()
    low, high = (at_end(scenario, "people", "lunch_share", end) for end in (LOW, HIGH))
    assert low.parameters["people"]["lunch_share"] < high.parameters["people"]["lunch_share"]
    assert len({scenario.name, low.name, high.name}) == 3
    assert low.calendar == scenario.calendar
