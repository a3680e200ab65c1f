"""Buildings by their use, with a soft shadow, and their doors."""

import pygame

from viz.palette import colours, ink
from viz.shapes import Shapes
from viz.viewer.camera import View
from viz.viewer.layer import Layer, Subject
from viz.viewer.moment import Moment

SHADOW_M_A_FLOOR = 0.8
SHADOW_ALPHA = 70
SHADOW_COARSENESS = 4
"""The shadow is drawn on a surface so many times smaller, and comes out soft."""


class Buildings(Layer):
    """The footprints of all buildings."""

    order = 40

    def __init__(self, subject: Subject) -> None:
        buildings = list(subject.campus.buildings.values())
        self._shapes = Shapes([building.footprint for building in buildings])
        self._colours = [colours("building")[building.use] for building in buildings]
        self._shadow_m = [SHADOW_M_A_FLOOR * min(building.floors, 12) for building in buildings]

    def draw(self, surface: pygame.Surface, view: View, moment: Moment) -> None:
        """Draw the buildings that are in view."""
        self._draw_shadow(surface, view)
        self._shapes.fill(surface, view, self._colours)
        self._shapes.outline(surface, view, ink("outline"))

    def _draw_shadow(self, surface: pygame.Surface, view: View) -> None:
        small = view.coarse(SHADOW_COARSENESS)
        shadow = pygame.Surface((small.width, small.height), pygame.SRCALPHA, 32)
        shadow.fill((*ink("shadow"), 0))
        self._shapes.shade(shadow, small, ink("shadow"), self._shadow_m)
        soft = pygame.transform.smoothscale(shadow, (view.width, view.height))
        soft.set_alpha(SHADOW_ALPHA)
        surface.blit(soft, (0, 0))
