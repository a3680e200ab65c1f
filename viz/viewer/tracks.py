"""Where on the map somebody is who has gone a share of a link."""

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Tracks:
    """The geometries of links, laid end to end so that one search finds everybody's place."""

    def __init__(self, lines: Sequence[LineString], width_m: Floats) -> None:
        """Lay out lines of local metres; a link's number is its position in `lines`."""
        points, owner = shapely.get_coordinates(np.asarray(lines, dtype=object), return_index=True)
        ahead = np.diff(points, axis=0)
        step = np.hypot(ahead[:, 0], ahead[:, 1])
        step[owner[1:] != owner[:-1]] = 1.0  # a gap parts a link from the next
        self._along = np.concatenate([[0.0], np.cumsum(step)])
        self._points = points
        self._ahead = ahead / np.maximum(step, 1e-9)[:, None]
        first = np.searchsorted(owner, np.arange(len(lines)))
        last = np.searchsorted(owner, np.arange(len(lines)), side="right") - 1
        self._start = self._along[first]
        self._length = self._along[last] - self._start
        self._first = first
        self._last = last
        self._bent = last - first > 1
        self._width_m = width_m

    def positions(self, link: Ints, share: Floats, aside: Floats) -> Floats:
        """Return x, y [m], of shape (n, 2).

        `share` [1] is how much of the link lies behind, along its geometry; `aside` [1] is how
        far to its left one keeps, from -1 to 1 at the edges.
        """
        along = self._start[link] + share * self._length[link]
        piece = self._first[link]
        # most links are straight: only those of several pieces are searched
        bent = np.flatnonzero(self._bent[link])
        if bent.size:
            found = np.searchsorted(self._along, along[bent], side="right") - 1
            piece[bent] = np.clip(found, piece[bent], self._last[link[bent]] - 1)
        piece = np.minimum(piece, len(self._ahead) - 1)
        ahead = self._ahead[piece]
        away = aside * self._width_m[link] / 2
        left = np.column_stack([-ahead[:, 1], ahead[:, 0]])
        beyond = (along - self._along[piece])[:, None]
        place: Floats = self._points[piece] + ahead * beyond + left * away[:, None]
        return place
