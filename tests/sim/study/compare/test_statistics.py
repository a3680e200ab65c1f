"""Intervals and verdicts on cases with a known answer."""

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import stats

from sim.study.compare.statistics import (
    Interval,
    adjusted_level,
    bootstrap_interval,
    paired,
    t_interval,
)
from sim.study.compare.verdict import BETTER, INCONCLUSIVE, SAME, WORSE, verdict

TRIALS = 1000
RUNS = 10


def _trials(mean: float, seed: int) -> NDArray[np.float64]:
    """Return the differences of independent normal pairs, a row a trial."""
    drawn = np.random.default_rng(seed).normal(size=(2, TRIALS, RUNS))
    return drawn[1] + mean - drawn[0]


def test_the_t_interval_is_that_of_scipy() -> None:
    values = np.array([2.0, 3.5, 1.0, 4.0, 2.5])
    mine = t_interval(values, 0.9)
    theirs = stats.t.interval(0.9, 4, loc=values.mean(), scale=stats.sem(values))
    assert (mine.low, mine.high) == pytest.approx(theirs)


def test_the_interval_covers_the_truth_as_often_as_it_says() -> None:
    covers = [
        interval.low <= 0.7 <= interval.high
        for interval in (t_interval(row, 0.95) for row in _trials(0.7, 11))
    ]
    assert 0.93 <= np.mean(covers) <= 0.97


def test_without_a_difference_few_verdicts_say_one() -> None:
    verdicts = [verdict(t_interval(row, 0.95), "lower", 0.0) for row in _trials(0.0, 12)]
    assert 0.03 <= np.mean([said in (BETTER, WORSE) for said in verdicts]) <= 0.07


def test_adjusted_for_five_questions_few_comparisons_say_anything_wrong() -> None:
    level = adjusted_level(0.95, 5)
    wrong = np.zeros(TRIALS, dtype=bool)
    for question in range(5):
        rows = _trials(0.0, 20 + question)
        wrong |= [verdict(t_interval(row, level), "lower", 0.0) != INCONCLUSIVE for row in rows]
    assert 0.03 <= wrong.mean() <= 0.07


def test_the_bootstrap_interval_is_near_the_t_interval_for_many_values() -> None:
    values = np.random.default_rng(3).normal(5.0, 2.0, size=200)
    mine, theirs = bootstrap_interval(values, 0.95), t_interval(values, 0.95)
    assert mine.low == pytest.approx(theirs.low, abs=0.06)
    assert mine.high == pytest.approx(theirs.high, abs=0.06)
    assert bootstrap_interval(values, 0.95) == mine


def test_one_pair_says_nothing_and_equal_pairs_say_all() -> None:
    assert t_interval(np.array([3.0]), 0.95) == Interval(3.0, -np.inf, np.inf)
    assert t_interval(np.array([3.0, 3.0]), 0.95) == Interval(3.0, 3.0, 3.0)


def test_pairs_without_a_value_are_left_out() -> None:
    assert paired([1.0, None, 3.0], [2.0, 2.0, None]).tolist() == [1.0]


@pytest.mark.parametrize(
    ("low", "high", "direction", "said"),
    [
        (1.5, 2.5, "higher", BETTER),
        (1.5, 2.5, "lower", WORSE),
        (-2.5, -1.5, "higher", WORSE),
        (-2.5, -1.5, "lower", BETTER),
        (-0.9, 0.9, "lower", SAME),
        (-1.0, 1.0, "lower", SAME),
        (0.5, 1.5, "lower", INCONCLUSIVE),
        (-3.0, 3.0, "higher", INCONCLUSIVE),
        (1.0, 3.0, "higher", INCONCLUSIVE),
    ],
)
def test_a_verdict_holds_the_whole_interval_against_the_smallest_effect(
    low: float, high: float, direction: str, said: str
) -> None:
    assert verdict(Interval((low + high) / 2, low, high), direction, 1.0) == said
