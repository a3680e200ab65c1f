"""Pre-movement times follow their distributions; exits share people so that all are out soon."""

import numpy as np
import pytest
from scipy import stats

from models.draws import uniforms
from models.people.evacuation import (
    chosen_exit,
    lognormal_of,
    pre_movement_s,
    shares_of_exits,
)

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


def test_equal_exits_share_alike_and_wider_ones_take_more() -> None:
    same = np.full(4, 20.0)
    assert shares_of_exits(1000, same, np.ones(4)) == pytest.approx([0.25] * 4)
    assert shares_of_exits(1000, same[:2], np.array([1.0, 3.0])) == pytest.approx([0.25, 0.75])


def test_a_far_exit_is_used_only_by_those_who_would_queue_longer_at_the_near_one() -> None:
    way, flow = np.array([10.0, 110.0]), np.ones(2)
    assert shares_of_exits(50, way, flow).tolist() == [1.0, 0.0]
    # all are out at T = (300 + 10 + 110) / 2 = 210 s: 200 by the near exit, 100 by the far one
    assert shares_of_exits(300, way, flow) == pytest.approx([200 / 300, 100 / 300])


def test_exits_without_way_or_width_are_not_used() -> None:
    shares = shares_of_exits(100, np.array([np.inf, 10.0, 5.0]), np.array([1.0, 1.0, 0.0]))
    assert shares.tolist() == [0.0, 1.0, 0.0]
    assert not shares_of_exits(100, np.full(2, np.inf), np.ones(2)).any()


def test_an_exit_is_chosen_by_shares_and_by_person() -> None:
    key = np.arange(4000)
    chosen = chosen_exit(np.array([0.2, 0.0, 0.8]), 1, 0, key)
    assert np.bincount(chosen, minlength=3) / key.size == pytest.approx([0.2, 0.0, 0.8], abs=0.02)
    assert (chosen_exit(np.array([0.2, 0.0, 0.8]), 1, 0, key[::2]) == chosen[::2]).all()
