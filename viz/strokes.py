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
        self._is_last = np.append(np.diff(self.owner) != 0, True)[: self.owner.size]
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
        quads = np.hstack([start + aside, end + aside, end - aside, start - aside])
        # Walked by columns: a list for each corner would keep the garbage collector busy.
        corners = zip(self.owner[chosen].tolist(), *quads.T.tolist(), strict=True)
        for owner, ax, ay, bx, by, cx, cy, dx, dy in corners:
            pygame.draw.polygon(surface, colours[owner], ((ax, ay), (bx, by), (cx, cy), (dx, dy)))
        rounded = width >= ROUND_FROM_PX
        last = rounded & self._is_last[chosen]
        joints = np.concatenate([start[rounded], end[last]])
        radii = np.concatenate([half[rounded], half[last]]).tolist()
        owners = np.concatenate([self.owner[chosen][rounded], self.owner[chosen][last]]).tolist()
        for owner, x, y, radius in zip(owners, *joints.T.tolist(), radii, strict=True):
            pygame.draw.circle(surface, colours[owner], (x, y), radius)

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
        ends = np.hstack([middle - aside, middle + aside])
        for ax, ay, bx, by in zip(*ends.T.tolist(), strict=True):
            pygame.draw.line(surface, colour, (ax, ay), (bx, by), view.density)
