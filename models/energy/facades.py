"""The façades of buildings: their outlines by the directions they face, and their roofs."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.polygon import orient

from maps.campus import Building
from models.energy.sun.horizon import HEIGHTS, Obstacle, horizons, sky_view
from models.energy.zones import Facades, Floats

DIRECTIONS = 8  # walls that face about the same way are one façade
OFF_M = 0.05  # in front of a wall, from where it looks


@dataclass(frozen=True)
class Facade:
    """A façade of a building: where it faces, its area, and the middle of its longest wall.

    A roof has the tilt 0, a wall 90.
    """

    building: int
    azimuth_deg: float
    tilt_deg: float
    area_m2: float
    x_m: float
    y_m: float
    top_m: float


def outline(building: Building, number: int, storey_m: float) -> list[Facade]:
    """Return the façades of a building, from north on, its roof last."""
    top_m = building.floors * storey_m
    starts, edges = [], []
    for part in shapely.get_parts(building.footprint):
        oriented = orient(part)
        for ring in (oriented.exterior, *oriented.interiors):
            points = shapely.get_coordinates(ring)
            starts.append(points[:-1])
            edges.append(np.diff(points, axis=0))
    start, edge = np.concatenate(starts), np.concatenate(edges)
    length = np.hypot(*edge.T)
    start, edge, length = (each[length > 0.0] for each in (start, edge, length))
    outward = np.column_stack([edge[:, 1], -edge[:, 0]]) / length[:, None]
    azimuth = np.degrees(np.arctan2(outward[:, 0], outward[:, 1])) % 360.0
    direction = np.round(azimuth / (360.0 / DIRECTIONS)).astype(np.int64) % DIRECTIONS
    found = []
    for each in np.unique(direction):
        own = np.flatnonzero(direction == each)
        mean = (outward[own] * length[own, None]).sum(axis=0)
        longest = own[np.argmax(length[own])]
        x, y = start[longest] + edge[longest] / 2.0 + outward[longest] * OFF_M
        faces = float(np.degrees(np.arctan2(mean[0], mean[1])) % 360.0)
        area = float(length[own].sum()) * top_m
        found.append(Facade(number, faces, 90.0, area, float(x), float(y), top_m))
    middle = building.footprint.representative_point()
    roof_m2 = float(building.footprint.area)
    return [*found, Facade(number, 0.0, 0.0, roof_m2, middle.x, middle.y, top_m)]


def facades_of(each: Sequence[Facade], obstacles: Sequence[Obstacle]) -> Facades:
    """Return façades as arrays, with what the obstacles leave them of the sky."""
    tilt = np.array([facade.tilt_deg for facade in each])
    azimuth = np.array([facade.azimuth_deg for facade in each])
    points = np.array([(facade.x_m, facade.y_m) for facade in each]).reshape(-1, 2)
    tops = np.array([facade.top_m for facade in each])
    heights = np.where(tilt[:, None] > 0.0, tops[:, None] * np.array(HEIGHTS), tops[:, None])
    horizon = horizons(points, heights, obstacles)
    return Facades(
        building=np.array([facade.building for facade in each], np.int64),
        azimuth_deg=azimuth,
        tilt_deg=tilt,
        x_m=points[:, 0],
        y_m=points[:, 1],
        height_m=np.asarray(heights.mean(axis=1)),
        horizon_deg=horizon,
        sky_view=_sky_views(horizon, azimuth, tilt),
    )


def _sky_views(horizon: Floats, azimuth: Floats, tilt: Floats) -> Floats:
    views = [sky_view(*one) for one in zip(horizon, azimuth, tilt, strict=True)]
    return np.array(views, np.float64)
