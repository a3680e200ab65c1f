"""Which part of the map is seen, and how large."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class View:
    """A window on the map: `x_m`, `y_m` are at its middle, `scale` is pixels a metre.

    `density` is how many pixels of the surface make one of the finished picture along each side:
    what is drawn twice as large and then scaled down has smooth edges. `lettering` is how much
    larger than usual names and signs are.
    """

    x_m: float
    y_m: float
    scale: float
    width: int
    height: int
    density: int = 1
    lettering: float = 1.0

    @classmethod
    def fitted(
        cls,
        bounds: tuple[float, float, float, float],
        size: tuple[int, int],
        margin: float = 0.03,
        lettering: float = 1.0,
    ) -> View:
        """Return the view that shows west, south, east, north [m] whole, with a margin [1]."""
        west, south, east, north = bounds
        width, height = size
        inner = 1 - 2 * margin
        scale = inner * min(width / max(east - west, 1.0), height / max(north - south, 1.0))
        return cls((west + east) / 2, (south + north) / 2, scale, width, height, 1, lettering)

    def letters(self, size_px: float) -> int:
        """Return the height of letters [pixels] that are usually so high."""
        return round(size_px * self.lettering)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east and north of what is seen [m]."""
        half_width, half_height = self.width / self.scale / 2, self.height / self.scale / 2
        return (
            self.x_m - half_width,
            self.y_m - half_height,
            self.x_m + half_width,
            self.y_m + half_height,
        )

    def to_pixels(self, metres: Floats) -> Floats:
        """Return the pixels, right and down, of x, y [m]; both of shape (n, 2)."""
        origin = np.array([self.x_m, self.y_m])
        middle = np.array([self.width / 2, self.height / 2])
        pixels: Floats = (metres - origin) * (self.scale, -self.scale) + middle
        return pixels

    def to_pixel(self, x_m: float, y_m: float) -> tuple[float, float]:
        """Return the pixel, right and down, of a point [m]."""
        return (
            (x_m - self.x_m) * self.scale + self.width / 2,
            (self.y_m - y_m) * self.scale + self.height / 2,
        )

    def to_metres(self, pixel: tuple[float, float]) -> tuple[float, float]:
        """Return x, y [m] of a pixel."""
        return (
            self.x_m + (pixel[0] - self.width / 2) / self.scale,
            self.y_m - (pixel[1] - self.height / 2) / self.scale,
        )

    def sees(self, boxes: Floats, margin_m: float = 0.0) -> NDArray[np.bool_]:
        """Return which boxes (west, south, east, north [m]; shape (n, 4)) are in view."""
        west, south, east, north = self.bounds
        return np.asarray(
            (boxes[:, 0] < east + margin_m)
            & (boxes[:, 2] > west - margin_m)
            & (boxes[:, 1] < north + margin_m)
            & (boxes[:, 3] > south - margin_m)
        )

    def dense(self, density: int) -> View:
        """Return the same view for a surface `density` times as large."""
        return replace(
            self,
            scale=self.scale * density,
            width=self.width * density,
            height=self.height * density,
            density=self.density * density,
        )

    def coarse(self, times: int) -> View:
        """Return the same view for a surface so many times smaller."""
        width, height = -(-self.width // times), -(-self.height // times)
        return replace(self, scale=self.scale * width / self.width, width=width, height=height)

    def moved(self, right: float, down: float) -> View:
        """Return the view after the map was dragged by so many pixels."""
        return replace(self, x_m=self.x_m - right / self.scale, y_m=self.y_m + down / self.scale)

    def zoomed(self, factor: float, at: tuple[float, float]) -> View:
        """Return the view enlarged by a factor, the map under the pixel `at` staying there."""
        scale = min(max(self.scale * factor, 0.01), 100.0)
        x_m, y_m = self.to_metres(at)
        return replace(
            self,
            scale=scale,
            x_m=x_m - (at[0] - self.width / 2) / scale,
            y_m=y_m + (at[1] - self.height / 2) / scale,
        )

    def resized(self, size: tuple[int, int]) -> View:
        """Return the view in a window of another size, its middle and scale kept."""
        return replace(self, width=size[0], height=size[1])


def round_length(most_m: float) -> float:
    """Return the largest of 1, 2 and 5 times a power of ten that is not above `most_m`."""
    power = 10.0 ** math.floor(math.log10(most_m))
    return max(step * power for step in (1, 2, 5) if step * power <= most_m)
