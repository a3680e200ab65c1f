"""Lines of a true width with round joints, drawn in bulk."""

from collections.abc import Sequence

import numpy as np
import pygame
import shapely
from numpy.typing import NDArray
from shapely import LineString

from viz.palette import Colour
from viz.viewer.camera import View

Floats = NDArray[np.float64]
ROUND_FROM_PX = 4.0


class Strokes:
    """A set of lines that are drawn together, in their order."""

    def __init__(self, lines: Sequence[LineString]) -> None:
        points, owners = shapely.get_coordinates(np.asarray(lines, dtype=object), return_index=True)
        self.count = len(lines)
        same = owners[1:] == owners[:-1]
        self._points = points
        self._starts = np.flatnonzero(same)
        self.owner = owners[:-1][same]
        ends = self._starts + 1
        self._boxes = np.hstack(
            [
                np.minimum(points[self._starts], points[ends]),
                np.maximum(points[self._starts], points[ends]),
            ]
        )

    def draw(
        self,
        surface: pygame.Surface,
        view: View,
        widths_px: Floats,
        colours: Sequence[Colour],
    ) -> None:
        """Draw each line with its own width, in pixels of the surface, and colour.

        A width of 0 leaves a line out.
        """
        seen = view.sees(self._boxes, float(widths_px.max(initial=0.0)) / view.scale)
        chosen = np.flatnonzero(seen & (widths_px[self.owner] > 0))
        pixels = view.to_pixels(self._points)
        start, end = pixels[self._starts[chosen]], pixels[self._starts[chosen] + 1]
        width = widths_px[self.owner[chosen]]
        along = end - start
        length = np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)
        # pygame fills the edge's own pixels too: half a pixel less on each side is the true width.
        half = np.maximum((width - 1) / 2, 0.5)
        aside = np.column_stack([-along[:, 1], along[:, 0]]) * (half / length)[:, None]
        quads = np.stack([start + aside, end + aside, end - aside, start - aside], axis=1)
        owners = self.owner[chosen].tolist()
        for owner, quad in zip(owners, quads.tolist(), strict=True):
            pygame.draw.polygon(surface, colours[owner], quad)
        rounded = np.flatnonzero(width >= ROUND_FROM_PX)
        for row in rounded.tolist():
            colour = colours[owners[row]]
            pygame.draw.circle(surface, colour, start[row].tolist(), half[row])
            pygame.draw.circle(surface, colour, end[row].tolist(), half[row])

    def ticks(
        self, surface: pygame.Surface, view: View, widths_px: Floats, gap_px: float, colour: Colour
    ) -> None:
        """Draw strokes across each line, `gap_px` pixels of the surface apart, as stairs have."""
        seen = np.flatnonzero(
            view.sees(self._boxes, float(widths_px.max(initial=0.0)) / view.scale)
        )
        pixels = view.to_pixels(self._points)
        start = pixels[self._starts[seen]]
        along = pixels[self._starts[seen] + 1] - start
        length = np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)
        counts = (length / gap_px).astype(int)
        row = np.repeat(np.arange(seen.size), counts)
        step = np.arange(row.size) - np.repeat(np.cumsum(counts) - counts, counts) + 0.5
        middle = start[row] + along[row] * (step / np.maximum(counts[row], 1))[:, None]
        half = widths_px[self.owner[seen]][row] / 2 / length[row]
        aside = np.column_stack([-along[row, 1], along[row, 0]]) * half[:, None]
        for first, last in zip((middle - aside).tolist(), (middle + aside).tolist(), strict=True):
            pygame.draw.line(surface, colour, first, last, view.density)
