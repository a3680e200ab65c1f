"""Comparisons with a known answer: a thousand of each case, judged as `campus compare` judges."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenarios.loading import load
from scenarios.schema import Question, Scenario
from sim.batch.comparison import compare
from sim.batch.trials import Runs
from sim.study.compare.questions import Asked
from sim.study.compare.statistics import adjusted_level, t_interval
from sim.study.compare.verdict import BETTER, WORSE, verdict
from sim.study.indicators import indicators

COMPARISONS = 1000
LEVEL = 0.95
# The noise of a pair's difference has a standard deviation of 1; the baseline's value is 100.
BASE = 100.0
KEYS = ("trips", "canteen_meals", "late_share", "walkers_peak", "turned_away")


@dataclass(frozen=True)
class Case:
    """A kind of comparison: its true difference, and how it is run and judged."""

    name: str
    difference: float
    smallest_effect: float
    questions: int = 1
    runs: int = 10
    precision: float | None = None
    paired: bool = False


@dataclass(frozen=True)
class Rates:
    """Of many comparisons, the share in which any verdict is better or worse, or an interval errs.

    `covered` is the share of intervals, each by itself, in which the true difference lies; `runs`
    the mean number of pairs.
    """

    told: float
    covered: float
    runs: float


class _Drawn:
    """Trials whose indicators are drawn; those of the alternative differ by so much."""

    def __init__(self, case: Case, number: int) -> None:
        self._case = case
        self._number = number

    def run(self, scenarios: Sequence[Scenario], seeds: Sequence[int]) -> Runs:
        """Return the indicators under the seeds; more seeds change none of the first."""
        drawn = np.array([self._pair(seed) for seed in seeds])
        told = {
            scenario.name: [dict(zip(KEYS, row[which].tolist(), strict=False)) for row in drawn]
            for which, scenario in enumerate(scenarios)
        }
        return Runs(told, seeds, [])

    def _pair(self, seed: int) -> NDArray[np.float64]:
        draws = np.random.default_rng([self._number, seed])
        noise = draws.normal(size=(2, len(KEYS))) / np.sqrt(2.0)
        if self._case.paired:
            noise += draws.normal(size=len(KEYS)) * 5.0
        pair: NDArray[np.float64] = BASE + noise + np.array([[0.0], [self._case.difference]])
        return pair


def rates(case: Case) -> Rates:
    """Return what becomes of a thousand comparisons of a case."""
    base = load("weekday", ["campus.map=quad"])
    other = base.model_copy(update={"name": "other"})
    question = Question(indicator="trips", direction="lower", smallest_effect=case.smallest_effect)
    asked = [Asked("other", question, indicators()[key]) for key in KEYS[: case.questions]]
    level = adjusted_level(LEVEL, case.questions)
    told, covered, pairs = 0, 0, 0
    for number in range(COMPARISONS):
        trials = _Drawn(case, number)
        runs = compare([base, other], asked, 1, case.runs, case.precision, LEVEL, trials)
        pairs += len(runs.seeds)
        says = False
        for key in KEYS[: case.questions]:
            first, second = (
                np.array([float(run[key] or 0.0) for run in runs.values[name]])
                for name in (base.name, "other")
            )
            adjusted = t_interval(second - first, level)
            says |= verdict(adjusted, "lower", case.smallest_effect) in (BETTER, WORSE)
            plain = t_interval(second - first, LEVEL)
            covered += plain.low <= case.difference <= plain.high
        told += says
    count = COMPARISONS * case.questions
    return Rates(told / COMPARISONS, covered / count, pairs / COMPARISONS)
