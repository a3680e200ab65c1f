"""Entrances of buildings and areas."""

import numpy as np
import pygame

from viz.palette import ink
from viz.viewer.camera import View
from viz.viewer.layer import Layer, Subject
from viz.viewer.moment import Moment

SHOWN_FROM_SCALE = 0.45
"""Pixels a metre below which entrances are left out."""
RADIUS_M = 1.3
RADIUS_PX = (1.5, 5.0)


class Doors(Layer):
    """A small mark at every entrance."""

    order = 45

    def __init__(self, subject: Subject) -> None:
        points = [(door.point.x, door.point.y) for door in subject.campus.entrances.values()]
        self._points = np.array(points, dtype=float).reshape(-1, 2)

    def draw(self, surface: pygame.Surface, view: View, moment: Moment) -> None:
        """Draw the entrances that are in view, if the map is large enough for them."""
        scale = view.scale / view.density
        if scale < SHOWN_FROM_SCALE:
            return
        radius = float(np.clip(RADIUS_M * scale, *RADIUS_PX)) * view.density
        for x, y in view.to_pixels(self._points).tolist():
            pygame.draw.circle(surface, ink("halo"), (x, y), radius + view.density / 2)
            pygame.draw.circle(surface, ink("door"), (x, y), radius)
