import numpy as np
import pytest

from models.people.speed import share_table, weidmann_share


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
    table = share_table(1.913, 5.4, 0.25)
    assert table[0] == 1.0
    assert (np.diff(table) <= 0).all()
    assert table[-1] == 0.25
