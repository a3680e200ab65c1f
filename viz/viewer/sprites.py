"""People as little figures, on foot or on a bicycle, where the map is seen from near."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import pygame

from viz.palette import Colour, ink

FROM_SCALE = 7.0
"""Pixels a metre from which on people are figures."""
TALL_M = 2.4
"""Larger than life, so that a figure can be told from another."""
TALL_PX = (18, 72)
STEP_M = 0.4
"""A figure changes its stride each time it has gone so far."""
STRIDES = (0.0, 1.0, 0.0, -1.0)
ENLARGED = 4
RIDING = 1


def tall_px(scale: float) -> int:
    """Return how tall a figure is, at so many pixels a metre."""
    return int(np.clip(TALL_M * scale, *TALL_PX))


def strides(gone_m: np.ndarray) -> np.ndarray:
    """Return which of `STRIDES` everybody takes who has gone so far [m]."""
    return (gone_m // STEP_M).astype(np.int64) % len(STRIDES)


@lru_cache(maxsize=2048)
def figure(kind: int, colour: Colour, tall: int, left: bool, stride: int) -> pygame.Surface:
    """Return the picture of somebody, whose feet are at the middle of its lower edge."""
    side = tall * ENLARGED
    large = pygame.Surface((side, side), pygame.SRCALPHA, 32)
    draw = _rider if kind == RIDING else _walker
    draw(large, side, ink("halo"), STRIDES[stride], 0.045 * side)
    draw(large, side, colour, STRIDES[stride], 0.0)
    small = pygame.transform.smoothscale(large, (tall, tall))
    return pygame.transform.flip(small, True, False) if left else small


def draw_figures(
    surface: pygame.Surface,
    scale: float,
    feet: np.ndarray,
    rides: np.ndarray,
    colours: Sequence[Colour],
    left: np.ndarray,
    stride: np.ndarray,
) -> None:
    """Draw everybody who is in view, the farthest first; `feet` are pixels of shape (n, 2)."""
    tall = tall_px(scale)
    width, height = surface.get_size()
    x, y = feet[:, 0], feet[:, 1]
    seen = np.flatnonzero((x > -tall) & (x < width + tall) & (y > 0) & (y < height + tall))
    blits = []
    for row in seen[np.argsort(y[seen], kind="stable")].tolist():
        picture = figure(int(rides[row]), colours[row], tall, bool(left[row]), int(stride[row]))
        blits.append((picture, (int(x[row]) - tall // 2, int(y[row]) - tall)))
    surface.blits(blits, False)


def _walker(surface: pygame.Surface, side: int, colour: Colour, stride: float, rim: float) -> None:
    """Draw somebody who goes to the right, every line thicker by a rim [pixels]."""
    middle, hip, arm = 0.5 * side, 0.6 * side, 0.38 * side
    for way in (1, -1):
        foot = (middle + way * 0.15 * stride * side, 0.95 * side)
        _limb(surface, colour, (middle, hip), foot, 0.09 * side + 2 * rim)
    hand = (middle + 0.13 * stride * side, 0.58 * side)
    _limb(surface, colour, (middle, arm), hand, 0.07 * side + 2 * rim)
    _limb(surface, colour, (middle, arm), (middle, hip), 0.2 * side + 2 * rim)
    pygame.draw.circle(surface, colour, (middle, 0.17 * side), 0.12 * side + rim)


def _rider(surface: pygame.Surface, side: int, colour: Colour, stride: float, rim: float) -> None:
    """Draw somebody on a bicycle; the pedals go round with the stride."""
    wheel, ground = 0.19 * side, 0.95 * side
    rear, front = (0.24 * side, ground - wheel), (0.76 * side, ground - wheel)
    thick = 0.05 * side + 2 * rim
    for hub in (rear, front):
        pygame.draw.circle(surface, colour, hub, wheel + rim, round(thick))
    saddle, pedal = (0.38 * side, 0.52 * side), (0.48 * side, ground - wheel)
    bar = (0.68 * side, 0.48 * side)
    for begin, end in ((rear, saddle), (saddle, pedal), (pedal, bar), (bar, front)):
        _limb(surface, colour, begin, end, thick)
    foot = (pedal[0] + 0.03 * side, pedal[1] + 0.05 * stride * side)
    _limb(surface, colour, saddle, foot, 0.08 * side + 2 * rim)
    shoulder = (0.52 * side, 0.3 * side)
    _limb(surface, colour, saddle, shoulder, 0.14 * side + 2 * rim)
    _limb(surface, colour, shoulder, bar, 0.06 * side + 2 * rim)
    pygame.draw.circle(surface, colour, (0.58 * side, 0.15 * side), 0.1 * side + rim)


def _limb(
    surface: pygame.Surface,
    colour: Colour,
    begin: tuple[float, float],
    end: tuple[float, float],
    thick: float,
) -> None:
    """Draw a line with round ends."""
    a, b = pygame.Vector2(begin), pygame.Vector2(end)
    aside = (b - a).rotate(90)
    if aside.length():
        aside.scale_to_length(thick / 2)
        pygame.draw.polygon(surface, colour, [a + aside, b + aside, b - aside, a - aside])
    for point in (a, b):
        pygame.draw.circle(surface, colour, point, thick / 2)
