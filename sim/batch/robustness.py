"""Whether verdicts survive when the assumptions behind them lie at the ends of their ranges."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from scenarios.schema import Scenario
from sim.batch.trials import Runner, Runs
from sim.batch.variants import HIGH, LOW, assumptions, at_end
from sim.study.compare.judgement import Answer, Values, answers_to
from sim.study.compare.questions import Asked

ROBUST, FRAGILE = "robust", "fragile"


@dataclass(frozen=True)
class Turn:
    """A verdict that is another one when an assumption lies at an end of its range."""

    parameter: str
    end: str
    verdict: str


@dataclass(frozen=True)
class Robustness:
    """Whether the verdict on a question survives, and what it was tried against."""

    alternative: str
    indicator: str
    tried: Sequence[str]
    turns: Sequence[Turn]

    @property
    def verdict(self) -> str:
        """ROBUST, or FRAGILE where an assumption turns the verdict."""
        return FRAGILE if self.turns else ROBUST

    def as_table(self) -> dict[str, Any]:
        """Return it as JSON values."""
        turns = [
            {"parameter": turn.parameter, "end": turn.end, "verdict": turn.verdict}
            for turn in self.turns
        ]
        return {"verdict": self.verdict, "tried": list(self.tried), "turns": turns}


def robustness(
    scenarios: Sequence[Scenario],
    questions: Sequence[Asked],
    runs: Runs,
    most: int,
    level: float,
    trials: Runner,
) -> list[Robustness]:
    """Return how each verdict stands against the `most` assumptions that matter most to it.

    What matters is found by one pair of runs at either end of each assumption, one at a time, under
    the first seed: by how much the difference from the baseline moves. The verdicts are then given
    anew at both ends, under all the seeds of the comparison.
    """
    base = scenarios[0].name
    answers = answers_to(questions, runs.values, base, level)
    known = [each for each in assumptions(scenarios[0]) if _is_free(each, scenarios)]
    chosen = _that_matter(scenarios, answers, known, runs, most, trials)
    turns: dict[int, list[Turn]] = {number: [] for number in range(len(answers))}
    for group, name in dict.fromkeys(key for keys in chosen for key in keys):
        for end in (LOW, HIGH):
            variants = _ends(scenarios, group, name, end)
            told = _under_own_names(scenarios, variants, trials.run(variants, runs.seeds).values)
            for number, answer in enumerate(answers_to(questions, told, base, level)):
                is_tried = (group, name) in chosen[number]
                if is_tried and answer.verdict != answers[number].verdict:
                    turns[number].append(Turn(f"{group}.{name}", end, answer.verdict))
    return [
        Robustness(
            answer.asked.alternative,
            answer.asked.indicator.key,
            [f"{group}.{name}" for group, name in chosen[number]],
            turns[number],
        )
        for number, answer in enumerate(answers)
    ]


def _is_free(key: tuple[str, str], scenarios: Sequence[Scenario]) -> bool:
    """Say whether no scenario sets a parameter: what is asked is not assumed."""
    group, name = key
    return all(name not in scenario.parameters.get(group, {}) for scenario in scenarios)


def _ends(scenarios: Sequence[Scenario], group: str, name: str, end: str) -> list[Scenario]:
    return [at_end(scenario, group, name, end) for scenario in scenarios]


def _under_own_names(
    scenarios: Sequence[Scenario], variants: Sequence[Scenario], values: Values
) -> Values:
    """Return the values of variants under the names of the scenarios that they are variants of."""
    return {
        scenario.name: values[variant.name]
        for scenario, variant in zip(scenarios, variants, strict=True)
    }


def _that_matter(
    scenarios: Sequence[Scenario],
    answers: Sequence[Answer],
    known: Sequence[tuple[str, str]],
    runs: Runs,
    most: int,
    trials: Runner,
) -> list[list[tuple[str, str]]]:
    """Return for each answer the assumptions that move its difference most, those first."""
    variants = [
        (column, _ends(scenarios, group, name, end))
        for column, (group, name) in enumerate(known)
        for end in (LOW, HIGH)
    ]
    everything = [scenario for _, each in variants for scenario in each]
    values = trials.run(everything, runs.seeds[:1]).values
    moves = np.zeros((len(answers), len(known)))
    for column, each in variants:
        told = _under_own_names(scenarios, each, values)
        for row, answer in enumerate(answers):
            moved = _first(told, answer, scenarios) - _first(runs.values, answer, scenarios)
            moves[row, column] = max(moves[row, column], abs(moved))
    order = np.argsort(-moves, axis=1, kind="stable")
    return [
        [known[column] for column in order[row, :most] if moves[row, column] > 0.0]
        for row in range(len(answers))
    ]


def _first(values: Values, answer: Answer, scenarios: Sequence[Scenario]) -> float:
    """Return an answer's difference under the first seed, 0 where it has no value."""
    key = answer.asked.indicator.key
    base = values[scenarios[0].name][0].get(key)
    other = values[answer.asked.alternative][0].get(key)
    return 0.0 if base is None or other is None else float(other - base)
