"""Pre-movement times follow their distributions."""

import numpy as np
import pytest
from scipy import stats

from models.draws import uniforms
from models.people.pre_movement import lognormal_of, pre_movement_s

UNIFORM = uniforms(1, "test", 0, np.arange(2000))[:, 0]
# NIST TN 1822, test 1.1
CASES = [
    ("uniform", {"low": 10.0, "high": 100.0}, stats.uniform(10, 90)),
    ("gamma", {"shape": 1.291, "scale": 103.901}, stats.gamma(1.291, scale=103.901)),
    ("lognormal", {"mu": 4.586, "sigma": 0.967}, stats.lognorm(0.967, scale=np.exp(4.586))),
    ("weibull", {"shape": 1.195, "scale": 139.285}, stats.weibull_min(1.195, scale=139.285)),
]


@pytest.mark.parametrize(("name", "numbers", "law"), CASES)
def test_times_follow_their_distribution(name: str, numbers: dict, law: object) -> None:
    times = pre_movement_s(name, numbers, UNIFORM)
    assert stats.kstest(times, law.cdf).pvalue > 0.05


def test_a_constant_time_is_everybodys() -> None:
    assert (pre_movement_s("constant", {"seconds": 7.0}, UNIFORM) == 7.0).all()


def test_no_draw_gives_a_time_without_end() -> None:
    for name, numbers, _ in CASES:
        assert np.isfinite(pre_movement_s(name, numbers, np.array([0.0, 1.0 - 2.0**-53]))).all()


def test_the_lognormal_has_the_mean_and_deviation_asked_for() -> None:
    law = stats.lognorm(lognormal_of(90.0, 60.0)[1], scale=np.exp(lognormal_of(90.0, 60.0)[0]))
    assert (law.mean(), law.std()) == pytest.approx((90.0, 60.0))
