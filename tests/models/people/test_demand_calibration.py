"""The fit of demand on models with known answers: exact, covered by its intervals, told apart."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.special import ndtr

from models.people.calibration.fit import Fit, fit
from models.people.calibration.measured import Measured
from models.people.calibration.scores import geh, scores
from models.people.calibration.unknowns import Unknown

Floats = NDArray[np.float64]
SEEDS, LAST = range(1, 3), range(1, 9)
CELLS = 40


def unknown(name: str, prior: float = 0.5, low: float = 0.0, high: float = 1.0) -> Unknown:
    return Unknown(name, prior, low, high, "1", name)


class Streets:
    """Counts that are linear in the unknowns, and scatter from seed to seed as whole days do."""

    def __init__(self, slopes: Floats, level: float = 200.0, scatter: float = 1.0) -> None:
        self.slopes, self.level, self.scatter = slopes, level, scatter
        self.points = 0

    def day(self, values: Floats, seed: int) -> Floats:
        mean = self.level + self.slopes.T @ values
        draw = np.random.default_rng(seed)
        together = 0.03 * self.level * draw.standard_normal()
        alone = np.sqrt(self.level) * draw.standard_normal(mean.size)
        return mean + self.scatter * (together + alone)

    def __call__(self, points: Floats, seeds: Sequence[int]) -> Floats:
        self.points += len(points) * len(seeds)
        return np.array([[self.day(values, seed) for seed in seeds] for values in points])


def slopes(kind: int, size: int = 2) -> Floats:
    return 300.0 * np.random.default_rng(kind).random((size, CELLS))


def fitted(streets: Streets, unknowns: list[Unknown], counted: Floats) -> Fit:
    measured = Measured.of([counted[np.newaxis]])
    return fit(unknowns, measured, streets, SEEDS, LAST)


def test_a_linear_model_without_chance_is_solved_at_once() -> None:
    streets = Streets(slopes(1), scatter=0.0)
    truth = np.array([0.31, 0.77])
    found = fitted(streets, [unknown("a"), unknown("b")], streets.day(truth, 0))
    np.testing.assert_allclose(found.values, truth, atol=1e-6)
    np.testing.assert_allclose(found.before, streets.day(np.array([0.5, 0.5]), 0))


@pytest.mark.parametrize("truth", [11.3, 11.4, 11.6, 11.9, 12.0])
def test_a_time_is_found_before_the_hour_as_after_it(truth: float) -> None:
    """Who sets out long before noon is counted before noon, however much earlier it is."""

    def lunch(points: Floats, seeds: Sequence[int]) -> Floats:
        before = ndtr((12.0 - points[:, 0]) / 0.3)
        cells = 700.0 * np.stack([before, 1.0 - before], axis=1)
        return np.repeat(cells[:, np.newaxis], len(seeds), axis=1)

    counted = Measured.of([lunch(np.array([[truth]]), [0])[0]])
    found = fit([unknown("lunch", 11.67, 11.27, 12.07)], counted, lunch, SEEDS, LAST)
    assert found.values[0] == pytest.approx(truth, abs=0.02)


def test_what_is_told_is_the_weighted_sum_of_products_of_slopes() -> None:
    found = fitted(Streets(slopes(2)), [unknown("a"), unknown("b")], np.full(CELLS, 450.0))
    told = found.information
    weight = 1.0 / (1.0 + (450.0 + found.before) / 2.0)
    slope = Streets(slopes(2)).slopes * 0.25
    np.testing.assert_allclose(told.slopes, (slope * weight) @ slope.T, rtol=1e-9)


def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    """Of 300 truths drawn from what is believed, 95 % lie inside; give or take chance."""
    draw = np.random.default_rng(7)
    inside = np.zeros(2)
    for number in range(300):
        streets = Streets(slopes(3))
        truth = np.clip(0.5 + 0.25 * draw.standard_normal(2), 0.0, 1.0)
        counted = Measured.of([streets.day(truth, 100_000 + number)[np.newaxis]])
        seeds = range(10 * number, 10 * number + 8)
        found = fit([unknown("a"), unknown("b")], counted, streets, seeds[:2], seeds)
        told = found.information
        reach = told.deviations_to_ends * np.sqrt(np.diag(told.covariance)) * 0.25
        inside += np.abs(found.values - truth) <= reach
    assert (inside / 300 > 0.91).all()
    assert (inside / 300 < 1.0).all()


def test_counters_that_err_from_day_to_day_widen_the_intervals() -> None:
    """Of 300 truths, each seen on three days by counters that are off by a fifth."""
    draw = np.random.default_rng(8)
    inside = np.zeros(2)
    for number in range(300):
        streets = Streets(slopes(3), scatter=0.3)
        truth = np.clip(0.5 + 0.25 * draw.standard_normal(2), 0.0, 1.0)
        days = np.array([streets.day(truth, 100_000 + 3 * number + day) for day in range(3)])
        counted = Measured.of([days * (1.0 + 0.2 * draw.standard_normal(days.shape))])
        seeds = range(10 * number, 10 * number + 8)
        found = fit([unknown("a"), unknown("b")], counted, streets, seeds[:2], seeds)
        told = found.information
        reach = told.deviations_to_ends * np.sqrt(np.diag(told.covariance)) * 0.25
        inside += np.abs(found.values - truth) <= reach
    assert (inside / 300 > 0.91).all()


def test_scatter_from_day_to_day_is_that_of_weekdays() -> None:
    told = Measured.of([np.array([[1.0, 8.0], [3.0, np.nan]]), np.array([[5.0, 6.0]])])
    np.testing.assert_array_equal(told.mean, [2.0, 8.0, 5.0, 6.0])
    np.testing.assert_array_equal(told.days, [2, 1, 1, 1])
    np.testing.assert_allclose((told.scatter**2).sum(axis=0), [4.0, 0.0, 0.0, 0.0])
    assert told.freedom == 1


def test_two_unknowns_that_counts_see_only_in_sum_are_named_with_what_is_told() -> None:
    one = slopes(4, 1)[0]
    streets = Streets(np.array([one, 2.0 * one]))
    truth = np.array([0.6, 0.45])
    found = fitted(streets, [unknown("a"), unknown("b")], streets.day(truth, 50))
    (pair,) = found.information.alike()
    assert pair.correlation < -0.95
    names = [found.unknowns[each].name for each in (pair.first, pair.second)]
    assert names == ["b", "a"]
    assert pair.factor == pytest.approx(0.5, abs=0.05)
    combined = found.values[1] + pair.factor * found.values[0]
    reach = found.information.deviations_to_ends * pair.deviation * 0.25
    assert abs(combined - (truth[1] + 0.5 * truth[0])) <= reach
    assert reach < 0.25  # what is told of the sum is narrow, what is told of either is not
    wide = np.sqrt(np.diag(found.information.covariance))
    assert (wide > 2.0 * pair.deviation).all()


def test_unknowns_that_differ_are_told_apart() -> None:
    streets = Streets(slopes(5))
    found = fitted(streets, [unknown("a"), unknown("b")], streets.day(np.array([0.3, 0.6]), 9))
    assert not list(found.information.alike())
    assert not found.information.untold()


def test_an_unknown_that_no_count_sees_keeps_what_was_believed() -> None:
    seen = slopes(6, 1)[0]
    streets = Streets(np.array([seen, np.zeros(CELLS)]))
    found = fitted(streets, [unknown("a"), unknown("b")], streets.day(np.array([0.7, 0.1]), 4))
    assert found.information.untold() == [1]
    assert not list(found.information.alike())
    assert found.values[1] == pytest.approx(0.5)
    assert np.sqrt(found.information.covariance[1, 1]) == pytest.approx(1.0)


def test_values_stay_in_their_range() -> None:
    streets = Streets(slopes(8))
    found = fitted(streets, [unknown("a"), unknown("b")], streets.day(np.array([1.6, 0.5]), 4))
    assert found.values[0] > 0.9
    assert (found.values <= 1.0).all()
    assert 0.0 <= found.values[1] <= 1.0


def test_counts_that_the_model_cannot_tell_widen_the_intervals() -> None:
    streets = Streets(slopes(9))
    counted = streets.day(np.array([0.4, 0.5]), 4)
    near = fitted(streets, [unknown("a"), unknown("b")], counted).information
    wrong = counted + np.where(np.arange(CELLS) % 2, 90.0, -90.0)
    far = fitted(streets, [unknown("a"), unknown("b")], wrong).information
    assert far.overdispersion > 5.0 * near.overdispersion
    assert (np.diag(far.covariance) > np.diag(near.covariance)).all()


def test_hours_that_nobody_counted_count_for_nothing() -> None:
    streets = Streets(slopes(10))
    counted = streets.day(np.array([0.4, 0.6]), 4)
    days = np.ones(CELLS)
    counted[::3], days[::3] = np.nan, 0.0
    found = fit(
        [unknown("a"), unknown("b")], Measured.of([counted[np.newaxis]]), streets, SEEDS, LAST
    )
    assert np.isfinite(found.values).all()
    half = Streets(streets.slopes[:, days > 0])
    half.day = lambda values, seed: streets.day(values, seed)[days > 0]  # type: ignore[method-assign]
    other = fitted(half, [unknown("a"), unknown("b")], counted[days > 0])
    np.testing.assert_allclose(found.values, other.values)


def test_runs_are_few() -> None:
    streets = Streets(slopes(11, 5))
    unknowns = [unknown(name) for name in "abcde"]
    fitted(streets, unknowns, streets.day(np.full(5, 0.6), 4))
    assert streets.points <= 60


def test_geh_of_published_figures() -> None:
    """4000 against 3500 is 8.2, 100 against 60 is 4.5: worked by hand from the formula."""
    told = geh(np.array([4000.0, 100.0, 0.0]), np.array([3500.0, 60.0, 0.0]))
    np.testing.assert_allclose(told, [8.1650, 4.4721, 0.0], atol=1e-4)


def test_scores_leave_out_what_was_not_counted() -> None:
    told = scores(np.array([10.0, 20.0, 900.0]), np.array([12.0, 14.0, np.nan]))
    assert told.hours == 2
    assert told.bias == pytest.approx(2.0)
    assert told.rmse == pytest.approx(np.sqrt((4 + 36) / 2))
    assert told.geh_below_5 == 1.0
