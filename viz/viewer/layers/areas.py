"""Squares, gardens and sports grounds, with the lines painted on them."""

import numpy as np
import pygame

from viz import markings
from viz.palette import colours, ink
from viz.shapes import Shapes
from viz.strokes import Strokes
from viz.viewer.camera import View
from viz.viewer.layer import Layer, Subject
from viz.viewer.moment import Moment

LINES = {
    "pitch": markings.field_lines,
    "court": markings.field_lines,
    "track": markings.lanes,
    "pool": markings.pool_lanes,
}
LINE_M = 0.3
LINES_FROM_SCALE = 0.35
"""Pixels a metre below which painted lines would run together."""


class Areas(Layer):
    """Ground on which people stay or across which they walk."""

    order = 20

    def __init__(self, subject: Subject) -> None:
        # The largest first: a pitch may lie inside a running track.
        areas = sorted(subject.campus.areas.values(), key=lambda area: -area.shape.area)
        self._shapes = Shapes([area.shape for area in areas])
        self._colours = [colours("area")[area.use] for area in areas]
        self._infields = Shapes(
            [
                part
                for area in areas
                if area.use == "track" and not area.shape.interiors
                for part in markings.infield(area.shape)
            ]
        )
        self._lines = Strokes(
            [line for area in areas if area.use in LINES for line in LINES[area.use](area.shape)]
        )

    def draw(self, surface: pygame.Surface, view: View, moment: Moment) -> None:
        """Draw the areas that are in view."""
        self._shapes.fill(surface, view, self._colours)
        infields = len(self._infields.boxes)
        self._infields.fill(surface, view, [colours("area")["pitch"]] * infields)
        if view.scale / view.density < LINES_FROM_SCALE:
            return
        count = self._lines.count
        width = np.full(count, max(LINE_M * view.scale, 0.7 * view.density))
        self._lines.draw(surface, view, width, [ink("marking")] * count)
