"""Fonts and texts; one family shows Latin and Chinese alike."""

from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

import pygame

from viz.palette import Colour, ink

FIRST_CJK = 0x2E80


@cache
def _fonts() -> Path:
    # Found, not imported: importing pygame_gui for its folder would cost every picture 0.15 s.
    spec = find_spec("pygame_gui")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("pygame_gui, whose fonts the map is lettered in")
    return Path(spec.origin).parent / "data"


@lru_cache(maxsize=32)
def font(size: int, bold: bool = False) -> pygame.font.Font:
    """Return Noto Sans SC, which pygame_gui brings, at a height of `size` [pixels]."""
    pygame.font.init()
    name = f"NotoSansSC-{'Bold' if bold else 'Regular'}.otf"
    return pygame.font.Font(_fonts() / name, size)


@lru_cache(maxsize=2048)
def text(words: str, size: int, colour: Colour, bold: bool = False) -> pygame.Surface:
    """Return words drawn on a transparent ground; lines are parted by newlines and centred."""
    drawn = font(size, bold)
    drawn.align = pygame.FONT_CENTER
    return drawn.render(words, True, colour)


@lru_cache(maxsize=2048)
def haloed(words: str, size: int, colour: Colour, bold: bool = False) -> pygame.Surface:
    """Return words with a light rim of two pixels, to be read on any ground."""
    drawn = font(size, bold)
    inner = text(words, size, colour, bold)
    drawn.outline = 2
    outer = drawn.render(words, True, ink("halo"))
    drawn.outline = 0
    outer.blit(inner, inner.get_rect(center=outer.get_rect().center))
    return outer


def wrapped(words: str, longest: int) -> str:
    """Return a name broken into lines of about `longest` Latin letters, half as many Chinese."""
    if any(ord(letter) >= FIRST_CJK for letter in words):
        return _wrapped_chinese(words, max(longest // 2, 4))
    lines: list[str] = []
    for word in words.split():
        if lines and len(lines[-1]) + 1 + len(word) <= longest:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "\n".join(lines)


def _wrapped_chinese(words: str, most: int) -> str:
    count = -(-len(words) // most)
    each = -(-len(words) // count)
    return "\n".join(words[at : at + each] for at in range(0, len(words), each))
