"""Gates, stops, assembly points, sensors and bicycle racks."""

import pygame

from viz.symbols import draw_symbol
from viz.viewer.camera import View
from viz.viewer.layer import Layer, Subject
from viz.viewer.moment import Moment

RADIUS_PX = 7


class Spots(Layer):
    """A sign at every point with a meaning."""

    order = 65

    def __init__(self, subject: Subject) -> None:
        self._spots = list(subject.campus.spots.values())

    def draw(self, surface: pygame.Surface, view: View, moment: Moment) -> None:
        """Draw the signs; pygame leaves out what is not in view."""
        for spot in self._spots:
            at = view.to_pixel(spot.point.x, spot.point.y)
            draw_symbol(surface, spot.kind, at, view.letters(RADIUS_PX) * view.density)
