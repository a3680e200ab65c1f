import numpy as np
import pytest
from shapely import LineString

from viz.viewer.tracks import Tracks

LINES = [
    LineString([(0, 0), (100, 0)]),
    LineString([(5, 5), (5, 5)]),  # within a building a link may have no length on the map
    LineString([(0, 0), (0, 10), (30, 10)]),
]
TRACKS = Tracks(LINES, np.array([4.0, 2.0, 6.0]))


def place(link: int, share: float, aside: float = 0.0) -> tuple[float, float]:
    links = np.array([link])
    ((x, y),) = TRACKS.positions(links, np.array([share]), np.array([aside]))
    return float(x), float(y)


@pytest.mark.parametrize(
    ("link", "share", "xy"),
    [(0, 0.0, (0, 0)), (0, 0.25, (25, 0)), (0, 1.0, (100, 0)), (1, 0.5, (5, 5)),
     (2, 0.125, (0, 5)), (2, 0.25, (0, 10)), (2, 0.5, (10, 10)), (2, 1.0, (30, 10))],
)  # fmt: skip
def test_a_share_of_a_link_is_a_place(link: int, share: float, xy: tuple[float, float]) -> None:
    assert place(link, share) == pytest.approx(xy)


def test_aside_is_to_the_left_by_half_the_width() -> None:
    assert place(0, 0.5, 1.0) == pytest.approx((50, 2))
    assert place(2, 0.125, -1.0) == pytest.approx((3, 5))


def test_places_agree_with_geometry() -> None:
    shares = np.linspace(0, 1, 51)
    for number, line in enumerate(LINES):
        links = np.full(shares.size, number)
        found = TRACKS.positions(links, shares, np.zeros(shares.size))
        wanted = [line.interpolate(share, normalized=True).coords[0] for share in shares]
        assert np.allclose(found, wanted)
