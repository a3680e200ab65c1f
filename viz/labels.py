"""Names that keep out of each other's way."""

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

GAP_PX = 2


@dataclass(frozen=True)
class Label:
    """A box of words that belongs to a thing on the map; all in pixels.

    `reach` is half the width and half the height of the thing. The box is laid `first_on` the
    thing, or first beside it; never on it where `on` is false.
    """

    size: tuple[int, int]
    at: tuple[float, float]
    reach: tuple[float, float]
    on: bool = True
    first_on: bool = True


def place_labels(
    labels: Sequence[Label],
    frame: pygame.Rect,
    taken: Sequence[pygame.Rect],
    avoided: Sequence[pygame.Rect] = (),
) -> list[pygame.Rect | None]:
    """Return a box for each label, or None where it finds no room; the first labels go first.

    A box lies within `frame`, clear of those `taken` and of every other box. Beside its thing it
    is clear of those `avoided` too, unless it may not lie on the thing and has no other place.
    """
    full = list(taken)
    placed: list[pygame.Rect | None] = []
    for label in labels:
        room = (
            box
            for box in _candidates(label, avoided)
            if frame.contains(box) and box.inflate(GAP_PX, GAP_PX).collidelist(full) < 0
        )
        box = next(room, None)
        placed.append(box)
        if box is not None:
            full.append(box)
    return placed


def _candidates(label: Label, avoided: Sequence[pygame.Rect]) -> list[pygame.Rect]:
    """Return boxes on a thing, and below, above, right and left of it; the best come first."""
    across, down = label.reach
    width, height = label.size
    right, below = across + width / 2 + GAP_PX, down + height / 2 + GAP_PX
    beside = [_box(label, *shift) for shift in ((0, below), (0, -below), (right, 0), (-right, 0))]
    clear = [box for box in beside if box.collidelist(avoided) < 0]
    if not label.on:
        return clear + beside
    slack = max(down - height / 2, height * 0.4)
    on_it = [_box(label, 0, shift) for shift in (0, slack, -slack)]
    return on_it + clear if label.first_on else clear + on_it


def _box(label: Label, right: float, down: float) -> pygame.Rect:
    box = pygame.Rect(0, 0, *label.size)
    box.center = (round(label.at[0] + right), round(label.at[1] + down))
    return box
