"""Judges alternatives beside a baseline, from the indicators of runs under the same seeds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sim.study.compare.questions import Asked
from sim.study.compare.statistics import (
    Interval,
    adjusted_level,
    bootstrap_interval,
    paired,
    t_interval,
)
from sim.study.compare.verdict import verdict
from sim.study.indicators import Indicator, indicators

SAID = "settings"  # the table of what the scenario says
# The indicators of the runs of each scenario, by its name; the runs in the order of the seeds.
Values = Mapping[str, Sequence[Mapping[str, float | int | None]]]


@dataclass(frozen=True)
class Difference:
    """How an alternative differs from the baseline in one indicator, run by paired run.

    `interval` is of the level that the comparison asks; `adjusted` holds for all questions of the
    comparison at once. `base` and `other` are the means of the runs that have a value.
    """

    alternative: str
    indicator: Indicator
    pairs: int
    base: float
    other: float
    interval: Interval
    adjusted: Interval
    bootstrap: Interval

    @property
    def share(self) -> float | None:
        """The mean difference as a share of the baseline's value, None where that is 0."""
        return self.interval.mean / abs(self.base) if self.base else None


@dataclass(frozen=True)
class Answer:
    """A question with what the runs say."""

    asked: Asked
    difference: Difference
    verdict: str


def difference_of(
    values: Values, base: str, alternative: str, indicator: Indicator, level: float, statements: int
) -> Difference | None:
    """Return the paired difference in one indicator, None where no pair of runs has it."""
    key = indicator.key
    known = [run.get(key) for run in values[base]], [run.get(key) for run in values[alternative]]
    differences = paired(*known)
    if not differences.size:
        return None
    both = np.array([pair for pair in zip(*known, strict=True) if None not in pair], dtype=float)
    return Difference(
        alternative=alternative,
        indicator=indicator,
        pairs=int(differences.size),
        base=float(both[:, 0].mean()),
        other=float(both[:, 1].mean()),
        interval=t_interval(differences, level),
        adjusted=t_interval(differences, adjusted_level(level, statements)),
        bootstrap=bootstrap_interval(differences, level),
    )


def answers_to(questions: Sequence[Asked], values: Values, base: str, level: float) -> list[Answer]:
    """Return the answer to each question for which there are values."""
    answers = []
    for asked in questions:
        told = difference_of(
            values, base, asked.alternative, asked.indicator, level, len(questions)
        )
        if told is not None:
            said = verdict(told.adjusted, asked.question.direction, asked.question.smallest_effect)
            answers.append(Answer(asked, told, said))
    return answers


def looked_at_afterwards(
    questions: Sequence[Asked], values: Values, base: str, level: float
) -> list[Difference]:
    """Return the differences in all that was not asked: hints, for which no verdict holds.

    What a scenario itself says, as how many interventions it has, is no finding.
    """
    asked = {(each.alternative, each.indicator.key) for each in questions}
    found = []
    for alternative in values:
        for key, indicator in indicators().items():
            is_said = set(indicator.tables) == {SAID}
            if alternative != base and (alternative, key) not in asked and not is_said:
                told = difference_of(values, base, alternative, indicator, level, 1)
                if told is not None:
                    found.append(told)
    return found
