"""Sensors that disagree with the others are found, and the others are not blamed."""

import numpy as np

from models.assimilation.doubt import disagreeing, surprise
from models.assimilation.update import Measurements, innovation_covariance

LIMIT = 9.0


def _measured(rng, shift: float) -> tuple[Measurements, np.ndarray]:
    """Five sensors with two measurements each; what the third says is shifted."""
    level = rng.normal(100.0, 30.0, (60, 1))
    predicted = level + rng.normal(0.0, 3.0, (60, 10))
    value = 110.0 + rng.normal(0.0, 3.0, 10) + rng.normal(0.0, 5.0, 10)
    value[4:6] += shift
    return Measurements(value, predicted, 25.0 * np.eye(10), np.zeros(10, np.int64)), np.repeat(
        np.arange(5), 2
    )


def test_surprise_is_that_of_leaving_a_sensor_out() -> None:
    measured, sensor = _measured(np.random.default_rng(1), 20.0)
    covariance = innovation_covariance(measured, 1.0)
    away = measured.value - measured.predicted.mean(axis=0)
    mine, rest = sensor == 2, sensor != 2
    from_rest = covariance[np.ix_(mine, rest)] @ np.linalg.inv(covariance[np.ix_(rest, rest)])
    deviation = away[mine] - from_rest @ away[rest]
    left = covariance[np.ix_(mine, mine)] - from_rest @ covariance[np.ix_(rest, mine)]
    expected = deviation @ np.linalg.solve(left, deviation) / 2
    np.testing.assert_allclose(surprise(measured, sensor, 1.0)[2], expected)


def test_the_wrong_sensor_is_found_and_no_other() -> None:
    for seed in range(20):
        measured, sensor = _measured(np.random.default_rng(seed), 60.0)
        assert list(disagreeing(measured, sensor, 1.0, LIMIT, 2)) == [2]


def test_sensors_that_agree_are_left_alone() -> None:
    blamed = [
        len(disagreeing(*_measured(np.random.default_rng(seed), 0.0), 1.0, LIMIT, 2))
        for seed in range(50)
    ]
    assert sum(blamed) == 0
