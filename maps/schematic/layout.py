"""Lays a site plan out: everything in its place, in local metres."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from shapely import Polygon

from maps.schematic.doors import Entry, cut_doors
from maps.schematic.greens import carve
from maps.schematic.lines import nearest
from maps.schematic.network import Line, draw, join_ends, share_crossings
from maps.schematic.plan import XY, Ground, Mark, Plan
from maps.schematic.shapes import footprint, smooth


@dataclass(frozen=True)
class Layout:
    """A plan drawn in local metres: outlines by id, paths, doors, and where marks stand."""

    shapes: Mapping[str, Polygon]
    grounds: Mapping[str, Sequence[Polygon]]
    lines: Sequence[Line]
    entries: Sequence[Entry]
    marks: Mapping[str, XY]


def _outline(ground: Ground) -> Polygon:
    return Polygon(smooth(ground.points) if ground.smooth else ground.points)


def _mark_points(
    marks: Sequence[Mark], boundary: Sequence[XY], lines: Sequence[Line]
) -> dict[str, XY]:
    """Return gates on the boundary, and all else on the nearest path."""
    ring = [*boundary, boundary[0]]
    placed = {}
    for mark in marks:
        if mark.kind == "gate":
            placed[mark.id] = nearest(mark.at, ring)
        else:
            near = (nearest(mark.at, line.points) for line in lines)
            placed[mark.id] = min(near, key=lambda point: math.dist(point, mark.at))
    return placed


def _grounds(
    plan: Plan,
    outlines: Mapping[str, Polygon],
    boundary: Polygon,
    solid: Sequence[Polygon],
    lines: Sequence[Line],
) -> dict[str, list[Polygon]]:
    """Return the grounds; greens are what paths and solid things leave inside the boundary."""
    zones = {each.id: outlines[each.id] for each in plan.grounds if each.kind == "green"}
    greens = carve(zones, boundary, solid, lines)
    return {key: greens.get(key, [outline]) for key, outline in outlines.items()}


def lay_out(plan: Plan) -> Layout:
    """Return a plan drawn: outlines, one network of paths, doors and what is between them.

    Raises ValueError where the plan does not work out.
    """
    metres = plan.frame.to_metres(np.array(plan.boundary))
    boundary = [(float(x), float(y)) for x, y in metres]
    outlines = {ground.id: _outline(ground) for ground in plan.grounds}
    blocks = [*plan.buildings, *plan.areas]
    shapes = {block.id: footprint(block) for block in blocks}
    squares = [list(shapes[area.id].exterior.coords) for area in plan.areas if area.walkable]
    drawn = [draw(way, outlines) for way in plan.ways]
    marks = _mark_points(plan.marks, boundary, drawn)
    gates = [marks[mark.id] for mark in plan.marks if mark.kind == "gate"]
    # twice, because an end joined early loses a path whose own end moves later
    lines = join_ends(join_ends(drawn, squares, gates), squares, gates)
    marks = _mark_points(plan.marks, boundary, lines)
    walls = [shapes[building.id] for building in plan.buildings]
    waters = [outlines[each.id] for each in plan.grounds if each.kind != "green"]
    entries = cut_doors(blocks, lines, squares, [*walls, *waters])
    lines = share_crossings([*lines, *(entry.access for entry in entries)], list(marks.values()))
    grounds = _grounds(plan, outlines, Polygon(boundary), [*shapes.values(), *waters], lines)
    return Layout(shapes, grounds, lines, entries, marks)
