"""Whatever is corrected: everybody is somewhere, and nowhere are more than there is room for."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from models.assimilation.feasible import feasible


@given(st.integers(0, 100_000), st.integers(1, 30), st.floats(0.0, 1.0))
@settings(max_examples=100, deadline=None)
def test_people_are_conserved_and_there_is_room_for_them(
    seed: int, places: int, full: float
) -> None:
    rng = np.random.default_rng(seed)
    most = rng.integers(0, 500, places).astype(float)
    people = np.floor(full * most.sum())
    states = rng.normal(0.0, 400.0, (5, places))
    found = feasible(states, most, people, rng.uniform(0.25, 1000.0, places))
    np.testing.assert_allclose(found.sum(axis=1), people, atol=1e-6)
    assert (found >= 0.0).all()
    assert (found <= most).all()


def test_what_can_be_is_left_alone() -> None:
    states = np.array([[10.0, 20.0, 30.0]])
    found = feasible(states, np.full(3, 60.0), 60.0, np.array([1.0, 4.0, 9.0]))
    np.testing.assert_allclose(found, states, atol=1e-9)


def test_it_is_the_nearest_state_that_can_be() -> None:
    rng = np.random.default_rng(6)
    states, most = rng.normal(50.0, 60.0, 6), np.full(6, 90.0)
    variance, people = rng.uniform(1.0, 100.0, 6), 200.0
    asked = minimize(
        lambda state: float((((state - states) ** 2) / variance).sum()),
        np.full(6, people / 6),
        bounds=[(0.0, 90.0)] * 6,
        constraints=[{"type": "eq", "fun": lambda state: state.sum() - people}],
        method="SLSQP",
        options={"ftol": 1e-12, "maxiter": 500},
    )
    found = feasible(states[None], most, people, variance)[0]
    np.testing.assert_allclose(found, asked.x, atol=1e-3)


def test_more_people_than_there_is_room_for_are_refused() -> None:
    with pytest.raises(ValueError, match=r"people \(=5\) must be at most 4"):
        feasible(np.zeros((1, 2)), np.array([2.0, 2.0]), 5.0, np.ones(2))
