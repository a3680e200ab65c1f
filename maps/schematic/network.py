"""Makes one network of the paths that a plan draws: ends joined, crossings shared."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from shapely import Polygon

from maps.schematic.lines import crossing, nearest
from maps.schematic.plan import XY, Way
from maps.schematic.shapes import bent, widened

SNAP_M = 8.0
SAME_M = 0.5
ON_LINE_M = 0.6
SHORE_M = 7.0


@dataclass(frozen=True)
class Line:
    """A path as drawn: the way it stands for, and its coordinates."""

    way: Way
    points: Sequence[XY]


def draw(way: Way, waters: Mapping[str, Polygon]) -> Line:
    """Return a way with its bends rounded, or led round the shore that it names."""
    if way.shore:
        ring = widened(list(waters[way.shore].exterior.coords)[:-1], SHORE_M)
        return Line(way, [*ring, ring[0]])
    return Line(way, bent(way.points, way.bend_m))


def _joined_end(end: XY, others: Sequence[Sequence[XY]], fixed: Sequence[XY]) -> XY | None:
    near = [point for point in fixed if math.dist(point, end) <= SNAP_M]
    if near:
        return near[0]
    found = min((nearest(end, line) for line in others), key=lambda point: math.dist(point, end))
    return found if math.dist(found, end) <= SNAP_M else None


def join_ends(
    lines: Sequence[Line], squares: Sequence[Sequence[XY]], fixed: Sequence[XY]
) -> list[Line]:
    """Return the lines with each end moved to a fixed point, a path or a square within 8 m.

    Raises ValueError naming every end that lies in the open.
    """
    joined = list(lines)
    loose = []
    for number, line in enumerate(joined):
        if line.points[0] == line.points[-1]:
            continue
        others = [*(other.points for other in joined if other is not line), *squares]
        points = list(line.points)
        for end in (0, -1):
            at = _joined_end(points[end], others, fixed)
            if at is None:
                loose.append(f"path {line.way.id} ends in the open at {points[end]}")
            else:
                points[end] = at
        joined[number] = replace(line, points=points)
    if loose:
        raise ValueError("\n".join(loose))
    return joined


class _Junctions:
    """The points where paths meet, each found once however many paths meet there."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[XY]] = {}

    def at(self, point: XY) -> XY:
        """Return the junction within half a metre of a point; the point becomes one if none is."""
        column, row = math.floor(point[0] / SAME_M), math.floor(point[1] / SAME_M)
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                for known in self._cells.get((column + dx, row + dy), []):
                    if math.dist(known, point) < SAME_M:
                        return known
        self._cells.setdefault((column, row), []).append(point)
        return point


def _meetings(a: Line, b: Line) -> list[XY]:
    """Return where two lines meet: where one ends on the other, and, on one layer, cross it."""
    found = []
    for one, other in ((a, b), (b, a)):
        for end in (one.points[0], one.points[-1]):
            if math.dist(end, nearest(end, other.points)) < ON_LINE_M:
                found.append(end)
    if a.way.layer == b.way.layer:
        for start, end in pairwise(a.points):
            hits = (crossing(start, end, c, d) for c, d in pairwise(b.points))
            found += [hit for hit in hits if hit]
    return found


def _boxes_apart(a: Line, b: Line) -> bool:
    for axis in (0, 1):
        of_a, of_b = [point[axis] for point in a.points], [point[axis] for point in b.points]
        if min(of_a) > max(of_b) + ON_LINE_M or min(of_b) > max(of_a) + ON_LINE_M:
            return True
    return False


def _with_points(points: Sequence[XY], extra: Sequence[XY]) -> list[XY]:
    """Return a line led through extra points that lie on it or beside it, in its own order.

    A point within half a metre of a corner takes the corner's place.
    """
    line = list(points)
    for point in extra:
        if point in line:
            continue
        corner = min(range(len(line)), key=lambda n: math.dist(line[n], point))
        if math.dist(line[corner], point) < SAME_M:
            line = [point if old == line[corner] else old for old in line]
            continue
        gaps = [math.dist(point, nearest(point, piece)) for piece in pairwise(line)]
        line.insert(gaps.index(min(gaps)) + 1, point)
    return line


def share_crossings(lines: Sequence[Line], points: Sequence[XY]) -> list[Line]:
    """Return the lines with a common coordinate wherever they meet, and at the given points."""
    junctions = _Junctions()
    for point in points:
        junctions.at(point)
    extra: list[list[XY]] = [[] for _ in lines]
    for number, line in enumerate(lines):
        for point in points:
            if math.dist(point, nearest(point, line.points)) < ON_LINE_M:
                extra[number].append(point)
    for a, b in combinations(range(len(lines)), 2):
        if _boxes_apart(lines[a], lines[b]):
            continue
        for point in _meetings(lines[a], lines[b]):
            junction = junctions.at(point)
            extra[a].append(junction)
            extra[b].append(junction)
    return [
        replace(line, points=_with_points(line.points, through))
        for line, through in zip(lines, extra, strict=True)
    ]
