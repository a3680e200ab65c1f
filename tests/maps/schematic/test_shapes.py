import math

import pytest
from shapely import LineString, Polygon

from maps.schematic.plan import Block
from maps.schematic.shapes import SHAPES, bent, footprint, smooth, turned, widened


def block(shape: str, angle: float = 0.0) -> Block:
    return Block(
        id="a",
        family="a",
        name="",
        name_zh="",
        use="other",
        centre=(100.0, 50.0),
        angle=angle,
        shape=shape,
        width_m=80.0,
        depth_m=40.0,
        wing_m=10.0,
        doors=(),
        known=False,
    )


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_every_shape_fills_its_box_and_no_more(shape: str) -> None:
    outline = footprint(block(shape))
    assert outline.is_valid
    assert outline.bounds == pytest.approx((60, 30, 140, 70))


@pytest.mark.parametrize(
    ("shape", "area_m2"),
    [
        ("bar", 80 * 40),
        ("court", 80 * 40 - 60 * 20),
        ("L", 80 * 10 + 10 * 30),
        ("U", 80 * 10 + 2 * 10 * 30),
        ("H", 2 * 10 * 40 + 60 * 10),
        ("comb", 80 * 10 + 4 * 10 * 30),
    ],
)
def test_areas(shape: str, area_m2: float) -> None:
    assert footprint(block(shape)).area == pytest.approx(area_m2)


def test_a_track_has_the_same_width_all_round() -> None:
    track = footprint(block("track"))
    hole = Polygon(track.interiors[0])
    inner = LineString(hole.exterior.coords)
    assert inner.distance(LineString(track.exterior.coords)) == pytest.approx(10, abs=0.05)


def test_turning_keeps_the_area_and_the_centre() -> None:
    straight, oblique = footprint(block("U")), footprint(block("U", angle=37))
    assert oblique.area == pytest.approx(straight.area)
    assert turned((1.0, 0.0), 90) == pytest.approx((0.0, 1.0))


def test_a_smooth_outline_passes_its_points_and_is_widened_evenly() -> None:
    corners = [(100 * math.cos(t), 100 * math.sin(t)) for t in (0, 1, 2, 3, 4, 5)]
    shore = smooth(corners)
    assert set(corners) <= set(shore)
    walk = widened(shore, 7.0)
    assert Polygon(walk).exterior.distance(Polygon(shore).exterior) == pytest.approx(7, abs=0.3)


def test_bends_are_cut_short_and_ends_stay() -> None:
    line = bent([(0.0, 0.0), (100.0, 0.0), (100.0, 100.0)], 20)
    assert (line[0], line[-1]) == ((0.0, 0.0), (100.0, 100.0))
    assert LineString(line).distance(LineString([(100, 0), (101, 0)])) > 5
    ring = bent([(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 0.0)], 10)
    assert ring[0] == ring[-1]
    assert (0.0, 0.0) not in ring
