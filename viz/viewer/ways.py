"""Paths with their edges, drawn from the lowest level to the highest."""

from collections.abc import Sequence
from itertools import groupby

import numpy as np
import pygame

from maps.campus import Path
from viz.palette import colours, ink
from viz.strokes import Strokes
from viz.viewer.camera import View

NARROWEST_PX = 1.4
"""A path is drawn at least this wide, so that the net of paths shows on a small map."""
EDGE_PX = 0.9
STEP_M = 0.9
STEP_PX = 3.0
OVER_OTHERS = (
    "access",
    "join",
    "path",
    "footway",
    "crossing",
    "cycleway",
    "square",
    "pedestrian",
    "road",
    "steps",
    "bridge",
)


def is_raised(path: Path) -> bool:
    """Return whether others may pass under a path."""
    return path.layer > 0 or path.kind == "bridge"


class Ways:
    """Paths that are drawn together; those of a level run into each other without an edge."""

    def __init__(self, paths: Sequence[Path]) -> None:
        def level(path: Path) -> int:
            return path.layer

        ordered = sorted(paths, key=lambda path: (path.layer, OVER_OTHERS.index(path.kind)))
        self._levels = [_Level(list(group)) for _, group in groupby(ordered, key=level)]

    def draw(self, surface: pygame.Surface, view: View) -> None:
        """Draw every path at its true width, or a little more where that is too thin to see."""
        for level in self._levels:
            level.draw(surface, view)


class _Level:
    def __init__(self, paths: list[Path]) -> None:
        self._strokes = Strokes([path.line for path in paths])
        self._width_m = np.array([path.width_m for path in paths])
        self._fill = [colours("path")[path.kind] for path in paths]
        self._edge = [colours("casing")[path.kind] for path in paths]
        steps = [path for path in paths if path.kind == "steps"]
        self._steps = Strokes([path.line for path in steps]) if steps else None
        self._steps_width_m = np.array([path.width_m for path in steps])

    def draw(self, surface: pygame.Surface, view: View) -> None:
        least = NARROWEST_PX * view.density
        width = np.maximum(self._width_m * view.scale, least)
        self._strokes.draw(surface, view, width + 2 * EDGE_PX * view.density, self._edge)
        self._strokes.draw(surface, view, width, self._fill)
        if self._steps is not None:
            gap = max(STEP_M * view.scale, STEP_PX * view.density)
            across = np.maximum(self._steps_width_m * view.scale, least)
            self._steps.ticks(surface, view, across, gap, ink("step"))
