"""Overhangs and fins of the test cells: what part of a window sees the sun and the sky.

Rays go from a grid of points on the window; a ray that meets an overhang or a fin is lost.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.energy.sun.sky import Sky
from models.energy.sun.sunshine import ALBEDO, SunOnFacades
from models.energy.zones import Facades

Floats = NDArray[np.float64]

POINTS = 10  # along each side of a window
DEGREES = 2.5  # between the rays to sky and ground
HORIZON_DEG = 10.0  # up to which the sky is bright
SILL_M, LINTEL_M = 0.2, 2.2


@dataclass(frozen=True)
class Shade:
    """An overhang at the roof's edge, and fins from it to the ground, before some windows.

    Places along the wall are from its middle [m]; `fins` are where fins stand.
    """

    windows: tuple[tuple[float, float], ...]
    overhang: tuple[float, float]
    fins: tuple[float, ...] = ()
    depth_m: float = 1.0
    roof_m: float = 2.7

    def seen(self, along: Floats, out: Floats, up: Floats) -> Floats:
        """Return the share of the windows that sees what lies in some directions."""
        steps = (np.arange(POINTS) + 0.5) / POINTS
        x = np.concatenate([a + (b - a) * steps for a, b in self.windows])
        z = SILL_M + (LINTEL_M - SILL_M) * steps
        px, pz = (grid.ravel()[None, :] for grid in np.meshgrid(x, z))
        dx, dy, dz = (part[:, None] for part in (along, out, up))
        with np.errstate(divide="ignore", invalid="ignore"):
            far = (self.roof_m - pz) / dz
            left, right = self.overhang
            lost = (far > 0.0) & (far * dy <= self.depth_m)
            lost &= (px + far * dx >= left) & (px + far * dx <= right)
            for fin in self.fins:
                far = (fin - px) / dx
                at_z = pz + far * dz
                lost |= (
                    (far > 0.0) & (far * dy <= self.depth_m) & (at_z >= 0) & (at_z <= self.roof_m)
                )
        return np.asarray((~lost).mean(axis=1) * (out > 0.0))

    def view(self, least_deg: float, greatest_deg: float) -> float:
        """Return the share of what a free window sees between two elevations that is left."""
        turn = np.radians(np.arange(-90.0 + DEGREES / 2, 90.0, DEGREES))
        rise = np.radians(np.arange(least_deg + DEGREES / 2, greatest_deg, DEGREES))
        a, e = (grid.ravel() for grid in np.meshgrid(turn, rise))
        out = np.cos(e) * np.cos(a)
        seen = self.seen(np.cos(e) * np.sin(a), out, np.sin(e))
        weight = out * np.cos(e)
        return float((seen * weight).sum() / weight.sum())


SOUTH = Shade(windows=((-3.5, -0.5), (0.5, 3.5)), overhang=(-4.0, 4.0))
EAST_OR_WEST = Shade(windows=((-1.5, 1.5),), overhang=(-1.5, 1.5), fins=(-1.5, 1.5))


class SunBehindShades(SunOnFacades):
    """The sun on façades of which some are windows behind shades."""

    def __init__(self, facades: Facades, sky: Sky, shades: Mapping[int, Shade]) -> None:
        super().__init__(facades, sky)
        self._azimuth = np.radians(facades.azimuth_deg)
        for facade, shade in shades.items():  # what shades hide, they do not make good: all black
            self._band[facade] *= shade.view(0.0, HORIZON_DEG)
            self._reflected[facade] = ALBEDO / 2.0 * shade.view(-90.0, 0.0)
        self._shades = shades

    def _sunlit(self, to_sun: Floats) -> Floats:
        share = super()._sunlit(to_sun)
        east, north, up = to_sun.T
        for facade, shade in self._shades.items():
            sine, cosine = np.sin(self._azimuth[facade]), np.cos(self._azimuth[facade])
            along, out = east * cosine - north * sine, east * sine + north * cosine
            share[:, facade] *= shade.seen(along, out, np.maximum(up, 1e-9))
        return share
