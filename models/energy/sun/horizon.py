"""What stands in front of a façade: a profile of the horizon, and what is seen of the sky."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from models.compiled import compiled

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

SECTORS = 72
HEIGHTS = (1 / 6, 1 / 2, 5 / 6)  # of a façade, at which the horizon is taken
REACH_M = 300.0  # what is farther hides nothing
TOUCHING_M = 0.01  # a wall that begins nearer is the façade itself


@dataclass(frozen=True)
class Obstacle:
    """Something that hides the sun: a footprint [m] and how high it rises above the ground [m]."""

    footprint: BaseGeometry
    height_m: float


def sector_deg() -> Floats:
    """Return the middle of each sector, clockwise from north [degrees]."""
    return (np.arange(SECTORS) + 0.5) * 360.0 / SECTORS


def sector_of(azimuth_deg: Floats) -> Ints:
    """Return the sector in which each azimuth lies."""
    return (np.floor(azimuth_deg / (360.0 / SECTORS)).astype(np.int64)) % SECTORS


def horizons(points_m: Floats, heights_m: Floats, obstacles: Sequence[Obstacle]) -> Floats:
    """Return how high obstacles rise above each point at its heights [degrees].

    `points_m` has shape (points, 2), `heights_m` (points, heights); the answer (points, heights,
    sectors), 0 where nothing rises.
    """
    walls, tops = _walls(obstacles)
    return _rises(points_m, heights_m, walls, tops, np.radians(sector_deg()))


def _walls(obstacles: Sequence[Obstacle]) -> tuple[Floats, Floats]:
    """Return the outlines as segments (x, y, x, y) [m], and the height of each [m]."""
    segments, tops = [np.zeros((0, 4))], [np.zeros(0)]
    for obstacle in obstacles:
        for part in shapely.get_parts(obstacle.footprint):
            for ring in (part.exterior, *part.interiors):
                points = shapely.get_coordinates(ring)
                segments.append(np.column_stack([points[:-1], points[1:]]))
                tops.append(np.full(points.shape[0] - 1, obstacle.height_m))
    return np.concatenate(segments), np.concatenate(tops)


@compiled
def _rises(
    points_m: Floats, heights_m: Floats, walls: Floats, tops: Floats, along: Floats
) -> Floats:
    count, heights = heights_m.shape
    highest = np.zeros((count, heights, along.size))
    east, north = np.sin(along), np.cos(along)
    for i in range(count):
        x, y = points_m[i, 0], points_m[i, 1]
        lowest = heights_m[i].min()
        for j in range(tops.size):
            ax, ay = walls[j, 0] - x, walls[j, 1] - y
            ex, ey = walls[j, 2] - walls[j, 0], walls[j, 3] - walls[j, 1]
            near = math.hypot(ax, ay) - math.hypot(ex, ey)
            if tops[j] <= lowest or near > REACH_M:
                continue
            for s in range(along.size):
                across = east[s] * ey - north[s] * ex
                if across == 0.0:
                    continue
                away = (ax * ey - ay * ex) / across
                share = (ax * north[s] - ay * east[s]) / across
                if TOUCHING_M < away <= REACH_M and 0.0 <= share <= 1.0:
                    for k in range(heights):
                        rise = math.degrees(math.atan2(tops[j] - heights_m[i, k], away))
                        highest[i, k, s] = max(highest[i, k, s], rise)
    return highest


def sky_view(horizon_deg: Floats, azimuth_deg: float, tilt_deg: float) -> float:
    """Return the share of a plane's view that is sky, over its horizon (heights, sectors).

    The integral of the cosine of incidence over the sky above the horizon, over pi; over the
    elevation in closed form, over the azimuth by sectors. A free roof sees 1, a free wall 1/2.
    """
    tilt = math.radians(tilt_deg)
    facing = math.sin(tilt) * np.cos(np.radians(sector_deg() - azimuth_deg))
    upward = math.cos(tilt)
    begins = np.arctan2(-facing, max(upward, 1e-12))  # below it, the sky is behind the plane
    low = np.maximum(np.radians(horizon_deg), np.maximum(begins, 0.0))

    def primitive(elevation: Floats) -> Floats:
        circle = elevation / 2.0 + np.sin(2.0 * elevation) / 4.0
        return np.asarray(upward * np.sin(elevation) ** 2 / 2.0 + facing * circle)

    seen = primitive(np.full_like(low, math.pi / 2.0)) - primitive(low)
    return float(np.maximum(seen, 0.0).mean(axis=0).sum() * 2.0 / SECTORS)
