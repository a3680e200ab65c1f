"""Paths coloured by how crowded they are, or widened by how many walk on them."""

from collections.abc import Hashable

import numpy as np
import pygame

from viz.palette import Colour, colours, ink
from viz.scales import scales
from viz.strokes import Strokes
from viz.viewer.camera import View
from viz.viewer.layer import Layer, Subject
from viz.viewer.moment import Moment

LEVEL_WIDTH_PX = (2.0, 3.5, 5.0, 6.5, 8.0, 10.0)
FLOW_WIDTH_PX = (1.0, 2.5, 4.0, 5.5, 7.5, 10.0)
EDGE_PX = 0.8


class Crowding(Layer):
    """The level of service, or the flow, of every path walked in the interval of the moment."""

    order = 60

    def __init__(self, subject: Subject) -> None:
        self._recording = subject.recording
        if self._recording is None:
            return
        self._strokes = Strokes(self._recording.lines)

    def state(self, moment: Moment) -> Hashable:
        """Return the interval and what is shown: within it nothing changes."""
        if self._recording is None:
            return None
        return self._recording.known(moment.at_ms), moment.look.paths

    def draw(self, surface: pygame.Surface, view: View, moment: Moment) -> None:
        """Draw the crowded paths over the others, the worst on top."""
        run = self._recording
        if run is None or moment.look.paths == "none":
            return
        if moment.look.paths == "flow":
            link, flow = run.flow.entering(moment.at_ms)
            place = np.searchsorted(scales()["flow"].bounds, flow, "right")
            fills = [ink("flow")] * len(FLOW_WIDTH_PX)
            widths_px = FLOW_WIDTH_PX
        else:
            link, place = run.flow.crowds(moment.at_ms)
            fills = list(colours("level").values())
            widths_px = LEVEL_WIDTH_PX
        seen = run.outdoor[link]
        for number, (fill, width_px) in enumerate(zip(fills, widths_px, strict=True)):
            self._band(surface, view, link[seen & (place == number)], width_px, fill)

    def _band(
        self, surface: pygame.Surface, view: View, links: np.ndarray, width_px: float, fill: Colour
    ) -> None:
        """Draw some of the links with one width and colour, and a dark edge."""
        if not links.size:
            return
        width = np.zeros(self._strokes.count)
        width[links] = width_px
        edges = np.where(width > 0, width + 2 * EDGE_PX, 0)
        self._strokes.draw(surface, view, edges * view.density, [ink("outline")] * width.size)
        self._strokes.draw(surface, view, width * view.density, [fill] * width.size)
