"""Where straight lines meet: the arithmetic under the network of paths."""

import math
from collections.abc import Sequence
from itertools import pairwise

from maps.schematic.plan import XY


def foot(point: XY, start: XY, end: XY) -> XY:
    """Return the point of a segment that is nearest to `point`."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    along = (point[0] - start[0]) * dx + (point[1] - start[1]) * dy
    share = min(1.0, max(0.0, along / (dx * dx + dy * dy)))
    return start[0] + share * dx, start[1] + share * dy


def nearest(point: XY, line: Sequence[XY]) -> XY:
    """Return the point of a line that is nearest to `point`."""
    feet = [foot(point, start, end) for start, end in pairwise(line)]
    return min(feet, key=lambda found: math.dist(point, found))


def crossing(a: XY, b: XY, c: XY, d: XY) -> XY | None:
    """Return the point where segment a-b crosses segment c-d; None if apart or parallel."""
    ux, uy = b[0] - a[0], b[1] - a[1]
    vx, vy = d[0] - c[0], d[1] - c[1]
    cross = ux * vy - uy * vx
    if abs(cross) < 1e-9:
        return None
    wx, wy = c[0] - a[0], c[1] - a[1]
    t, u = (wx * vy - wy * vx) / cross, (wx * uy - wy * ux) / cross
    if not (0 <= t <= 1 and 0 <= u <= 1):
        return None
    return a[0] + t * ux, a[1] + t * uy


def first_hit(start: XY, end: XY, line: Sequence[XY]) -> XY | None:
    """Return where one who goes straight from start to end first meets a line."""
    hits = [hit for c, d in pairwise(line) if (hit := crossing(start, end, c, d))]
    return min(hits, key=lambda hit: math.dist(start, hit), default=None)
