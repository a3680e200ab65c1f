import numpy as np
import pytest

from maps.vocabulary import path_kinds
from models.people.speed import imo_share, sfpe_share, share_table, weidmann_share
from models.people.speeds import speed_by_age
from scenarios.parameters import parameters_of


@pytest.mark.parametrize(
    ("density", "speed"),
    [(0.5, 1.298), (1.0, 1.058), (2.0, 0.606), (3.0, 0.331), (4.0, 0.156), (5.0, 0.037)],
)
def test_weidmanns_values(density: float, speed: float) -> None:
    share = weidmann_share(np.array([density]), 1.913, 5.4)
    assert 1.34 * share[0] == pytest.approx(speed, abs=0.0011)


def test_the_largest_flow_is_weidmanns() -> None:
    density = np.arange(0.01, 5.4, 0.01)
    flow = 1.34 * weidmann_share(density, 1.913, 5.4) * density
    assert flow.max() == pytest.approx(1.225, abs=0.002)
    assert density[flow.argmax()] == pytest.approx(1.75, abs=0.03)


def test_the_table_falls_from_the_free_speed_to_the_slowest() -> None:
    for row in share_table(1.913, 5.4, 0.25):
        assert row[0] == 1.0
        assert (np.diff(row) <= 0).all()
        assert row[-1] == 0.25


def test_sfpes_largest_flow() -> None:
    density = np.arange(0.01, 3.76, 0.01)
    flow = 0.85 * 1.40 * sfpe_share(density) * density
    assert flow.max() == pytest.approx(1.316, abs=0.001)
    assert density[flow.argmax()] == pytest.approx(1.88, abs=0.011)


def test_imos_speeds() -> None:
    speeds = 1.2 * imo_share(np.array([0.0, 0.5, 1.9, 3.2, 4.0]))
    assert speeds == pytest.approx([1.2, 1.2, 0.67, 0.20, 0.10])


@pytest.mark.parametrize(
    ("age", "down_mps", "up_mps"), [(20, 0.76, 0.55), (40, 0.65, 0.50), (55, 0.55, 0.42)]
)
def test_stairs_slow_every_age_about_as_fruin_measured(
    age: int, down_mps: float, up_mps: float
) -> None:
    """J. J. Fruin, Pedestrian Planning and Design, 1971: indoor stairs, under 30 to over 50 y."""
    parameters = parameters_of("people", {})
    reference = speed_by_age(np.array([parameters["walking_speed_age"].value]))
    level = parameters["walking_speed"].value * speed_by_age(np.array([age])) / reference
    stairs = path_kinds()["stairs"]
    assert level * stairs.down_share == pytest.approx(down_mps, abs=0.1)
    assert level * stairs.up_share == pytest.approx(up_mps, abs=0.05)
