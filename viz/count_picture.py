"""The picture of a calibration: what was counted on a day, and what told it, hour by hour."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pygame
from numpy.typing import NDArray

from viz.palette import Colour, ink
from viz.picture import save
from viz.text import text

Floats = NDArray[np.float64]

MOST_PANELS = 8
COLUMNS = 2
PANEL = (760, 300)
LETTER = 18  # pixels
COUNTED = "counted"
# M. Okabe and K. Ito, "Color Universal Design", 2008; what was counted is dots, in black.
_COLOURS: Sequence[Colour] = ((0, 114, 178), (213, 94, 0), (0, 158, 115))
_HOURS = range(0, 25, 3)


def draw_counts(
    title: str, counted: Mapping[str, Floats], told: Mapping[str, Mapping[str, Floats]], out: Path
) -> None:
    """Draw a panel for each of the busiest counters into a PNG file.

    `counted` has the 24 hours of a day by counter, nan where unknown; `told` the same by what
    tells it.
    """
    busiest = sorted(counted, key=lambda name: -float(np.nansum(counted[name])))[:MOST_PANELS]
    rows = -(-len(busiest) // COLUMNS)
    columns = min(COLUMNS, len(busiest))
    head = 5 * LETTER
    page = pygame.Surface((columns * PANEL[0] + LETTER, rows * PANEL[1] + head), 0, 32)
    page.fill(ink("page"))
    page.blit(text(title, round(1.3 * LETTER), ink("text"), True), (LETTER, LETTER // 2))
    _draw_legend(page, list(told), (LETTER, round(3.4 * LETTER)))
    for number, name in enumerate(busiest):
        row, column = divmod(number, COLUMNS)
        box = pygame.Rect((column * PANEL[0], head + row * PANEL[1]), PANEL)
        _draw_panel(page, box, name, counted[name], [each[name] for each in told.values()])
    save(page, out)


def _draw_legend(page: pygame.Surface, names: Sequence[str], at: tuple[int, int]) -> None:
    x, y = at
    pygame.draw.circle(page, ink("text"), (x + LETTER, y), 5)
    for number, name in enumerate([COUNTED, *names]):
        if number:
            _draw_curve(page, [(x, y), (x + 2 * LETTER, y)], number - 1)
        words = text(name, LETTER, ink("text"))
        page.blit(words, words.get_rect(midleft=(x + round(2.5 * LETTER), y)))
        x += words.get_width() + 5 * LETTER


def _draw_panel(
    page: pygame.Surface, box: pygame.Rect, name: str, counted: Floats, told: Sequence[Floats]
) -> None:
    plot = pygame.Rect(
        box.left + 4 * LETTER,
        box.top + 2 * LETTER,
        box.width - 5 * LETTER,
        box.height - 4 * LETTER,
    )
    most = _round_up(max(float(np.nanmax(each, initial=1.0)) for each in (counted, *told)))
    page.blit(text(name, LETTER, ink("text"), True), (plot.left, box.top + LETTER // 3))
    for share in (0.0, 0.5, 1.0):
        y = round(plot.bottom - share * plot.height)
        pygame.draw.line(page, ink("frame"), (plot.left, y), (plot.right, y))
        label = text(f"{share * most:,.0f}", round(0.8 * LETTER), ink("faint"))
        page.blit(label, label.get_rect(midright=(plot.left - 6, y)))
    for hour in _HOURS:
        x = round(plot.left + hour / 24 * plot.width)
        pygame.draw.line(page, ink("frame"), (x, plot.bottom), (x, plot.bottom + 4))
        label = text(f"{hour:02d}:00", round(0.8 * LETTER), ink("faint"))
        page.blit(label, label.get_rect(midtop=(x, plot.bottom + 5)))
    for number, each in enumerate(told):
        _draw_curve(page, _points(each, plot, most), number)
    for point in _points(counted, plot, most):
        pygame.draw.circle(page, ink("text"), point, 5)


def _points(hours: Floats, plot: pygame.Rect, most: float) -> list[tuple[float, float]]:
    """Return the middles of the hours that are known."""
    return [
        (plot.left + (hour + 0.5) / 24 * plot.width, plot.bottom - value / most * plot.height)
        for hour, value in enumerate(hours.tolist())
        if not np.isnan(value)
    ]


def _draw_curve(page: pygame.Surface, points: Sequence[tuple[float, float]], number: int) -> None:
    """Draw a curve; the first is thick, the others are dashed more and more finely."""
    colour = _COLOURS[number % len(_COLOURS)]
    if len(points) < 2:
        return
    if number == 0:
        pygame.draw.lines(page, colour, False, points, 4)
        return
    dash = 16 // number
    for (x0, y0), (x1, y1) in pairwise(points):
        steps = max(round(float(np.hypot(x1 - x0, y1 - y0)) / dash), 1)
        for step in range(0, steps, 2):
            begin, end = step / steps, min(step + 1, steps) / steps
            pygame.draw.line(
                page,
                colour,
                (x0 + begin * (x1 - x0), y0 + begin * (y1 - y0)),
                (x0 + end * (x1 - x0), y0 + end * (y1 - y0)),
                3,
            )


def _round_up(value: float) -> float:
    """Return the next 1, 2, 4, 6 or 10 times a power of ten."""
    power = 10.0 ** np.floor(np.log10(max(value, 1.0)))
    return float(next(step * power for step in (1, 2, 4, 6, 10) if step * power >= value))
