"""Paths on the ground and below it."""

import pygame

from viz.viewer.camera import View
from viz.viewer.layer import Layer, Subject
from viz.viewer.moment import Moment
from viz.viewer.ways import Ways, is_raised


class Paths(Layer):
    """Every path that nothing passes under."""

    order = 30

    def __init__(self, subject: Subject) -> None:
        paths = subject.campus.paths.values()
        self._ways = Ways([path for path in paths if not is_raised(path)])

    def draw(self, surface: pygame.Surface, view: View, moment: Moment) -> None:
        """Draw the paths that are in view."""
        self._ways.draw(surface, view)
