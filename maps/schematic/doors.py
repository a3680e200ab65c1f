"""Cuts doors into outlines and draws the way from each door to the nearest path before it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from shapely import LineString, Polygon
from shapely.strtree import STRtree

from maps.schematic.lines import first_hit
from maps.schematic.network import Line
from maps.schematic.plan import XY, Block, Door, Way
from maps.schematic.shapes import footprint, turned

FARTHEST_M = 70.0
_OUTWARD = {"N": (0.0, 1.0), "E": (1.0, 0.0), "S": (0.0, -1.0), "W": (-1.0, 0.0)}


@dataclass(frozen=True)
class Entry:
    """A door of a block, where it is, and the way from it to the network."""

    id: str
    of: Block
    at: XY
    width_m: float
    access: Line


def _sight(block: Block, door: Door) -> tuple[XY, XY, XY]:
    """Return a point before a door, the one opposite behind the block, and the way outward."""
    out = _OUTWARD[door.side]
    along = door.share - 0.5
    w, d = block.width_m, block.depth_m
    before = (along * w, out[1] * d) if out[1] else (out[0] * w, along * d)
    behind = (before[0], -before[1]) if out[1] else (-before[0], before[1])
    x, y = block.centre

    def place(point: XY) -> XY:
        px, py = turned(point, block.angle)
        return x + px, y + py

    return place(before), place(behind), turned(out, block.angle)


def _access(at: XY, out: XY, lines: Sequence[Line], squares: Sequence[Sequence[XY]]) -> XY | None:
    far = at[0] + FARTHEST_M * out[0], at[1] + FARTHEST_M * out[1]
    ahead = [*(line.points for line in lines if line.way.layer == 0), *squares]
    hits = [hit for line in ahead if (hit := first_hit(at, far, line))]
    return min(hits, key=lambda hit: math.dist(at, hit), default=None)


def _entry(
    block: Block, number: int, lines: Sequence[Line], squares: Sequence[Sequence[XY]]
) -> Entry:
    door = block.doors[number]
    before, behind, out = _sight(block, door)
    at = first_hit(before, behind, list(footprint(block).exterior.coords))
    if at is None:
        raise ValueError(f"{block.id}: no wall behind door {door}")
    end = _access(at, out, lines, squares)
    if end is None:
        raise ValueError(f"{block.id}: no path within {FARTHEST_M:g} m before door {door}")
    key = f"{block.id}-door{number + 1}"
    way = Way(f"{key}-way", "", "", "access", door.width_m, 0, 0.0, [], "")
    return Entry(key, block, at, door.width_m, Line(way, [at, end]))


def _check_clear(entry: Entry, solid: Sequence[Polygon], tree: STRtree) -> None:
    way = LineString(entry.access.points)
    if any(way.intersection(solid[n]).length > 0.1 for n in tree.query(way)):
        raise ValueError(f"{entry.id}: something stands in the way to it")


def cut_doors(
    blocks: Sequence[Block],
    lines: Sequence[Line],
    squares: Sequence[Sequence[XY]],
    solid: Sequence[Polygon],
) -> list[Entry]:
    """Return the doors of all blocks with the ways to them.

    Raises ValueError naming every door that has no path before it, or something `solid` in its way.
    """
    entries = []
    blocked = []
    tree = STRtree(solid)
    for block in blocks:
        for number in range(len(block.doors)):
            try:
                entry = _entry(block, number, lines, squares)
                _check_clear(entry, solid, tree)
            except ValueError as error:
                blocked.append(str(error))
            else:
                entries.append(entry)
    if blocked:
        raise ValueError("\n".join(blocked))
    return entries
