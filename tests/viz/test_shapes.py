import pygame
import pytest
import shapely
from shapely import MultiPolygon, Polygon

from viz.shapes import Shapes, solid_pieces
from viz.viewer.camera import View

RING = shapely.box(-40, -40, 40, 40) - shapely.box(-20, -20, -5, 20) - shapely.box(5, -20, 20, 20)
VIEW = View(0, 0, 1, 100, 100)
RED, BLACK = (255, 0, 0), (0, 0, 0)


def test_pieces_have_no_holes_and_cover_the_shape() -> None:
    assert isinstance(RING, Polygon)
    two = MultiPolygon([RING, shapely.box(100, 0, 110, 10)])
    pieces = solid_pieces(two)
    assert not any(piece.interiors for piece in pieces)
    assert sum(piece.area for piece in pieces) == pytest.approx(two.area)
    assert shapely.union_all(pieces).symmetric_difference(two).area == pytest.approx(0, abs=1e-9)


def test_courtyards_stay_open_and_no_seam_shows() -> None:
    assert isinstance(RING, Polygon)
    surface = pygame.Surface((100, 100), 0, 32)
    Shapes([RING]).fill(surface, VIEW, [RED])
    for x in range(12, 89):
        assert surface.get_at((x, 20))[:3] == RED
    assert surface.get_at((37, 50))[:3] == BLACK
    assert surface.get_at((63, 50))[:3] == BLACK
    assert surface.get_at((50, 50))[:3] == RED


def test_what_is_out_of_view_is_left_out() -> None:
    surface = pygame.Surface((100, 100), 0, 32)
    Shapes([shapely.box(60, 60, 90, 90)]).fill(surface, VIEW, [RED])
    assert pygame.transform.average_color(surface)[:3] == BLACK
