"""Everybody who is walking, as a dot; from near, as a figure."""

from collections.abc import Hashable

import numpy as np
import pygame

from viz.palette import colours, ink
from viz.viewer.camera import View
from viz.viewer.layer import Layer, Subject
from viz.viewer.moment import Moment
from viz.viewer.sprites import FROM_SCALE, draw_figures, strides
from viz.viewer.tracks import Tracks

RADIUS_M = 0.9
RADIUS_PX = (1.0, 6.0)
RIM_FROM_PX = 1.5
AHEAD = 1e-3
"""A share of a link, by which one tells to which side somebody faces."""
KEEP = 0.7
"""People keep within this share of the path's width, each on a line of their own."""


class People(Layer):
    """A dot for every person on a path outdoors, a diamond for who rides a bicycle.

    From near they are figures, on foot or on a bicycle.
    """

    order = 70
    smooth = False

    def __init__(self, subject: Subject) -> None:
        self._recording = run = subject.recording
        if run is None:
            return
        self.tracks = Tracks(run.lines, run.width_m)
        roles = list(colours("role"))
        code = [roles.index(role) if role in roles else len(roles) - 1 for role in run.roles]
        self._role = np.array(code, dtype=np.int64)[run.role_code]
        # A fixed place across the path for each person: multiples of the golden ratio spread well.
        numbers = np.arange(run.role_code.size)
        self.aside = KEEP * (2 * np.modf(numbers * 0.6180339887498949)[0] - 1)

    def state(self, moment: Moment) -> Hashable:
        """Return the instant: people move all the time."""
        return moment.at_ms

    def draw(self, surface: pygame.Surface, view: View, moment: Moment) -> None:
        """Draw the people who are in view."""
        run = self._recording
        if run is None or moment.look.people == "none":
            return
        walkers = run.steps.walkers(moment.at_ms)
        outdoors = run.outdoor[walkers.link]
        person, link = walkers.person[outdoors], walkers.link[outdoors]
        aside = -np.abs(self.aside[person]) * walkers.direction[outdoors]  # keep to the right
        places = self.tracks.positions(link, walkers.share[outdoors], aside)
        pixels = np.rint(view.to_pixels(places)).astype(np.int64)
        group, code = self.categories(person, link, moment)
        paint = list(colours(group).values())
        rides = run.ridden[link]
        if view.scale < FROM_SCALE:
            known = np.array([surface.map_rgb(colour) for colour in paint], dtype=np.uint32)
            _draw_dots(surface, view, pixels, known[code], rides)
            return
        share, direction = walkers.share[outdoors], walkers.direction[outdoors]
        ahead = self.tracks.positions(link, share + AHEAD * direction, aside)
        left = ahead[:, 0] < places[:, 0]
        stride = strides(share * run.length_m[link])
        draw_figures(surface, view.scale, pixels, rides, [paint[row] for row in code], left, stride)

    def categories(
        self, person: np.ndarray, link: np.ndarray, moment: Moment
    ) -> tuple[str, np.ndarray]:
        """Return the group of colours that people are shown by, and which of it each has."""
        run, by = self._recording, moment.look.people
        assert run is not None
        journeys = run.more.journeys
        if by == "crowding":
            crowded, level = run.flow.crowds(moment.at_ms)
            of_link = np.zeros(len(run.lines), dtype=np.int64)
            of_link[crowded] = level
            return "level", of_link[link]
        if by in ("purpose", "delay") and journeys is not None:
            row = journeys.of(person, moment.at_ms)
            if by == "purpose":
                return "purpose", np.where(
                    row < 0, len(colours("purpose")) - 1, journeys.purpose[row]
                )
            return "lateness", np.where(row < 0, 0, journeys.lateness[row])
        return "role", self._role[person]


def _draw_dots(
    surface: pygame.Surface, view: View, pixels: np.ndarray, colour: np.ndarray, rides: np.ndarray
) -> None:
    radius = float(np.clip(RADIUS_M * view.scale, *RADIUS_PX))
    for shape, some in ((_disc, ~rides), (_diamond, rides)):
        at, paint = pixels[some], colour[some]
        if radius >= RIM_FROM_PX:
            rim = np.full(len(at), surface.map_rgb(ink("halo")), dtype=np.uint32)
            _stamp(surface, at, rim, shape(radius + 1))
        _stamp(surface, at, paint, shape(radius))


def _disc(radius: float) -> list[tuple[int, int]]:
    """Return the pixels of a disc round a place, as steps right and down."""
    reach = range(-int(np.ceil(radius)), int(np.ceil(radius)) + 1)
    return [(x, y) for x in reach for y in reach if x * x + y * y <= radius * radius]


def _diamond(radius: float) -> list[tuple[int, int]]:
    """Return the pixels of a diamond, half as large again as the disc."""
    size = 1.5 * radius
    reach = range(-int(np.ceil(size)), int(np.ceil(size)) + 1)
    return [(x, y) for x in reach for y in reach if abs(x) + abs(y) <= size]


def _stamp(
    surface: pygame.Surface, pixels: np.ndarray, colour: np.ndarray, shape: list[tuple[int, int]]
) -> None:
    """Set the pixels of a shape round each place: of all shapes at once, one pixel at a time."""
    reach = max(right for right, _ in shape)
    width, height = surface.get_size()
    x, y = pixels[:, 0], pixels[:, 1]
    inside = (x >= reach) & (x < width - reach) & (y >= reach) & (y < height - reach)
    x, y, colour = x[inside], y[inside], colour[inside]
    grid = pygame.surfarray.pixels2d(surface)
    for right, down in shape:
        grid[x + right, y + down] = colour
