"""Buildings filled by a number of theirs."""

from collections.abc import Hashable

import pygame

from viz.palette import colours, ink
from viz.scales import scales
from viz.shapes import Shapes
from viz.viewer.camera import View
from viz.viewer.layer import Layer, Subject
from viz.viewer.moment import Moment


class Fills(Layer):
    """The class of every building on the scale of what is shown."""

    order = 53

    def __init__(self, subject: Subject) -> None:
        self._recording = subject.recording
        self._keys = list(subject.campus.buildings)
        footprints = [building.footprint for building in subject.campus.buildings.values()]
        self._shapes = Shapes(footprints)

    def state(self, moment: Moment) -> Hashable:
        """Return the class of each building, "none" where it has no value."""
        kind = moment.look.buildings
        if self._recording is None or kind == "use":
            return None
        values = self._recording.building_values(kind, moment.at_ms)
        scale = scales()[kind]
        return tuple(
            str(scale.place(values[key]) + 1) if key in values else "none" for key in self._keys
        )

    def draw(self, surface: pygame.Surface, view: View, moment: Moment) -> None:
        """Fill the buildings that are in view."""
        classes = self.state(moment)
        if isinstance(classes, tuple):
            self._shapes.fill(surface, view, [colours("scale")[name] for name in classes])
            self._shapes.outline(surface, view, ink("outline"))
