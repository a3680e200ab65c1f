"""A card over the map: what is told of a thing, with its curve and rooms."""

from collections.abc import Sequence

import numpy as np
import pygame

from viz.palette import colours, ink
from viz.scales import scales
from viz.text import text
from viz.viewer.facts import Curve, Facts, Tile
from viz.viewer.moment import clock_text

WIDTH_EMS = 19
CURVE_EMS = 5
TILE_EMS = 3.4


def draw_card(
    surface: pygame.Surface,
    at: tuple[int, int],
    room_px: int,
    facts: Facts,
    clock: tuple[int, int, int],
    em: int,
) -> pygame.Rect:
    """Draw a card with its upper left corner at a place, at most `room_px` high; return its box."""
    width, gap = min(WIDTH_EMS * em, surface.get_width() - 2 * at[0]), em // 2
    tiles = _Tiles(facts.tiles, width - 2 * gap, em)
    curve = CURVE_EMS * em + em if facts.curve is not None else 0
    fixed = round(2.1 * em) + 2 * gap
    rows = list(facts.rows)
    line = round(1.45 * em)
    while rows and fixed + line * len(rows) > room_px:
        rows.pop()
    height = fixed + line * len(rows)
    if height + curve > room_px:
        curve = 0
    height += curve
    tall = tiles.height if height + tiles.height <= room_px else 0
    box = pygame.Rect(at, (width, height + tall))
    pygame.draw.rect(surface, ink("page"), box, border_radius=6)
    pygame.draw.rect(surface, ink("frame"), box, 1, border_radius=6)
    x, y = box.left + gap, box.top + gap
    _put(surface, facts.title, (x, y), width - 2 * gap, round(1.15 * em), True)
    y += round(2.1 * em)
    for label, value in rows:
        told = text(value, em, ink("text"), True)
        room = width - 2 * gap
        left = _put(
            surface, label, (x, y), max(room - told.get_width() - gap, room // 3), em, False
        )
        right = min(told.get_width(), room - left - gap)
        surface.blit(told, (box.right - gap - right, y), (0, 0, right, told.get_height()))
        y += line
    if curve and facts.curve is not None:
        place = pygame.Rect(x, y, width - 2 * gap, CURVE_EMS * em)
        draw_curve(surface, place, [facts.curve], facts.curve_words, clock, em)
        y += curve
    if tall:
        tiles.draw(surface, (x, y))
    return box


def _put(
    surface: pygame.Surface, words: str, at: tuple[int, int], room: int, size: int, bold: bool
) -> int:
    """Write words, cut off where they do not fit; return how wide they came out."""
    drawn = text(words, size, ink("text") if bold else ink("faint"), bold)
    width = min(drawn.get_width(), room)
    surface.blit(drawn, at, (0, 0, width, drawn.get_height()))
    return width


def draw_curve(
    surface: pygame.Surface,
    box: pygame.Rect,
    curves: Sequence[Curve],
    words: str,
    clock: tuple[int, int, int],
    em: int,
) -> None:
    """Draw curves over a run, the greatest value of the first and when it was, and a hand.

    `clock` is the start of the run, its end and the instant of the hand [ms].
    """
    start_ms, end_ms, at_ms = clock
    size = max(9, round(0.8 * em))
    label = text(words, size, ink("faint"))
    surface.blit(label, box.topleft, (0, 0, box.width, label.get_height()))
    frame = pygame.Rect(
        box.left, box.top + round(1.5 * size), box.width, box.height - round(1.5 * size)
    )
    surface.fill(ink("strip"), frame)
    most = max((float(np.max(value, initial=0.0)) for _, value in curves), default=0.0)
    for number, (at, value) in enumerate(curves):
        if at.size > 1 and most > 0:
            x = frame.left + (at - start_ms) / max(end_ms - start_ms, 1) * (frame.width - 1)
            y = frame.bottom - 1 - value / most * (frame.height - round(1.1 * size))
            points = list(zip(x.tolist(), y.tolist(), strict=True))
            colour = ink("flow") if number else ink("bus")
            pygame.draw.lines(surface, colour, False, points, 2 if number == 0 else 1)
    hand = frame.left + (at_ms - start_ms) / max(end_ms - start_ms, 1) * (frame.width - 1)
    pygame.draw.line(surface, ink("hand"), (hand, frame.top), (hand, frame.bottom - 1))
    at, value = curves[0]
    place = int(np.searchsorted(at, at_ms, "right")) - 1
    if place >= 0:
        now = text(_number(float(value[place])), size, ink("hand"), True)
        surface.blit(now, now.get_rect(topright=(frame.right - 2, box.top)))
    told = _number(most)
    if at.size > 1:
        told += f" ({clock_text(int(at[int(np.argmax(value))]), seconds=False)})"
    surface.blit(text(told, size, ink("faint")), (frame.left + 2, frame.top))


def _number(value: float) -> str:
    return f"{value:.1f}" if 0 < value < 10 else f"{value:,.0f}"


class _Tiles:
    """Rooms as tiles, coloured by how full they are, each with its name and people."""

    def __init__(self, tiles: Sequence[Tile], width: int, em: int) -> None:
        self._tiles, self._em = tiles, em
        self._side = (round(TILE_EMS * em), round(2.3 * em))
        self._columns = max(1, width // (self._side[0] + 3))
        rows = -(-len(tiles) // self._columns)
        self.height = rows * (self._side[1] + 3) + em // 2 if tiles else 0

    def draw(self, surface: pygame.Surface, at: tuple[int, int]) -> None:
        width, height = self._side
        size = max(8, round(0.7 * self._em))
        for number, tile in enumerate(self._tiles):
            row, column = divmod(number, self._columns)
            box = pygame.Rect(
                at[0] + column * (width + 3), at[1] + row * (height + 3), width, height
            )
            share = tile.people / tile.capacity if tile.capacity else 0.0
            place = scales()["utilisation"].place(share)
            fill = list(colours("scale").values())[place]
            pygame.draw.rect(surface, fill, box, border_radius=3)
            pygame.draw.rect(surface, ink("frame"), box, 1, border_radius=3)
            paint = ink("halo") if place >= 4 else ink("text")
            for words, top in ((tile.name[-6:], box.top), (str(tile.people), box.centery - 1)):
                drawn = text(words, size, paint)
                surface.blit(drawn, drawn.get_rect(midtop=(box.centerx, top)))
