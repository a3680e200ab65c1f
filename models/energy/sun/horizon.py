"""What stands in front of a façade: a profile of the horizon, and what is seen of the sky."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

Floats = NDArray[np.float64]

SECTORS = 72
HEIGHTS = (1 / 6, 1 / 2, 5 / 6)  # of a façade, at which the horizon is taken
REACH_M = 300.0  # what is farther hides nothing


@dataclass(frozen=True)
class Obstacle:
    """Something that hides the sun: a footprint [m] and how high it rises above the ground [m]."""

    footprint: BaseGeometry
    height_m: float


def sector_deg() -> Floats:
    """Return the middle of each sector, clockwise from north [degrees]."""
    return (np.arange(SECTORS) + 0.5) * 360.0 / SECTORS


def sector_of(azimuth_deg: Floats) -> NDArray[np.int64]:
    """Return the sector in which each azimuth lies."""
    return (np.floor(azimuth_deg / (360.0 / SECTORS)).astype(np.int64)) % SECTORS


def horizon_of(x_m: float, y_m: float, heights_m: Floats, obstacles: Sequence[Obstacle]) -> Floats:
    """Return how high obstacles rise above a point at some heights [degrees].

    Shape (heights, sectors), 0 where nothing rises. `obstacles` are those near; a wall that begins
    at the point itself hides nothing.
    """
    highest = np.zeros((heights_m.size, SECTORS))
    for obstacle in obstacles:
        above = obstacle.height_m - heights_m
        if above.max() <= 0.0:
            continue
        near = _distances(x_m, y_m, obstacle.footprint)
        rise = np.degrees(np.arctan2(above[:, None], near[None, :]))
        highest = np.maximum(highest, rise)
    return highest


def _distances(x_m: float, y_m: float, footprint: BaseGeometry) -> Floats:
    """Return how far the outline is from a point in the direction of each sector [m], or inf."""
    along = np.radians(sector_deg())
    east, north = np.sin(along)[:, None], np.cos(along)[:, None]
    nearest = np.full(SECTORS, np.inf)
    for ring in shapely.get_rings(footprint):
        points = shapely.get_coordinates(ring) - (x_m, y_m)
        (ax, ay), (ex, ey) = points[:-1].T, np.diff(points, axis=0).T
        # point + t (east, north) = a + u edge
        across = east * ey - north * ex
        with np.errstate(divide="ignore", invalid="ignore"):
            t = (ax * ey - ay * ex) / across
            u = (ax * north - ay * east) / across
        hit = (across != 0.0) & (t > 0.01) & (u >= 0.0) & (u <= 1.0)
        nearest = np.minimum(nearest, np.where(hit, t, np.inf).min(axis=1))
    return nearest


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
    return float(np.maximum(seen, 0.0).mean(axis=0).sum() * 2.0 * math.pi / SECTORS / math.pi)
