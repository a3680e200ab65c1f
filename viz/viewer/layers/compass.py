"""North arrow and scale bar."""

import pygame

from viz.palette import ink
from viz.text import haloed
from viz.viewer.camera import View, round_length
from viz.viewer.layer import Layer, Subject
from viz.viewer.moment import Moment
from viz.words import say

MARGIN_PX = 16
ARROW_PX = 34
WIDEST = 0.45
"""The bar takes no more than this share of a narrow map."""
BAR_PX = 170
TEXT_PX = 14


class Compass(Layer):
    """Where north is, and how long a hundred metres are."""

    order = 95
    smooth = False

    def __init__(self, subject: Subject) -> None:
        self._north = say("north", subject.language)

    def draw(self, surface: pygame.Surface, view: View, moment: Moment) -> None:
        """Draw the arrow at the top right and the bar at the bottom left."""
        self._draw_arrow(surface, view.letters(TEXT_PX))
        self._draw_bar(surface, view)

    def _draw_arrow(self, surface: pygame.Surface, letters: int) -> None:
        x = surface.get_width() - MARGIN_PX - ARROW_PX // 2
        letter = haloed(self._north, letters, ink("text"), True)
        surface.blit(letter, letter.get_rect(midtop=(x, MARGIN_PX - 6)))
        # Drawn four times as large and scaled down, for smooth slanting edges.
        large = pygame.Surface((4 * ARROW_PX, 4 * ARROW_PX), pygame.SRCALPHA, 32)
        large.fill((*ink("halo"), 0))
        middle, side = 2 * ARROW_PX, 4 * ARROW_PX
        left = [(middle, 0), (middle - side * 0.3, side - 1), (middle, side * 0.78)]
        right = [(middle, 0), (middle + side * 0.3, side - 1), (middle, side * 0.78)]
        pygame.draw.polygon(large, ink("text"), left)
        pygame.draw.polygon(large, ink("halo"), right)
        pygame.draw.lines(large, ink("text"), True, [*right[:2], right[2]], 4)
        arrow = pygame.transform.smoothscale(large, (ARROW_PX, ARROW_PX))
        surface.blit(arrow, arrow.get_rect(midtop=(x, MARGIN_PX + letter.get_height() - 10)))

    def _draw_bar(self, surface: pygame.Surface, view: View) -> None:
        length_m = round_length(min(BAR_PX, WIDEST * view.width) / view.scale)
        width = round(length_m * view.scale)
        bar = pygame.Rect(MARGIN_PX, surface.get_height() - MARGIN_PX - 6, width, 6)
        pygame.draw.rect(surface, ink("halo"), bar.inflate(4, 4))
        for quarter in range(4):
            left = bar.left + width * quarter // 4
            right = bar.left + width * (quarter + 1) // 4
            colour = ink("text") if quarter % 2 == 0 else ink("halo")
            pygame.draw.rect(surface, colour, (left, bar.top, right - left, bar.height))
        pygame.draw.rect(surface, ink("text"), bar, 1)
        for x, words in ((bar.left, "0"), (bar.right, _length(length_m))):
            label = haloed(words, view.letters(TEXT_PX), ink("text"))
            place = label.get_rect(midbottom=(x, bar.top - 1))
            place.left = max(place.left, bar.left - 2)
            surface.blit(label, place)


def _length(metres: float) -> str:
    return f"{metres / 1000:g} km" if metres >= 1000 else f"{metres:g} m"


def corners(view: View) -> list[pygame.Rect]:
    """Return the boxes that arrow and bar take up in a view, free of names."""
    width, height = view.width, view.height
    letters = view.letters(TEXT_PX)
    arrow = pygame.Rect(width - MARGIN_PX - ARROW_PX, 0, MARGIN_PX + ARROW_PX, 66 + letters)
    bar = pygame.Rect(0, height - 32 - letters, BAR_PX + 18 + 3 * letters, 32 + letters)
    return [arrow, bar]
