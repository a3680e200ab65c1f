"""The page of keys."""

import pygame

from viz.palette import ink
from viz.text import text
from viz.viewer.keys import KEYS
from viz.words import say

SMALLEST_PX = 8


def draw_help(surface: pygame.Surface, language: str, em: int) -> pygame.Rect:
    """Draw every key and what it does over the window, small enough to fit; return the box."""
    width, height = surface.get_size()
    columns = 2 if width > 42 * em else 1
    lines = -(-len(KEYS) // columns)
    while em > SMALLEST_PX and ((lines + 5) * 1.6 * em > height or columns * 20 * em > width):
        em -= 1
    line = round(1.6 * em)
    box = pygame.Rect(0, 0, columns * 20 * em, (lines + 4) * line)
    box.center = surface.get_rect().center
    pygame.draw.rect(surface, ink("page"), box, border_radius=8)
    pygame.draw.rect(surface, ink("frame"), box, 2, border_radius=8)
    title = text(say("help_title", language), round(1.3 * em), ink("text"), True)
    surface.blit(title, (box.left + em, box.top + em // 2))
    for number, (action, key, _) in enumerate(KEYS):
        column, row = divmod(number, lines)
        x, y = box.left + em + column * 20 * em, box.top + 2 * line + row * line
        surface.blit(text(key, em, ink("hand"), True), (x, y))
        words = text(say(f"does_{action}", language), em, ink("text"))
        surface.blit(words, (x + 4 * em, y), (0, 0, round(15 * em), words.get_height()))
    mouse = text(say("help_mouse", language), max(SMALLEST_PX, em - 2), ink("faint"))
    surface.blit(mouse, mouse.get_rect(bottomleft=(box.left + em, box.bottom - em // 2)))
    return box
