"""Paths coloured and widened by how crowded they are."""

from collections.abc import Hashable

import numpy as np
import pygame

from viz.palette import colours, ink
from viz.strokes import Strokes
from viz.viewer.camera import View
from viz.viewer.layer import Layer, Subject
from viz.viewer.moment import Moment

LEVEL_WIDTH_PX = (2.0, 3.5, 5.0, 6.5, 8.0, 10.0)
EDGE_PX = 0.8


class Crowding(Layer):
    """The level of service of every path that was walked in the interval of the moment."""

    order = 60

    def __init__(self, subject: Subject) -> None:
        self._recording = subject.recording
        if self._recording is None:
            return
        self._strokes = Strokes(self._recording.lines)

    def state(self, moment: Moment) -> Hashable:
        """Return the interval: within it nothing changes."""
        return None if self._recording is None else self._recording.interval(moment.at_ms)

    def draw(self, surface: pygame.Surface, view: View, moment: Moment) -> None:
        """Draw the crowded paths over the others, the worst on top."""
        run = self._recording
        if run is None:
            return
        link, level = run.crowds(moment.at_ms)
        for number, colour in enumerate(colours("level").values()):
            width = np.zeros(len(run.lines))
            width[link[(level == number) & run.outdoor[link]]] = LEVEL_WIDTH_PX[number]
            if not width.any():
                continue
            edges = np.where(width > 0, width + 2 * EDGE_PX, 0)
            count = len(run.lines)
            self._strokes.draw(surface, view, edges * view.density, [ink("outline")] * count)
            fill = [colour] * count
            self._strokes.draw(surface, view, width * view.density, fill)
