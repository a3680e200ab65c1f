"""A shock with a known course: when everything is as usual again."""

import numpy as np
import pytest

from scenarios.loading import load
from sim.study.compare.recovery import Shock, band_of, recoveries, recovery, shock_of

AT_S = np.arange(0, 86_400, 300)
SHOCK = Shock(36_000, 39_600)
RUNS = 20


@pytest.fixture
def base() -> np.ndarray:
    """Days that differ from one another by a spread of 10."""
    return 100.0 + np.random.default_rng(1).normal(0.0, 10.0, (RUNS, AT_S.size))


def _shocked(base: np.ndarray, until_s: float) -> np.ndarray:
    """Return the days with 80 more from the beginning of the shock until a time."""
    return base + 80.0 * ((at_least(SHOCK.begin_s)) & (until_s > AT_S))


def at_least(begin_s: float) -> np.ndarray:
    return begin_s <= AT_S


def test_what_is_off_for_twenty_minutes_longer_is_back_after_twenty_minutes(
    base: np.ndarray,
) -> None:
    told = recovery(AT_S, base, _shocked(base, SHOCK.end_s + 1200), SHOCK, 0.95)
    assert told.after_s.tolist() == [1200.0] * RUNS
    assert told.left.all()
    assert told.most == pytest.approx(80.0)


def test_what_never_leaves_its_band_is_back_at_once(base: np.ndarray) -> None:
    told = recovery(AT_S, base, base + 5.0, SHOCK, 0.95)
    assert not told.left.any()
    assert told.after_s.tolist() == [0.0] * RUNS
    assert told.as_table()["mean_min"] == 0.0


def test_what_stays_off_never_comes_back(base: np.ndarray) -> None:
    told = recovery(AT_S, base, _shocked(base, 1e9), SHOCK, 0.95).as_table()
    assert told["back"] == 0
    assert told["mean_min"] is None
    assert told["longest_min"] is None


def test_what_leaves_again_within_the_hour_is_not_back(base: np.ndarray) -> None:
    other = _shocked(base, SHOCK.end_s)
    again = (SHOCK.end_s + 1800 <= AT_S) & (SHOCK.end_s + 2700 > AT_S)
    told = recovery(AT_S, base, other + 80.0 * again, SHOCK, 0.95)
    assert told.after_s.tolist() == [2700.0] * RUNS


def test_what_was_off_before_the_shock_is_no_part_of_it(base: np.ndarray) -> None:
    told = recovery(AT_S, base, base + 80.0 * (SHOCK.begin_s > AT_S), SHOCK, 0.95)
    assert not told.left.any()
    assert told.most == 0.0


def test_a_further_day_lies_in_the_band_as_often_as_it_says() -> None:
    """1,000 bands of 8 days each: the mean share of further days within is the level."""
    draws = np.random.default_rng(2)
    at_s = np.array([43_200])  # alone, it has no neighbours
    days = draws.normal(0.0, 3.0, (1000, 9, 1))
    within = [
        abs(float(nine[8, 0]) - nine[:8, 0].mean()) <= band_of(at_s, nine[:8], 0.95)[0]
        for nine in days
    ]
    assert 0.93 < np.mean(within) < 0.97


def test_what_only_one_of_them_has_is_left_out(base: np.ndarray) -> None:
    two = [{"walking": (AT_S, day), "load": (AT_S, day)} for day in base[:2]]
    one = [{"walking": (AT_S, day), "load": (AT_S[:5], day[:5])} for day in base[:2]]
    assert list(recoveries(two, one, SHOCK, 0.95)) == ["walking"]


def test_a_shock_is_what_ends_within_the_run() -> None:
    assert shock_of(load("power-cut")) == Shock(39_600, 45_000)
    assert shock_of(load("evacuation-drill")) == Shock(32_400, 33_600)
    assert shock_of(load("bridge-closed")) is None
    assert shock_of(load("weekday")) is None
