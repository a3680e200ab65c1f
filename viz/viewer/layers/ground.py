"""The ground of the campus: its boundary, green, parking and water."""

import pygame

from viz.palette import colours, ink
from viz.shapes import Shapes
from viz.viewer.camera import View
from viz.viewer.layer import Layer, Subject
from viz.viewer.moment import Moment

KINDS = ("green", "parking", "water")


class Ground(Layer):
    """What lies under everything else."""

    order = 10

    def __init__(self, subject: Subject) -> None:
        self._campus = Shapes([subject.campus.boundary])
        scenery = subject.campus.scenery.values()
        self._scenery = {
            kind: Shapes([thing.shape for thing in scenery if thing.kind == kind]) for kind in KINDS
        }

    def draw(self, surface: pygame.Surface, view: View, moment: Moment) -> None:
        """Draw the ground over the whole surface."""
        ground = colours("ground")
        surface.fill(ground["outside"])
        self._campus.fill(surface, view, [ground["campus"]])
        for kind, shapes in self._scenery.items():
            shapes.fill(surface, view, [ground[kind]] * len(shapes.boxes))
        self._scenery["water"].outline(surface, view, ink("water_edge"))
        self._campus.outline(surface, view, ground["boundary"], 2)
