"""Shuttles on their way."""

from collections.abc import Hashable

import pygame

from viz.palette import ink
from viz.text import text
from viz.viewer.camera import View
from viz.viewer.layer import Layer, Subject
from viz.viewer.moment import Moment
from viz.viewer.more import More

TEXT_PX = 11


class Shuttles(Layer):
    """A bus for every shuttle that is out, with the number of people in it."""

    order = 75
    smooth = False

    def __init__(self, subject: Subject) -> None:
        run = subject.recording
        self._more = run.more if run is not None else More()

    def state(self, moment: Moment) -> Hashable:
        """Return the instant: shuttles move all the time."""
        return moment.at_ms

    def draw(self, surface: pygame.Surface, view: View, moment: Moment) -> None:
        """Draw the shuttles; pygame leaves out what is not in view."""
        buses = self._more.buses
        for bus in buses.at(moment.at_ms) if buses is not None else ():
            number = text(str(bus.aboard), view.letters(TEXT_PX), ink("halo"), True)
            body = pygame.Rect(0, 0, max(24, number.get_width() + 8), number.get_height() - 1)
            x, y = view.to_pixel(bus.x_m, bus.y_m)
            body.center = (round(x), round(y))
            pygame.draw.rect(surface, ink("halo"), body.inflate(3, 3), border_radius=5)
            pygame.draw.rect(surface, ink("bus"), body, border_radius=4)
            for wheel in (body.left + 5, body.right - 5):
                pygame.draw.circle(surface, ink("text"), (wheel, body.bottom), 3)
            surface.blit(number, number.get_rect(center=body.center))
