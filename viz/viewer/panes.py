"""What the map area shows: one run, or two beside, over, or less each other."""

import numpy as np
import pygame

from maps.faults import Fault, InputError
from viz.palette import ink
from viz.text import text
from viz.viewer.camera import View
from viz.viewer.layer import Subject
from viz.viewer.layers.people import People
from viz.viewer.moment import Moment
from viz.viewer.pick import Picker, Thing
from viz.viewer.recording import Recording
from viz.viewer.scene import Scene
from viz.words import say

MODES = ("side", "swipe", "difference")
HIDDEN_IN_DIFFERENCE = frozenset({"People", "Crowding", "Fills", "Queues", "Shuttles"})
SEAM_PX = 4
TITLE_EMS = 1.8
"""How high the strip below the maps is that says which run is where."""


def check_same_campus(run: Recording, other: Recording) -> None:
    """Raise `InputError` where two runs are not of the same campus."""
    same = run.campus.id == other.campus.id
    if not same or run.campus.buildings.keys() != other.campus.buildings.keys():
        rule = f"must be a run of the campus {run.campus.id!r}, as the first"
        hint = "runs of two campuses cannot be compared"
        raise InputError([Fault("--compare", "", other.campus.id, rule, hint)])


class Panes:
    """Draws one or two runs with one camera and one clock."""

    def __init__(self, run: Recording, other: Recording | None, language: str) -> None:
        """Prepare the scenes."""
        runs = [run] if other is None else [run, other]
        self.subjects = [Subject(each.campus, each, language) for each in runs]
        self._scenes = [Scene(subject) for subject in self.subjects]
        self.pickers = [_picker(subject) for subject in self.subjects]
        self.mode = "single" if other is None else "side"
        self._language = language
        self.difference = Subject(run.campus, run, language, other)
        self._less = None if other is None else Scene(self.difference, HIDDEN_IN_DIFFERENCE)
        self.area = pygame.Rect(0, 0, 1, 1)
        self.seam = 0.5

    def next_mode(self) -> None:
        """Compare in the next way."""
        if len(self.subjects) > 1:
            self.mode = MODES[(MODES.index(self.mode) + 1) % len(MODES)]

    @property
    def boxes(self) -> list[pygame.Rect]:
        """The boxes of the maps, the first run's first."""
        if self.mode != "side":
            return [self.area]
        half = (self.area.width - SEAM_PX) // 2
        left = pygame.Rect(self.area.left, self.area.top, half, self.area.height)
        return [left, left.move(half + SEAM_PX, 0)]

    @property
    def size(self) -> tuple[int, int]:
        """How large each map is."""
        return self.boxes[0].size

    @property
    def _seam_x(self) -> int:
        return self.area.left + round(self.seam * self.area.width)

    def on_seam(self, pixel: tuple[int, int]) -> bool:
        """Return whether a pixel is on the line between two runs."""
        return self.mode == "swipe" and abs(pixel[0] - self._seam_x) < 8

    def pane_at(self, pixel: tuple[int, int]) -> tuple[int, tuple[int, int]] | None:
        """Return which run's map is under a pixel, and the pixel on it; None beside them."""
        for number, box in enumerate(self.boxes):
            if box.collidepoint(pixel):
                on = 1 if self.mode == "swipe" and pixel[0] > self._seam_x else number
                return on, (pixel[0] - box.left, pixel[1] - box.top)
        return None

    def draw(self, screen: pygame.Surface, view: View, moment: Moment, moving: bool) -> None:
        """Draw the maps."""
        area = self.area.clip(screen.get_rect())
        surface = screen.subsurface(area)
        if self.mode == "difference" and self._less is not None:
            self._less.draw(surface, view, moment, moving)
            return
        boxes = self.boxes
        self._scenes[0].draw(screen.subsurface(boxes[0].clip(area)), view, moment, moving)
        if self.mode == "side":
            self._scenes[1].draw(screen.subsurface(boxes[1].clip(area)), view, moment, moving)
            seam = pygame.Rect(boxes[0].right, area.top, SEAM_PX, area.height)
            screen.fill(ink("text"), seam)
        elif self.mode == "swipe":
            over = pygame.Surface(area.size, 0, 32)
            self._scenes[1].draw(over, view, moment, moving)
            x = self._seam_x - area.left
            surface.blit(over, (x, 0), (x, 0, area.width - x, area.height))
            pygame.draw.line(surface, ink("hand"), (x, 0), (x, area.height), 3)
            pygame.draw.circle(surface, ink("hand"), (x, area.height // 2), 9)

    def draw_titles(self, screen: pygame.Surface, em: int) -> None:
        """Write which run is where."""
        if self.mode == "single":
            return
        names = [str(each.recording.title) for each in self.subjects if each.recording is not None]
        strip = pygame.Rect(*self.area.bottomleft, self.area.width, round(TITLE_EMS * em))
        screen.fill(ink("page"), strip)
        if self.mode == "difference":
            told = [(f"{say('difference', self._language)}: {names[1]} − {names[0]}", self.area)]
        elif self.mode == "side":
            told = [(f"{'AB'[n]}: {names[n]}", self.boxes[n]) for n in (0, 1)]
        else:
            halves = (
                self.area.move(-self.area.width // 4, 0),
                self.area.move(self.area.width // 4, 0),
            )
            told = [(f"{'AB'[n]}: {names[n]}", halves[n]) for n in (0, 1)]
        for words, box in told:
            title = text(words, em, ink("text"), True)
            room = pygame.Rect(box.left, strip.top, box.width, strip.height)
            place = title.get_rect(center=room.center)
            screen.blit(title, place.clip(room), title.get_rect().clip((0, 0, *room.size)))

    def mark(self, screen: pygame.Surface, thing: Thing, view: View, moment: Moment) -> None:
        """Draw a frame round what is looked at."""
        for number, box in enumerate(self.boxes):
            surface = screen.subsurface(box.clip(screen.get_rect()))
            for line in self._outlines(thing, number, view, moment):
                if len(line) > 1:
                    pygame.draw.lines(surface, ink("halo"), False, line, 6)
                    pygame.draw.lines(surface, ink("chosen"), False, line, 3)
                else:
                    pygame.draw.circle(surface, ink("halo"), line[0], 15, 5)
                    pygame.draw.circle(surface, ink("chosen"), line[0], 14, 3)

    def _outlines(
        self, thing: Thing, number: int, view: View, moment: Moment
    ) -> list[list[tuple[float, float]]]:
        campus, run = self.subjects[number].campus, self.subjects[number].recording
        if thing.kind in ("building", "area"):
            shape = (
                campus.buildings[thing.key].footprint
                if thing.kind == "building"
                else campus.areas[thing.key].shape
            )
            parts = getattr(shape, "geoms", [shape])
            rings = [np.array(part.exterior.coords)[:, :2] for part in parts]
            return [view.to_pixels(ring).tolist() for ring in rings]
        if thing.kind == "link" and run is not None and number == 0:
            return [view.to_pixels(np.array(run.lines[thing.number].coords)[:, :2]).tolist()]
        at = self.place_of(thing, number, moment)
        return [] if at is None else [[view.to_pixel(*at)]]

    def place_of(self, thing: Thing, number: int, moment: Moment) -> tuple[float, float] | None:
        """Return where a thing is on the map [m], None where it is not on it now."""
        campus, run = self.subjects[number].campus, self.subjects[number].recording
        if thing.kind == "person":
            return self.pickers[number].position(thing.number, moment)
        if thing.kind == "bus":
            buses = run.more.buses if run is not None else None
            for bus in buses.at(moment.at_ms) if buses is not None else ():
                if (bus.line, bus.vehicle) == (thing.key, thing.number):
                    return bus.x_m, bus.y_m
            return None
        if thing.kind == "link":
            middle = run.lines[thing.number].interpolate(0.5, True) if run is not None else None
        elif thing.kind == "building":
            middle = campus.buildings[thing.key].footprint.centroid
        elif thing.kind == "area":
            middle = campus.areas[thing.key].shape.centroid
        else:
            middle = campus.spots[thing.key].point
        return None if middle is None else (float(middle.x), float(middle.y))


def _picker(subject: Subject) -> Picker:
    people = People(subject)
    return Picker(subject, people.tracks, people.aside)


def in_language(panes: Panes, language: str) -> Panes:
    """Return the same maps in another language."""
    runs = [subject.recording for subject in panes.subjects]
    assert runs[0] is not None
    other = runs[1] if len(runs) > 1 else None
    fresh = Panes(runs[0], other, language)
    fresh.mode, fresh.area, fresh.seam = panes.mode, panes.area, panes.seam
    return fresh
