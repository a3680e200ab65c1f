"""What another run has more or less of, on paths and in buildings."""

from collections.abc import Hashable

import numpy as np
import pygame

from viz.palette import Colour, colours, ink
from viz.shapes import Shapes
from viz.strokes import Strokes
from viz.viewer.camera import View
from viz.viewer.layer import Layer, Subject
from viz.viewer.moment import Moment

FLOW_BOUNDS, FLOW_WIDTH_PX = (2.0, 20.0, 60.0), (2.5, 5.0, 8.0)
"""Bounds of classes [persons/min], below the first nothing is shown."""
PEOPLE_BOUNDS = (5.0, 50.0, 250.0)


def class_of(difference: float, bounds: tuple[float, ...]) -> str:
    """Return the class of a difference, as "-2"; "" where it is below the first bound."""
    place = int(np.searchsorted(bounds, abs(difference), "right"))
    return f"{'-' if difference < 0 else ''}{place}" if place else ""


class Differences(Layer):
    """The differences of a run from another, where two are compared."""

    order = 62

    def __init__(self, subject: Subject) -> None:
        self._run, self._other = subject.recording, subject.other
        if self._run is None or self._other is None:
            return
        self._strokes = Strokes(self._run.lines)
        self._row = self._run.rows_of_links_in(self._other)
        self._keys = list(subject.campus.buildings)
        shapes = [building.footprint for building in subject.campus.buildings.values()]
        self._shapes = Shapes(shapes)

    def state(self, moment: Moment) -> Hashable:
        """Return the interval: within it nothing changes."""
        return None if self._other is None else self._other.known(moment.at_ms)

    def flows(self, moment: Moment) -> np.ndarray:
        """Return how many more enter each link a minute in the other run."""
        assert self._run is not None and self._other is not None
        theirs = np.zeros(len(self._other.lines) + 1)
        link, flow = self._other.flow.entering(moment.at_ms)
        theirs[link] = flow
        ours = np.zeros(len(self._run.lines))
        link, flow = self._run.flow.entering(moment.at_ms)
        ours[link] = flow
        more: np.ndarray = theirs[self._row] - ours
        return more

    def draw(self, surface: pygame.Surface, view: View, moment: Moment) -> None:
        """Draw the paths and buildings that differ."""
        if self._run is None or self._other is None:
            return
        more = np.where(self._run.outdoor, self.flows(moment), 0.0)
        known = colours("difference")
        classes = [class_of(each, FLOW_BOUNDS) for each in more.tolist()]
        width = np.array([FLOW_WIDTH_PX[abs(int(name)) - 1] if name else 0.0 for name in classes])
        fills: list[Colour] = [known[name] if name else ink("outline") for name in classes]
        edges = np.where(width > 0, width + 1.6, 0)
        self._strokes.draw(surface, view, edges * view.density, [ink("outline")] * width.size)
        self._strokes.draw(surface, view, width * view.density, fills)
        before, after = self._run.heads.counts(moment.at_ms), self._other.heads.counts(moment.at_ms)
        paint = []
        for key in self._keys:
            name = class_of(after.get(key, 0) - before.get(key, 0), PEOPLE_BOUNDS)
            paint.append(known[name] if name else colours("scale")["none"])
        self._shapes.fill(surface, view, paint)
        self._shapes.outline(surface, view, ink("outline"))
