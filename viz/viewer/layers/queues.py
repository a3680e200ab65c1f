"""Those who wait at counters, as lines of figures beside the building."""

from collections.abc import Hashable

import pygame

from viz.palette import ink
from viz.text import haloed
from viz.viewer.camera import View
from viz.viewer.layer import Layer, Subject
from viz.viewer.moment import Moment
from viz.viewer.more import More

EACH = 10
"""A figure stands for so many people, and the last for those left over."""
MOST = 12
FIGURE_PX, GAP_PX = 4, 6
TEXT_PX = 11
SHOWN_FROM_SCALE = 0.25


class Queues(Layer):
    """A line of figures for every building in which people queue, with their number."""

    order = 85
    smooth = False

    def __init__(self, subject: Subject) -> None:
        run = subject.recording
        self._more = run.more if run is not None else More()
        campus = subject.campus
        self._building = {
            key: service.building
            for key, service in campus.services.items()
            if service.building in campus.buildings and service.kind != "gate"
        }
        self._box = {key: each.footprint.bounds for key, each in campus.buildings.items()}

    def waiting(self, moment: Moment) -> dict[str, int]:
        """Return how many wait in each building in which somebody does."""
        counters = self._more.counters
        if counters is None:
            return {}
        sums: dict[str, int] = {}
        for service, count in counters.waiting(moment.at_ms / 1000).items():
            building = self._building.get(service)
            if building is not None and count > 0:
                sums[building] = sums.get(building, 0) + count
        return sums

    def state(self, moment: Moment) -> Hashable:
        """Return the instant: people join and leave all the time."""
        return moment.at_ms

    def draw(self, surface: pygame.Surface, view: View, moment: Moment) -> None:
        """Draw the queues of buildings that are in view, along their upper edges."""
        if view.scale < SHOWN_FROM_SCALE:
            return
        for building, count in self.waiting(moment).items():
            west, _, _, north = self._box[building]
            left, top = view.to_pixel(west, north)
            x, y = round(left) + GAP_PX // 2, round(top) - GAP_PX
            figures = min(-(-count // EACH), MOST)
            for _ in range(figures):
                pygame.draw.circle(surface, ink("halo"), (x, y - 3), FIGURE_PX)
                pygame.draw.circle(surface, ink("queue"), (x, y - 4), 2)
                pygame.draw.rect(surface, ink("queue"), (x - 2, y - 2, 4, 5))
                x += GAP_PX
            number = haloed(f"{count:,}", view.letters(TEXT_PX), ink("queue"), True)
            surface.blit(number, number.get_rect(midleft=(x, y - 2)))
