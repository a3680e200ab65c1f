"""Day and night, as the sun stands."""

from collections.abc import Hashable

import numpy as np
import pygame

from viz.viewer.camera import View
from viz.viewer.layer import Layer, Subject
from viz.viewer.moment import Moment

DAY_DEG, NIGHT_DEG = 6.0, -6.0
"""Above the first the sun lights everything; below the second civil twilight is over."""
NIGHT = np.array([105, 118, 165])
STEPS = 24


class Light(Layer):
    """Darkens the map when the sun is down, but not what is counted and coloured by numbers."""

    order = 52
    smooth = False

    def __init__(self, subject: Subject) -> None:
        self._recording = subject.recording

    def state(self, moment: Moment) -> Hashable:
        """Return how dark it is, in steps."""
        if self._recording is None or moment.look.sky == "off":
            return 0
        height = self._recording.sky(moment.at_ms)
        if height is None:
            return 0
        share = (DAY_DEG - height) / (DAY_DEG - NIGHT_DEG)
        return round(STEPS * min(max(share, 0.0), 1.0))

    def draw(self, surface: pygame.Surface, view: View, moment: Moment) -> None:
        """Darken the surface."""
        step = self.state(moment)
        assert isinstance(step, int)
        if step:
            colour = np.rint(255 - (255 - NIGHT) * (step / STEPS)).astype(int).tolist()
            surface.fill(colour, special_flags=pygame.BLEND_RGB_MULT)
