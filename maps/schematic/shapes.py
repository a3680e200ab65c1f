"""Outlines in metres: footprints by their letter, smooth shores, rounded bends."""

import math
from collections.abc import Callable, Sequence

from shapely import Polygon

from maps.schematic.plan import XY, Block

CURVE_STEPS = 6


def _box(w: float, d: float) -> list[XY]:
    return [(-w / 2, -d / 2), (w / 2, -d / 2), (w / 2, d / 2), (-w / 2, d / 2)]


def _bar(w: float, d: float, _: float) -> Polygon:
    return Polygon(_box(w, d))


def _court(w: float, d: float, t: float) -> Polygon:
    return Polygon(_box(w, d), [_box(w - 2 * t, d - 2 * t)])


def _l(w: float, d: float, t: float) -> Polygon:
    x, y = w / 2, d / 2
    return Polygon([(-x, -y), (x, -y), (x, t - y), (t - x, t - y), (t - x, y), (-x, y)])


def _u(w: float, d: float, t: float) -> Polygon:
    x, y = w / 2, d / 2
    inner = [(x - t, y), (x - t, t - y), (t - x, t - y), (t - x, y)]
    return Polygon([(-x, -y), (x, -y), (x, y), *inner, (-x, y)])


def _h(w: float, d: float, t: float) -> Polygon:
    x, y, b = w / 2, d / 2, t / 2
    below = [(-x, -y), (t - x, -y), (t - x, -b), (x - t, -b), (x - t, -y), (x, -y)]
    return Polygon([*below, *[(-px, -py) for px, py in below]])


def _comb(w: float, d: float, t: float) -> Polygon:
    """Return a spine along the south with four teeth to the north."""
    x, y = w / 2, d / 2
    gap = (w - 4 * t) / 3
    outline: list[XY] = [(-x, -y), (x, -y)]
    for tooth in range(4):
        right = x - tooth * (t + gap)
        outline += [(right, y), (right - t, y)]
        if tooth < 3:
            outline += [(right - t, t - y), (right - t - gap, t - y)]
    return Polygon(outline)


def _z(w: float, d: float, t: float) -> Polygon:
    """Return two bars of depth `t`, set off from each other along their length."""
    x, y, half = w / 2, d / 2, 0.1 * w
    below = [(-x, -y), (half, -y), (half, y - t), (x, y - t)]
    return Polygon([*below, *[(-px, -py) for px, py in below]])


def _arc(x: float, y: float, rx: float, ry: float, first: float, last: float) -> list[XY]:
    steps = 24
    turns = [math.radians(first + (last - first) * n / steps) for n in range(steps + 1)]
    return [(x + rx * math.cos(turn), y + ry * math.sin(turn)) for turn in turns]


def _oval(w: float, d: float, _: float) -> Polygon:
    return Polygon(_arc(0, 0, w / 2, d / 2, 0, 360)[:-1])


def _stadium_outline(w: float, d: float) -> list[XY]:
    x, r = (w - d) / 2, d / 2
    return [*_arc(x, 0, r, r, -90, 90), *_arc(-x, 0, r, r, 90, 270)]


def _stadium(w: float, d: float, _: float) -> Polygon:
    return Polygon(_stadium_outline(w, d))


def _track(w: float, d: float, t: float) -> Polygon:
    """Return a ring of width `t` with straights along the width and round ends."""
    return Polygon(_stadium_outline(w, d), [_stadium_outline(w - 2 * t, d - 2 * t)])


SHAPES: dict[str, Callable[[float, float, float], Polygon]] = {
    "bar": _bar,
    "court": _court,
    "L": _l,
    "U": _u,
    "H": _h,
    "comb": _comb,
    "Z": _z,
    "oval": _oval,
    "stadium": _stadium,
    "track": _track,
}


def turned(point: XY, angle: float) -> XY:
    """Return a point turned about the origin by `angle` [degrees, counter-clockwise]."""
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return point[0] * cos - point[1] * sin, point[0] * sin + point[1] * cos


def footprint(block: Block) -> Polygon:
    """Return the outline of a building or an area in local metres."""
    plain = SHAPES[block.shape](block.width_m, block.depth_m, block.wing_m)

    def place(xy: XY) -> XY:
        x, y = turned(xy, block.angle)
        return block.centre[0] + x, block.centre[1] + y

    holes = [[place(xy) for xy in hole.coords] for hole in plain.interiors]
    return Polygon([place(xy) for xy in plain.exterior.coords], holes)


def smooth(points: Sequence[XY]) -> list[XY]:
    """Return a closed curve through points: a Catmull-Rom spline in steps of 1/6."""
    count = len(points)
    curve = []
    for n in range(count):
        before, start, end, after = (points[(n + k) % count] for k in (-1, 0, 1, 2))
        for step in range(CURVE_STEPS):
            t = step / CURVE_STEPS
            weights = (
                (-t + 2 * t**2 - t**3) / 2,
                (2 - 5 * t**2 + 3 * t**3) / 2,
                (t + 4 * t**2 - 3 * t**3) / 2,
                (t**3 - t**2) / 2,
            )
            four = (before, start, end, after)
            x = sum(weight * point[0] for weight, point in zip(weights, four, strict=True))
            y = sum(weight * point[1] for weight, point in zip(weights, four, strict=True))
            curve.append((x, y))
    return curve


def widened(outline: Sequence[XY], by_m: float) -> list[XY]:
    """Return a smooth closed outline, drawn counter-clockwise, moved outwards by `by_m` [m]."""
    count = len(outline)
    moved = []
    for n, (x, y) in enumerate(outline):
        (ax, ay), (bx, by) = outline[n - 1], outline[(n + 1) % count]
        length = math.dist((ax, ay), (bx, by))
        moved.append((x + by_m * (by - ay) / length, y - by_m * (bx - ax) / length))
    return moved


def bent(points: Sequence[XY], bend_m: float) -> list[XY]:
    """Return a line with each bend replaced by a curve that begins `bend_m` before it.

    A line that ends where it begins is rounded there too.
    """
    if bend_m == 0 or len(points) < 3:
        return list(points)
    closed = points[0] == points[-1]
    corners = [points[-2], *points] if closed else list(points)
    curve: list[XY] = [] if closed else [points[0]]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        start, end = _toward(corner, before, bend_m), _toward(corner, after, bend_m)
        for step in range(CURVE_STEPS + 1):
            t = step / CURVE_STEPS
            shares = ((1 - t) ** 2, 2 * t * (1 - t), t**2)
            three = (start, corner, end)
            x = sum(share * point[0] for share, point in zip(shares, three, strict=True))
            y = sum(share * point[1] for share, point in zip(shares, three, strict=True))
            curve.append((x, y))
    return [*curve, curve[0] if closed else points[-1]]


def _toward(start: XY, end: XY, most_m: float) -> XY:
    """Return the point `most_m` from start towards end, at most 45 % of the way."""
    share = min(most_m / math.dist(start, end), 0.45)
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])
