import numpy as np
import pytest

from viz.viewer.camera import View, round_length


def test_a_fitted_view_shows_everything_in_the_middle() -> None:
    view = View.fitted((-300, -100, 100, 50), (800, 600))
    west, south, east, north = view.bounds
    assert west <= -300
    assert south <= -100
    assert east >= 100
    assert north >= 50
    assert (west + east) / 2 == pytest.approx(-100)
    assert east - west < 1.1 * 400


def test_pixels_and_metres_are_each_other_s_inverse() -> None:
    view = View(10, -20, 1.7, 640, 480)
    points = np.array([[0.0, 0.0], [100.0, 50.0], [-3.0, -7.0]])
    for point, pixel in zip(points, view.to_pixels(points), strict=True):
        assert view.to_metres(tuple(pixel)) == pytest.approx(tuple(point))
        assert view.to_pixel(*point) == pytest.approx(tuple(pixel))


def test_north_is_up() -> None:
    view = View(0, 0, 1, 100, 100)
    assert view.to_pixel(0, 10)[1] < view.to_pixel(0, 0)[1]


def test_zooming_keeps_the_place_under_the_cursor() -> None:
    view = View(10, -20, 1.7, 640, 480)
    cursor = (100.0, 400.0)
    assert view.zoomed(3, cursor).to_metres(cursor) == pytest.approx(view.to_metres(cursor))
    assert view.zoomed(3, cursor).scale == pytest.approx(5.1)


def test_zooming_ends_somewhere() -> None:
    view = View(0, 0, 1, 100, 100)
    assert view.zoomed(1e9, (0, 0)).scale <= 100
    assert view.zoomed(1e-9, (0, 0)).scale > 0


def test_dragging_moves_the_map_with_the_hand() -> None:
    view = View(10, -20, 2, 640, 480)
    held = view.to_metres((100, 100))
    assert view.moved(30, -7).to_pixel(*held) == pytest.approx((130, 93))


def test_a_dense_view_shows_the_same() -> None:
    view = View(10, -20, 2, 640, 480)
    assert view.dense(2).bounds == pytest.approx(view.bounds)
    assert (view.dense(2).width, view.dense(2).density) == (1280, 2)


@pytest.mark.parametrize(("most", "length"), [(99, 50), (100, 100), (730, 500), (0.3, 0.2)])
def test_a_scale_bar_is_a_round_number(most: float, length: float) -> None:
    assert round_length(most) == pytest.approx(length)
