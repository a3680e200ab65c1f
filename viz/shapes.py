"""Polygons on a surface: pygame fills rings, so shapes with holes are cut into pieces."""

from collections.abc import Iterator, Sequence

import numpy as np
import pygame
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from viz.palette import Colour
from viz.viewer.camera import View

Floats = NDArray[np.float64]


def solid_pieces(shape: Polygon | MultiPolygon) -> list[Polygon]:
    """Return polygons without holes that cover the shape and nothing else.

    A polygon is cut along a vertical line through its first hole until no hole is left. The
    pieces share the pixels of the cut, so no seam shows.
    """
    pieces: list[Polygon] = []
    waiting = [part for part in shapely.get_parts(shape) if isinstance(part, Polygon)]
    while waiting:
        polygon = waiting.pop()
        if not polygon.interiors:
            pieces.append(polygon)
            continue
        west, south, east, north = polygon.bounds
        cut = Polygon(polygon.interiors[0]).centroid.x
        for half in (shapely.box(west, south, cut, north), shapely.box(cut, south, east, north)):
            parts = shapely.get_parts(polygon.intersection(half))
            waiting.extend(part for part in parts if isinstance(part, Polygon))
    return pieces


class _Rings:
    """Rings of points, each belonging to a shape by its number; put on the screen together."""

    def __init__(self, rings: Sequence[Floats], owners: Sequence[int]) -> None:
        self.points = np.concatenate(rings) if rings else np.empty((0, 2))
        self.ends = np.cumsum([len(ring) for ring in rings], dtype=int)
        self.owners = owners

    def seen(
        self, view: View, visible: NDArray[np.bool_], away_m: Sequence[float] | None = None
    ) -> Iterator[tuple[int, list[tuple[float, float]]]]:
        """Yield the owner and the pixels of each ring in view, moved right and down by `away_m`."""
        x, y = view.to_pixels(self.points).T.tolist()
        start = 0
        for owner, end in zip(self.owners, self.ends.tolist(), strict=True):
            if visible[owner]:
                away = away_m[owner] * view.scale if away_m is not None else 0.0
                yield (
                    owner,
                    [(a + away, b + away) for a, b in zip(x[start:end], y[start:end], strict=True)],
                )
            start = end


class Shapes:
    """A set of polygons that are drawn together, in their order."""

    def __init__(self, shapes: Sequence[Polygon | MultiPolygon]) -> None:
        self.boxes = np.array([shape.bounds for shape in shapes]).reshape(-1, 4)
        fills = [(n, piece) for n, shape in enumerate(shapes) for piece in solid_pieces(shape)]
        self._fills = _Rings(
            [shapely.get_coordinates(piece.exterior) for _, piece in fills], [n for n, _ in fills]
        )
        edges = [
            (n, shapely.get_coordinates(ring))
            for n, shape in enumerate(shapes)
            for part in shapely.get_parts(shape)
            for ring in (part.exterior, *part.interiors)
        ]
        self._edges = _Rings([ring for _, ring in edges], [n for n, _ in edges])

    def fill(self, surface: pygame.Surface, view: View, colours: Sequence[Colour]) -> None:
        """Fill each shape with its colour."""
        for owner, ring in self._fills.seen(view, view.sees(self.boxes)):
            pygame.draw.polygon(surface, colours[owner], ring)

    def shade(
        self, surface: pygame.Surface, view: View, colour: Colour, shifts: Sequence[float]
    ) -> None:
        """Fill each shape, moved right and down by its own number of metres, with one colour."""
        seen = view.sees(self.boxes, max(shifts, default=0.0))
        for _, ring in self._fills.seen(view, seen, shifts):
            pygame.draw.polygon(surface, colour, ring)

    def outline(self, surface: pygame.Surface, view: View, colour: Colour, width: int = 1) -> None:
        """Draw the edge of each shape, `width` pixels of the finished picture wide."""
        for _, ring in self._edges.seen(view, view.sees(self.boxes)):
            pygame.draw.lines(surface, colour, True, ring, width * view.density)
