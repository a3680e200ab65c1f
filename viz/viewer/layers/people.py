"""Everybody who is walking, as a dot."""

from collections.abc import Hashable

import numpy as np
import pygame

from viz.palette import colours, ink
from viz.viewer.camera import View
from viz.viewer.layer import Layer, Subject
from viz.viewer.moment import Moment
from viz.viewer.tracks import Tracks

RADIUS_M = 0.9
RADIUS_PX = (1.0, 6.0)
RIM_FROM_PX = 1.5
KEEP = 0.7
"""People keep within this share of the path's width, each on a line of their own."""


class People(Layer):
    """A dot for every person on a path outdoors, coloured by role."""

    order = 70
    smooth = False

    def __init__(self, subject: Subject) -> None:
        self._recording = run = subject.recording
        if run is None:
            return
        self._tracks = Tracks(run.lines, run.width_m)
        known = colours("role")
        roles, self._role = np.unique(run.role, return_inverse=True)
        self._colours = [known.get(role, known["visitor"]) for role in roles.tolist()]
        # A fixed place across the path for each person: multiples of the golden ratio spread well.
        numbers = np.arange(run.role.size)
        self._aside = KEEP * (2 * np.modf(numbers * 0.6180339887498949)[0] - 1)

    def state(self, moment: Moment) -> Hashable:
        """Return the instant: people move all the time."""
        return moment.at_ms

    def draw(self, surface: pygame.Surface, view: View, moment: Moment) -> None:
        """Draw the people who are in view."""
        if self._recording is None:
            return
        walkers = self._recording.walkers(moment.at_ms)
        outdoors = self._recording.outdoor[walkers.link]
        person, link = walkers.person[outdoors], walkers.link[outdoors]
        aside = -np.abs(self._aside[person]) * walkers.direction[outdoors]  # keep to the right
        places = self._tracks.positions(link, walkers.share[outdoors], aside)
        radius = float(np.clip(RADIUS_M * view.scale, *RADIUS_PX))
        pixels = np.rint(view.to_pixels(places)).astype(np.int64)
        colour = [surface.map_rgb(colour) for colour in self._colours]
        if radius >= RIM_FROM_PX:
            rim = np.full(len(pixels), surface.map_rgb(ink("halo")), dtype=np.uint32)
            _stamp(surface, pixels, rim, radius + 1)
        _stamp(surface, pixels, np.array(colour, dtype=np.uint32)[self._role[person]], radius)


def _stamp(surface: pygame.Surface, pixels: np.ndarray, colour: np.ndarray, radius: float) -> None:
    """Set the pixels of a disc round each place: of all discs at once, one pixel at a time."""
    reach = int(np.ceil(radius))
    inside = (
        (pixels[:, 0] >= reach)
        & (pixels[:, 0] < surface.get_width() - reach)
        & (pixels[:, 1] >= reach)
        & (pixels[:, 1] < surface.get_height() - reach)
    )
    x, y = pixels[inside].T
    colour = colour[inside]
    grid = pygame.surfarray.pixels2d(surface)
    for right in range(-reach, reach + 1):
        for down in range(-reach, reach + 1):
            if right * right + down * down <= radius * radius:
                grid[x + right, y + down] = colour
