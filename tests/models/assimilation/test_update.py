"""The update is the Kalman filter where all is linear and Gaussian, and never loses anybody."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.assimilation.feasible import feasible
from models.assimilation.update import Measurements, corrected, innovation_covariance, taper

PLACES = 3


def _exact_sample(rng, members: int, size: int) -> np.ndarray:
    """Draws of mean 0 and covariance 1 as a sample, without any error of sampling."""
    drawn = rng.standard_normal((members, size))
    drawn -= drawn.mean(axis=0)
    return drawn @ np.linalg.inv(np.linalg.cholesky(np.cov(drawn.T))).T


def _everywhere(count: int) -> np.ndarray:
    return np.zeros(count, np.int64)


def test_mean_and_covariance_are_those_of_the_kalman_filter() -> None:
    rng = np.random.default_rng(1)
    n, m, members = 4, 3, 20
    sample = _exact_sample(rng, members, n + m)
    half, operator = rng.standard_normal((n, n)), rng.standard_normal((m, n))
    error = np.diag([0.5, 1.0, 2.0])
    mean, value = rng.standard_normal(n), rng.standard_normal(m)
    states = mean + sample[:, :n] @ half.T
    measured = Measurements(value, states @ operator.T, error, _everywhere(m))
    draws = sample[:, n:] @ np.linalg.cholesky(error).T
    found = corrected(states, _everywhere(n), measured, draws, 1.0, 1)

    before = half @ half.T
    gain = before @ operator.T @ np.linalg.inv(operator @ before @ operator.T + error)
    np.testing.assert_allclose(found.mean(axis=0), mean + gain @ (value - operator @ mean))
    after = (np.eye(n) - gain @ operator) @ before
    np.testing.assert_allclose(np.cov(found.T), after, atol=1e-12)


def test_a_random_walk_is_smoothed_and_forecast_as_its_recursions_say() -> None:
    """The local level model; its gain becomes the inverse of the golden ratio.

    J. Durbin and S. J. Koopman 2012, "Time Series Analysis by State Space Methods", 2nd edition,
    section 2.11: the variance ahead is (q + sqrt(q^2 + 4 q)) / 2 times that of the errors.
    """
    rng = np.random.default_rng(2)
    steps, ahead, members = 30, 4, 120
    sample = _exact_sample(rng, members, 2 * steps + ahead)
    walks = np.cumsum(sample[:, : steps + ahead], axis=1)
    value = np.cumsum(rng.standard_normal(steps)) + rng.standard_normal(steps)
    measured = Measurements(value, walks[:, :steps], np.eye(steps), _everywhere(steps))
    owner = _everywhere(steps + ahead)
    found = corrected(walks, owner, measured, sample[:, steps + ahead :], 1.0, 1)

    level, variance, gain = 0.0, 1.0, 0.0
    for now in value:
        gain = variance / (variance + 1.0)
        level, variance = level + gain * (now - level), variance * (1.0 - gain) + 1.0
    assert gain == pytest.approx((np.sqrt(5.0) - 1.0) / 2.0)
    assert found[:, steps - 1].mean() == pytest.approx(level)
    assert found[:, steps - 1].var(ddof=1) == pytest.approx(variance - 1.0)
    assert found[:, -1].mean() == pytest.approx(level)
    assert found[:, -1].var(ddof=1) == pytest.approx(variance - 1.0 + ahead)


@given(st.integers(0, 10_000), st.integers(2, 6), st.integers(1, 8), st.integers(1, 8))
@settings(max_examples=60, deadline=None)
def test_whatever_is_measured_nobody_is_lost_and_there_is_room(
    seed: int, places: int, count: int, groups: int
) -> None:
    rng = np.random.default_rng(seed)
    members, people = 24, 1000
    states = rng.multinomial(people, rng.dirichlet(np.ones(places)), members).astype(float)
    predicted = states @ rng.random((places, count))
    error = np.diag(rng.uniform(1.0, 50.0, count))
    value = predicted[0] * rng.uniform(0.0, 3.0, count)
    measured = Measurements(value, predicted, error, np.arange(count) % places)
    draws = rng.standard_normal((members, count)) * np.sqrt(np.diag(error))
    found = corrected(states, np.arange(places), measured, draws, 0.3, groups)
    most = np.full(places, 900.0)
    held = feasible(found, most, people, found.var(axis=0) + 0.25)
    np.testing.assert_allclose(held.sum(axis=1), people, atol=1e-6)
    assert (held >= 0.0).all()
    assert (held <= most).all()


def test_a_state_that_nothing_measures_stays_as_it_was() -> None:
    rng = np.random.default_rng(3)
    states = rng.standard_normal((40, 2))
    measured = Measurements(np.array([3.0]), states[:, :1], np.eye(1), np.array([0]))
    found = corrected(states, np.array([0, 1]), measured, rng.standard_normal((40, 1)), 0.0, 4)
    np.testing.assert_array_equal(found[:, 1], states[:, 1])
    assert found[:, 0].mean() > states[:, 0].mean() + 0.5


def test_a_gain_of_other_members_keeps_the_spread_honest() -> None:
    """With many measurements of few members the plain filter believes itself too much."""
    rng = np.random.default_rng(4)
    members, count, truths = 32, 20, 60
    inside = {1: 0, 8: 0}
    for _ in range(truths):
        states = rng.standard_normal((members, 1))
        truth = rng.standard_normal()
        error = np.eye(count) * 25.0
        predicted = states + np.zeros((members, count))
        predicted = predicted + 2.0 * rng.standard_normal((members, count))
        value = truth + 2.0 * rng.standard_normal(count) + 5.0 * rng.standard_normal(count)
        measured = Measurements(value, predicted, error, _everywhere(count))
        draws = 5.0 * rng.standard_normal((members, count))
        for groups in inside:
            found = corrected(states, _everywhere(1), measured, draws, 1.0, groups)
            low, high = np.quantile(found, [0.05, 0.95])
            inside[groups] += int(low <= truth <= high)
    assert inside[8] / truths > 0.8
    assert inside[1] < inside[8]


def test_a_taper_is_a_covariance() -> None:
    owner = np.array([0, 0, 1, 2, 2, 2, 5])
    assert np.linalg.eigvalsh(taper(owner, owner, 0.1)).min() > -1e-12
    predicted = np.random.default_rng(5).standard_normal((4, 7))  # fewer members than measurements
    measured = Measurements(np.zeros(7), predicted, 0.01 * np.eye(7), owner)
    assert np.linalg.eigvalsh(innovation_covariance(measured, 0.1)).min() > 0.0
