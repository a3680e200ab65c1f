import numpy as np
import pygame
import pytest
from shapely import LineString

from viz.strokes import Strokes
from viz.viewer.camera import View

VIEW = View(0, 0, 1, 200, 200)
WHITE = (255, 255, 255)


def painted(surface: pygame.Surface) -> int:
    return int((pygame.surfarray.array3d(surface).sum(axis=2) > 0).sum())


@pytest.mark.parametrize("angle", [0.0, 0.4, 0.785, 1.3])
@pytest.mark.parametrize("width", [6.0, 11.0])
def test_a_line_is_as_wide_as_asked_at_any_angle(angle: float, width: float) -> None:
    end = 80 * np.array([np.cos(angle), np.sin(angle)])
    surface = pygame.Surface((200, 200), 0, 32)
    Strokes([LineString([-end, end])]).draw(surface, VIEW, np.array([width]), [WHITE])
    caps = np.pi * width**2 / 4
    assert painted(surface) == pytest.approx(160 * width + caps, rel=0.15)


def test_joints_leave_no_notch() -> None:
    surface = pygame.Surface((200, 200), 0, 32)
    corner = LineString([(-50, -50), (0, 50), (50, -50)])
    Strokes([corner]).draw(surface, VIEW, np.array([20.0]), [WHITE])
    x, y = VIEW.to_pixel(0, 57)
    assert surface.get_at((round(x), round(y)))[:3] == WHITE


def test_a_width_of_zero_leaves_a_line_out() -> None:
    surface = pygame.Surface((200, 200), 0, 32)
    lines = [LineString([(-50, 0), (50, 0)]), LineString([(0, -50), (0, 50)])]
    Strokes(lines).draw(surface, VIEW, np.array([0.0, 5.0]), [WHITE, WHITE])
    assert surface.get_at((60, 100))[:3] == (0, 0, 0)
    assert surface.get_at((100, 60))[:3] == WHITE
