import numpy as np
import pytest

from models.energy.heat_pumps import cooling_cop, heating_cop, part_load


def test_the_rated_point_is_kept() -> None:
    assert cooling_cop(3.4, 35.0, 27.0, 10.0) == pytest.approx(3.4)
    assert heating_cop(3.2, 7.0, 20.0, 10.0) == pytest.approx(3.2)


def test_it_falls_the_harder_the_heat_is_to_move() -> None:
    outdoors = np.array([25.0, 30.0, 35.0, 40.0])
    assert (np.diff(cooling_cop(3.4, outdoors, 26.0, 10.0)) < 0).all()
    cold = np.array([-10.0, 0.0, 7.0, 12.0])
    assert (np.diff(heating_cop(3.2, cold, 20.0, 10.0)) > 0).all()


def test_it_stays_below_carnot() -> None:
    cold = np.linspace(-15.0, 19.0, 50)
    assert (heating_cop(5.0, cold, 20.0, 10.0) < 293.15 / (20.0 - cold)).all()
    hot = np.linspace(28.0, 45.0, 50)
    assert (cooling_cop(6.0, hot, 26.0, 10.0) < 299.15 / (hot - 26.0)).all()


def test_part_load() -> None:
    load, capacity = np.array([0.0, 50.0, 100.0, 0.0]), np.array([100.0, 100.0, 100.0, 0.0])
    np.testing.assert_allclose(part_load(load, capacity, 0.25), [0.75, 0.875, 1.0, 1.0])
