"""What the mouse does on the map."""

from typing import TYPE_CHECKING

import pygame

if TYPE_CHECKING:
    from viz.viewer.window import Window

ZOOM_STEP = 1.25
CLICK_PX = 4
"""A press of the mouse that moves no farther is a click."""


class Steering:
    """Drags the map or the seam between two runs, zooms to the cursor, and clicks."""

    def __init__(self, window: "Window") -> None:
        """Steer the maps of a window."""
        self._window = window
        self._pressed: tuple[int, int] | None = None
        self._drags = ""

    def take(self, event: pygame.Event) -> None:
        """Drag the map or the seam, zoom to the cursor, or click."""
        window = self._window
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT:
            if window.panes.on_seam(event.pos):
                self._drags = "seam"
            elif window.panes.pane_at(event.pos) is not None and not window.desk.covers(event.pos):
                self._drags, self._pressed = "map", event.pos
        elif event.type == pygame.MOUSEBUTTONUP and event.button == pygame.BUTTON_LEFT:
            if self._pressed is not None and _near(self._pressed, event.pos):
                window.desk.choose_at(event.pos)
            self._drags, self._pressed = "", None
        elif event.type == pygame.MOUSEMOTION and self._drags == "map":
            window.view = window.view.moved(*event.rel)
            if self._pressed is not None and not _near(self._pressed, event.pos):
                self._pressed, window.desk.follows = None, False
        elif event.type == pygame.MOUSEMOTION and self._drags == "seam":
            area = window.panes.area
            window.panes.seam = min(max((event.pos[0] - area.left) / area.width, 0.02), 0.98)
        elif event.type == pygame.MOUSEWHEEL:
            found = window.panes.pane_at(pygame.mouse.get_pos())
            if found is not None:
                window.view = window.view.zoomed(ZOOM_STEP**event.precise_y, found[1])


def _near(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return abs(one[0] - other[0]) <= CLICK_PX and abs(one[1] - other[1]) <= CLICK_PX
