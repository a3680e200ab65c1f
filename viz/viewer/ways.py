"""Paths with their edges, drawn from the lowest level to the highest."""

from collections.abc import Sequence
from itertools import groupby

import numpy as np
import pygame
from numpy.typing import NDArray

from maps.campus import Path
from viz.palette import colours, ink
from viz.strokes import Strokes
from viz.viewer.camera import View

Floats = NDArray[np.float64]

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

        def place(path: Path) -> int:
            return OVER_OTHERS.index(path.kind)

        self._levels = [
            [_Kind(kind, list(group)) for kind, group in groupby(sorted(same, key=place), _kind_of)]
            for _, same in groupby(sorted(paths, key=level), level)
        ]

    def draw(self, surface: pygame.Surface, view: View) -> None:
        """Draw every path at its true width, or a little more where that is too thin to see."""
        for level in self._levels:
            for kind in level:
                kind.draw_edges(surface, view)
            for kind in level:
                kind.fill(surface, view)


def _kind_of(path: Path) -> str:
    return path.kind


class _Kind:
    """The paths of one kind on one level."""

    def __init__(self, kind: str, paths: list[Path]) -> None:
        self._strokes = Strokes([path.line for path in paths])
        self._width_m = np.array([path.width_m for path in paths])
        self._fill = colours("path")[kind]
        self._edge = colours("casing")[kind]
        self._stepped = kind == "steps"

    def _widths_px(self, view: View) -> Floats:
        return np.maximum(self._width_m * view.scale, NARROWEST_PX * view.density)

    def draw_edges(self, surface: pygame.Surface, view: View) -> None:
        widths = self._widths_px(view) + 2 * EDGE_PX * view.density
        self._strokes.draw(surface, view, widths, [self._edge] * widths.size)

    def fill(self, surface: pygame.Surface, view: View) -> None:
        widths = self._widths_px(view)
        self._strokes.draw(surface, view, widths, [self._fill] * widths.size)
        if self._stepped:
            gap = max(STEP_M * view.scale, STEP_PX * view.density)
            self._strokes.ticks(surface, view, widths, gap, ink("step"))
