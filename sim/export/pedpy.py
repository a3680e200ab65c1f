"""Trajectories in the columns of PedPy: id, frame, x, y, z, of a stated time and area.

People walk on the middle of their link, at one speed from end to end: what a model of queues knows
of where they are. Ids count from 1 and lead back to nobody.
"""

from collections.abc import Mapping

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString
from shapely.geometry.base import BaseGeometry

from maps.faults import Fault, InputError, did_you_mean
from sim.export.source import Source
from sim.record.tables import trajectories

Floats = NDArray[np.float64]
MOST_POSITIONS = 20_000_000

_WALKS = """
SELECT person, link, direction, enter_ms, leave_ms FROM trajectories
WHERE leave_ms > $start AND enter_ms < $end
    AND list_contains($links::INT[], link) ORDER BY person, enter_ms"""


def positions(
    source: Source, area: BaseGeometry, start_s: int, end_s: int, frames_per_s: float
) -> Mapping[str, NDArray[np.generic]]:
    """Return `id`, `frame`, `x`, `y` [m] of all who walk outdoors in an area (local metres).

    Frame 0 is at `start_s` [s of the run]. Raises InputError where the run was not recorded with
    trajectories, or where it would be more positions than a file is made for.
    """
    names = {row["name"] for row in source.rows("SHOW TABLES")}
    if trajectories.TABLE.name not in names:
        rule = "must be a run with trajectories"
        raise InputError([Fault("RUN", "", "", rule, "run it with --trajectories")])
    lines = {link: line for link, line in source.lines().items() if line.intersects(area)}
    walks = source.tables.execute(
        _WALKS, {"links": list(lines), "start": 1000 * start_s, "end": 1000 * end_s}
    ).fetchnumpy()
    enter, leave = (np.asarray(walks[name], np.float64) / 1000 for name in ("enter_ms", "leave_ms"))
    first = np.ceil((np.maximum(enter, start_s) - start_s) * frames_per_s).astype(np.int64)
    last = np.ceil((np.minimum(leave, end_s) - start_s) * frames_per_s).astype(np.int64)
    count = np.maximum(last - first, 0)
    if count.sum() > MOST_POSITIONS:
        rule = f"would be more than {MOST_POSITIONS:,} positions"
        raise InputError([Fault("--until", "", f"{count.sum():,}", rule, "ask for less time")])
    row = np.repeat(np.arange(count.size), count)
    frame = np.arange(row.size) - np.repeat(np.cumsum(count) - count, count) + first[row]
    gone = (start_s + frame / frames_per_s - enter[row]) / np.maximum(leave - enter, 1e-9)[row]
    onward = np.asarray(walks["direction"])[row] > 0
    xy = _points(lines, np.asarray(walks["link"])[row], np.where(onward, gone, 1.0 - gone))
    inside = shapely.contains_xy(area, xy)
    _, number = np.unique(np.asarray(walks["person"])[row][inside], return_inverse=True)
    order = np.lexsort((frame[inside], number))
    return {
        "id": number[order] + 1,
        "frame": frame[inside][order],
        "x": xy[inside][order, 0],
        "y": xy[inside][order, 1],
    }


def _points(lines: Mapping[int, LineString], link: NDArray[np.integer], share: Floats) -> Floats:
    """Return x, y of each share of a link."""
    if not link.size:
        return np.zeros((0, 2))
    numbers, which = np.unique(link, return_inverse=True)
    along = np.array([lines[number] for number in numbers.tolist()], dtype=object)[which]
    points = shapely.line_interpolate_point(along, np.clip(share, 0.0, 1.0), normalized=True)
    return np.asarray(shapely.get_coordinates(points), np.float64)


def text_of(told: Mapping[str, NDArray[np.generic]], title: str, frames_per_s: float) -> str:
    """Return positions as the text that `pedpy.load_trajectory` reads; z is 0."""
    head = f"# {title}\n# framerate: {frames_per_s:g} fps\n# id frame x/m y/m z/m\n"
    columns = (told[name].tolist() for name in ("id", "frame", "x", "y"))
    rows = (f"{i} {f} {x:.3f} {y:.3f} 0.0\n" for i, f, x, y in zip(*columns, strict=True))
    return head + "".join(rows)


def area_around(source: Source, key: str, within_m: float) -> BaseGeometry:
    """Return the ground within a distance [m] of a building, area, path or point of the map.

    Raises InputError where the campus has none of this id.
    """
    campus = source.campus
    shapes = {
        **{each.id: each.footprint for each in campus.buildings.values()},
        **{each.id: each.shape for each in campus.areas.values()},
        **{each.id: each.line for each in campus.paths.values()},
        **{each.id: each.point for each in campus.spots.values()},
        **{each.id: each.point for each in campus.entrances.values()},
    }
    if key not in shapes:
        rule = f"must be on the campus {campus.id!r}"
        raise InputError([Fault("--around", "", key, rule, did_you_mean(key, shapes))])
    return shapes[key].buffer(within_m)
