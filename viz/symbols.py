"""The signs that stand for points of the map."""

import pygame

from viz.palette import ink

ROUND = ("stop", "closed")
POINTS = ("gate", "stop", "assembly", "sensor", "rack")


def draw_symbol(surface: pygame.Surface, kind: str, at: tuple[float, float], radius: float) -> None:
    """Draw the sign of a point of one of these kinds, `radius` pixels from its middle."""
    x, y = at
    box = pygame.Rect(0, 0, round(2 * radius), round(2 * radius))
    box.center = (round(x), round(y))
    rim = box.inflate(round(radius / 2), round(radius / 2))
    corner = round(radius / 2)
    pygame.draw.rect(surface, ink("halo"), rim, border_radius=corner + round(radius / 4))
    if kind in ROUND:
        pygame.draw.rect(surface, ink(kind), box, border_radius=round(radius))
    else:
        pygame.draw.rect(surface, ink(kind), box, border_radius=corner)
    _INSIDE[kind](surface, box)


def _gate(surface: pygame.Surface, box: pygame.Rect) -> None:
    """Draw an arch."""
    arch = box.inflate(-box.width * 0.45, -box.height * 0.45)
    thick = max(1, box.width // 7)
    pygame.draw.line(surface, ink("halo"), arch.bottomleft, arch.topleft, thick)
    pygame.draw.line(surface, ink("halo"), arch.bottomright, arch.topright, thick)
    pygame.draw.line(surface, ink("halo"), arch.topleft, arch.topright, thick)


def _stop(surface: pygame.Surface, box: pygame.Rect) -> None:
    """Draw a bus from its side."""
    body = box.inflate(-box.width * 0.4, -box.height * 0.5)
    body.move_ip(0, -box.height // 20)
    pygame.draw.rect(surface, ink("halo"), body, border_radius=max(1, box.width // 12))
    for x in (body.left + body.width // 4, body.right - body.width // 4):
        pygame.draw.circle(surface, ink("halo"), (x, body.bottom), max(1, box.width // 10))


def _assembly(surface: pygame.Surface, box: pygame.Rect) -> None:
    """Draw a cross."""
    thick = max(1, box.width // 6)
    half = box.width * 0.3
    x, y = box.center
    pygame.draw.line(surface, ink("halo"), (x - half, y), (x + half, y), thick)
    pygame.draw.line(surface, ink("halo"), (x, y - half), (x, y + half), thick)


def _sensor(surface: pygame.Surface, box: pygame.Rect) -> None:
    """Draw a dot."""
    pygame.draw.circle(surface, ink("halo"), box.center, box.width * 0.2)


def _rack(surface: pygame.Surface, box: pygame.Rect) -> None:
    """Draw two wheels and a frame."""
    x, y, size = box.centerx, box.centery, box.width
    thick = max(1, size // 12)
    for side in (-1, 1):
        wheel = (x + side * size * 0.24, y + size * 0.1)
        pygame.draw.circle(surface, ink("halo"), wheel, size * 0.17, thick)
        pygame.draw.line(surface, ink("halo"), wheel, (x, y - size * 0.2), thick)


def _closed(surface: pygame.Surface, box: pygame.Rect) -> None:
    """Draw the bar of a no-entry sign."""
    bar = box.inflate(-box.width * 0.35, -box.height * 0.75)
    pygame.draw.rect(surface, ink("halo"), bar)


def _alarm(surface: pygame.Surface, box: pygame.Rect) -> None:
    """Draw a call."""
    x, thick = box.centerx, max(2, box.width // 6)
    top, end = box.top + box.height * 0.2, box.top + box.height * 0.6
    pygame.draw.line(surface, ink("halo"), (x, top), (x, end), thick)
    pygame.draw.circle(surface, ink("halo"), (x, box.top + box.height * 0.77), thick * 0.6)


_INSIDE = {
    "closed": _closed,
    "alarm": _alarm,
    "gate": _gate,
    "stop": _stop,
    "assembly": _assembly,
    "sensor": _sensor,
    "rack": _rack,
}
