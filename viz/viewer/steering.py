"""What the mouse does on the map."""

import pygame

from viz.viewer.desk import Desk
from viz.viewer.sight import Sight

ZOOM_STEP = 1.25
CLICK_PX = 4
"""A press of the mouse that moves no farther is a click."""


class Steering:
    """Drags the map or the seam between two runs, zooms to the cursor, and clicks."""

    def __init__(self, sight: Sight, desk: Desk) -> None:
        """Steer the maps, and choose on them."""
        self._sight, self._desk = sight, desk
        self._pressed: tuple[int, int] | None = None
        self._drags = ""

    def take(self, event: pygame.Event) -> None:
        """Drag the map or the seam, zoom to the cursor, or click."""
        sight = self._sight
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT:
            if sight.panes.on_seam(event.pos):
                self._drags = "seam"
            elif sight.panes.pane_at(event.pos) is not None and not self._desk.covers(event.pos):
                self._drags, self._pressed = "map", event.pos
        elif event.type == pygame.MOUSEBUTTONUP and event.button == pygame.BUTTON_LEFT:
            if self._pressed is not None and _near(self._pressed, event.pos):
                self._desk.choose_at(event.pos)
            self._drags, self._pressed = "", None
        elif event.type == pygame.MOUSEMOTION and self._drags == "map":
            sight.view = sight.view.moved(*event.rel)
            if self._pressed is not None and not _near(self._pressed, event.pos):
                self._pressed, self._desk.follows = None, False
        elif event.type == pygame.MOUSEMOTION and self._drags == "seam":
            area = sight.panes.area
            sight.panes.seam = min(max((event.pos[0] - area.left) / area.width, 0.02), 0.98)
        elif event.type == pygame.MOUSEWHEEL:
            found = sight.panes.pane_at(pygame.mouse.get_pos())
            if found is not None:
                sight.view = sight.view.zoomed(ZOOM_STEP**event.precise_y, found[1])


def _near(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return abs(one[0] - other[0]) <= CLICK_PX and abs(one[1] - other[1]) <= CLICK_PX
