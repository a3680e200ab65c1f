"""Names that keep out of each other's way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pygame

GAP_PX = 2


@dataclass(frozen=True)
class Label:
    """A box of words that belongs to a thing on the map; all in pixels.

    `reach` is half the width and half the height of the thing. `inside` allows the box to lie on
    the thing itself.
    """

    size: tuple[int, int]
    at: tuple[float, float]
    reach: tuple[float, float]
    inside: bool = True


def place_labels(
    labels: Sequence[Label], frame: pygame.Rect, taken: Sequence[pygame.Rect]
) -> list[pygame.Rect | None]:
    """Return a box for each label, or None where it finds no room; the first labels go first.

    A box lies within `frame`, and clear of those `taken` and of every other box.
    """
    full = list(taken)
    placed: list[pygame.Rect | None] = []
    for label in labels:
        box = next(
            (
                box
                for box in _candidates(label)
                if frame.contains(box) and box.inflate(GAP_PX, GAP_PX).collidelist(full) < 0
            ),
            None,
        )
        placed.append(box)
        if box is not None:
            full.append(box)
    return placed


def _candidates(label: Label) -> Iterator[pygame.Rect]:
    """Yield boxes on the thing, then below, above, right and left of it."""
    (x, y), (across, down) = label.at, label.reach
    width, height = label.size
    aside, below = across + width / 2 + GAP_PX, down + height / 2 + GAP_PX
    shifts = [(0.0, below), (0.0, -below), (aside, 0.0), (-aside, 0.0)]
    if label.inside:
        slack = max(down - height / 2, height * 0.4)
        shifts = [(0.0, 0.0), (0.0, slack), (0.0, -slack), *shifts]
    for right, lower in shifts:
        box = pygame.Rect(0, 0, width, height)
        box.center = (round(x + right), round(y + lower))
        yield box
