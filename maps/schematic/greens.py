"""Fills the ground that everything else leaves free with lawns, woods and gardens."""

from collections.abc import Mapping, Sequence

import shapely
from shapely import LineString, Polygon

from maps.schematic.network import Line

VERGE_M = 1.0
LEAST_M2 = 40.0
# Corners on a grid far coarser than the rounding of degrees: no outline crosses itself by rounding.
GRID_M = 0.1


def _strip(line: Line) -> Polygon:
    half = line.way.width_m / 2 + VERGE_M
    return LineString(line.points).buffer(half, cap_style="square", join_style="mitre")


def carve(
    zones: Mapping[str, Polygon],
    boundary: Polygon,
    solid: Sequence[Polygon],
    lines: Sequence[Line],
) -> dict[str, list[Polygon]]:
    """Return what paths and solid things leave of each zone inside the boundary, in pieces.

    A verge of 1 m stays free round everything. Where zones overlap, the first one has the ground.
    """
    kept_free = [shape.buffer(VERGE_M, join_style="mitre") for shape in solid]
    taken = shapely.union_all([*kept_free, *map(_strip, lines)], grid_size=GRID_M)
    found = {}
    for key, zone in zones.items():
        free = shapely.difference(zone.intersection(boundary), taken, grid_size=GRID_M)
        pieces = shapely.get_parts(shapely.normalize(free))
        found[key] = [piece for piece in pieces if piece.area >= LEAST_M2]
        taken = shapely.union(taken, zone, grid_size=GRID_M)
    return found
