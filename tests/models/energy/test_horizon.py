"""The horizon and the sky before a façade, against closed solutions."""

import math

import numpy as np
import pytest
from shapely import MultiPolygon, box

from models.energy.sun.horizon import SECTORS, Obstacle, horizons, sector_of, sky_view

FREE = np.zeros((1, SECTORS))


@pytest.mark.parametrize("tilt", [0.0, 30.0, 60.0, 90.0])
def test_a_free_plane_sees_the_sky_by_its_tilt(tilt: float) -> None:
    expected = (1.0 + math.cos(math.radians(tilt))) / 2.0
    assert sky_view(FREE, 180.0, tilt) == pytest.approx(expected, abs=1e-3)


@pytest.mark.parametrize("rise", [10.0, 30.0, 60.0])
def test_a_long_wall_opposite_hides_the_sky_by_the_sine_of_its_height(rise: float) -> None:
    """Over an endless parallel wall, a wall sees (1 - sin rise) / 2, by the crossed strings."""
    away = np.radians((np.arange(SECTORS) + 0.5) * 360.0 / SECTORS - 180.0)
    across = np.maximum(np.cos(away), 0.0)  # towards the south; along the wall it is far
    horizon = np.degrees(np.arctan(math.tan(math.radians(rise)) * across))[None, :]
    expected = (1.0 - math.sin(math.radians(rise))) / 2.0
    assert sky_view(horizon, 180.0, 90.0) == pytest.approx(expected, abs=2e-3)


def test_a_roof_in_a_round_yard_sees_the_cosine_squared() -> None:
    horizon = np.full((1, SECTORS), 40.0)
    assert sky_view(horizon, 0.0, 0.0) == pytest.approx(math.cos(math.radians(40.0)) ** 2)


def test_the_profile_tells_height_and_place_of_a_tower() -> None:
    tower = Obstacle(box(-5.0, -40.0, 5.0, -20.0), 30.0)
    (found,) = horizons(np.array([[0.0, 0.0]]), np.array([[0.0, 10.0, 40.0]]), [tower])
    south = sector_of(np.array([180.0]))[0]
    assert found[0, south] == pytest.approx(math.degrees(math.atan(30.0 / 20.0)), abs=0.2)
    assert found[1, south] == pytest.approx(math.degrees(math.atan(20.0 / 20.0)), abs=0.2)
    assert not found[2].any()
    seen = np.flatnonzero(found[0]) * 360.0 / SECTORS
    half = math.degrees(math.atan(5.0 / 20.0))
    assert 180.0 - half - 5.0 <= seen.min() <= seen.max() <= 180.0 + half
    assert not found[0, sector_of(np.array([0.0, 90.0, 270.0]))].any()


def test_the_nearer_and_the_higher_count_and_a_yard_has_walls() -> None:
    near = Obstacle(box(-50.0, -12.0, 50.0, -10.0), 5.0)
    far = Obstacle(MultiPolygon([box(-50.0, -60.0, 50.0, -50.0)]), 100.0)
    (found,) = horizons(np.array([[0.0, 0.0]]), np.zeros((1, 1)), [near, far])
    south = sector_of(np.array([180.0]))[0]
    assert found[0, south] == pytest.approx(math.degrees(math.atan(2.0)), abs=0.2)
    yard = Obstacle(box(-20, -20, 20, 20).difference(box(-10, -10, 10, 10)), 10.0)
    (found,) = horizons(np.array([[0.0, 0.0]]), np.zeros((1, 1)), [yard])
    assert found.min() >= math.degrees(math.atan(10.0 / (10.0 * math.sqrt(2.0)))) - 0.5
    assert found.max() <= 45.5
