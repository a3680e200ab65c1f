"""Bridges and other raised paths."""

import pygame

from viz.viewer.camera import View
from viz.viewer.layer import Layer, Subject
from viz.viewer.moment import Moment
from viz.viewer.ways import Ways, is_raised


class Bridges(Layer):
    """Every path that others may pass under."""

    order = 50

    def __init__(self, subject: Subject) -> None:
        self._ways = Ways([path for path in subject.campus.paths.values() if is_raised(path)])

    def draw(self, surface: pygame.Surface, view: View, moment: Moment) -> None:
        """Draw the bridges that are in view."""
        self._ways.draw(surface, view)
