"""Names of what is on the map, and the head-counts of buildings."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

import numpy as np
import pygame

from maps.campus import Building, Named, Shape
from viz.labels import Label, place_labels
from viz.palette import Colour, ink
from viz.scales import scales
from viz.text import haloed, text, wrapped
from viz.viewer.camera import View
from viz.viewer.layer import Layer, Subject
from viz.viewer.layers.compass import corners
from viz.viewer.layers.spots import RADIUS_PX
from viz.viewer.moment import Moment

RANKS = {
    "library": 1,
    "canteen": 2,
    "teaching": 2,
    "hall": 2,
    "sports": 2,
    "clinic": 3,
    "laboratory": 3,
    "office": 3,
    "shop": 4,
    "dormitory": 4,
}
LAST_RANK = 5
OPEN = ("plaza", "garden")
"""Uses of areas on which the name of something else may lie."""
LARGE_TO_RANK = 2
LARGE_PX, SMALL_PX, MINOR_PX = 15, 12, 11
MINOR_FROM_RANK = 4
PILL_PX = 11
SMALLEST_PX = 9
"""A thing that is drawn smaller than this goes without a name."""
OVERHANG = 1.5
"""A name is large where it is at most so many times as wide as the thing."""
LONGEST = 18


@dataclass(frozen=True)
class _Thing:
    """Something with a name: the lower the rank, the sooner it finds room."""

    key: str
    name: str
    rank: int
    area_m2: float
    x_m: float
    y_m: float
    width_m: float
    height_m: float
    colour: Colour
    is_building: bool = False
    counted: bool = False


@dataclass(frozen=True)
class _Placed:
    name: pygame.Surface | None
    box: pygame.Rect
    key: str | None


class Names(Layer):
    """The names, the important ones first, and how many people are in each building."""

    order = 90
    smooth = False

    def __init__(self, subject: Subject) -> None:
        self._recording, self._other = subject.recording, subject.other
        things = sorted(_things(subject), key=lambda thing: (thing.rank, -thing.area_m2, thing.key))
        self._things = things
        self._spots = [spot.point for spot in subject.campus.spots.values()]
        campus = subject.campus
        avoided = [building.footprint for building in campus.buildings.values()]
        avoided += [area.shape for area in campus.areas.values() if area.use not in OPEN]
        self._boxes = np.array([shape.bounds for shape in avoided]).reshape(-1, 4)
        self._view: View | None = None
        self._placed: list[_Placed] = []

    def state(self, moment: Moment) -> Hashable:
        """Return the interval of the head-counts."""
        if self._recording is None:
            return None
        return self._recording.known(moment.at_ms), moment.look.buildings

    def draw(self, surface: pygame.Surface, view: View, moment: Moment) -> None:
        """Draw names and counts; places change with the view, counts with the moment."""
        if view != self._view:
            self._placed = self._place(view)
            self._view = view
        told = self._told(moment)
        for placed in self._placed:
            if placed.name is not None:
                surface.blit(placed.name, placed.name.get_rect(midtop=placed.box.midtop))
            words = told.get(placed.key or "", "")
            if words:
                _draw_pill(surface, view, placed.box.midbottom, words)

    def _told(self, moment: Moment) -> dict[str, str]:
        """Return what stands below the name of each building: its people, or what fills it."""
        run, kind = self._recording, moment.look.buildings
        if run is None:
            return {}
        if self._other is not None:
            before, after = run.heads.counts(moment.at_ms), self._other.heads.counts(moment.at_ms)
            more = {key: after.get(key, 0) - count for key, count in before.items()}
            return {key: f"{count:+,}" for key, count in more.items() if count}
        if kind in ("use", "occupancy"):
            counts = run.heads.counts(moment.at_ms)
            return {key: f"{count:,}" for key, count in counts.items() if count}
        values = run.building_values(kind, moment.at_ms)
        return {key: scales()[kind].shown(value) for key, value in values.items()}

    def _place(self, view: View) -> list[_Placed]:
        frame = pygame.Rect(0, 0, view.width, view.height)
        taken = [*corners(view), *self._signs(view)]
        wanted = [
            thing
            for thing in self._things
            if (thing.name or thing.counted)
            and _is_large_enough(thing, view)
            and frame.collidepoint(view.to_pixel(thing.x_m, thing.y_m))
        ]
        names = [_name(thing, view) for thing in wanted]
        labels = [_label(thing, view, name) for thing, name in zip(wanted, names, strict=True)]
        avoided = self._avoided(view)
        boxes = place_labels(labels, frame, taken, avoided)
        found = [
            _Placed(name, box, thing.key if thing.counted else None)
            for thing, name, box in zip(wanted, names, boxes, strict=True)
            if box is not None
        ]
        # A count whose name found no room still has a chance alone.
        alone = [
            thing
            for thing, box in zip(wanted, boxes, strict=True)
            if box is None and thing.counted and thing.is_building
        ]
        more = place_labels(
            [_label(thing, view, None) for thing in alone],
            frame,
            [*taken, *(placed.box for placed in found)],
            avoided,
        )
        counts = [
            _Placed(None, box, thing.key)
            for thing, box in zip(alone, more, strict=True)
            if box is not None
        ]
        return found + counts

    def _avoided(self, view: View) -> list[pygame.Rect]:
        corners = view.to_pixels(self._boxes.reshape(-1, 2)).reshape(-1, 4).tolist()
        return [
            pygame.Rect(left, top, right - left, bottom - top)
            for left, bottom, right, top in corners
        ]

    def _signs(self, view: View) -> list[pygame.Rect]:
        side = 2 * view.letters(RADIUS_PX) + 2
        boxes = [pygame.Rect(0, 0, side, side) for _ in self._spots]
        for box, point in zip(boxes, self._spots, strict=True):
            x, y = view.to_pixel(point.x, point.y)
            box.center = (round(x), round(y))
        return boxes


def _things(subject: Subject) -> Iterator[_Thing]:
    campus, language = subject.campus, subject.language
    run = subject.recording
    counted = run.heads.counted if run is not None else frozenset()

    def thing(feature: Named, shape: Shape, rank: int, colour: Colour) -> _Thing:
        west, south, east, north = shape.bounds
        centre = shape.centroid
        is_clear = isinstance(feature, Building) or shape.covers(centre)
        middle = centre if is_clear else shape.representative_point()
        name = feature.label(language) if feature.name or feature.name_zh else ""
        return _Thing(
            key=feature.id,
            name=name,
            rank=rank,
            area_m2=shape.area,
            x_m=middle.x,
            y_m=middle.y,
            width_m=east - west,
            height_m=north - south,
            colour=colour,
            is_building=isinstance(feature, Building),
            counted=feature.id in counted,
        )

    for building in campus.buildings.values():
        rank = RANKS.get(building.use, LAST_RANK)
        yield thing(building, building.footprint, rank, ink("text"))
    for area in campus.areas.values():
        yield thing(area, area.shape, 3, ink("green_text"))
    for scenery in campus.scenery.values():
        wet = scenery.kind == "water"
        colour = ink("water_text" if wet else "green_text")
        yield thing(scenery, scenery.shape, 1 if wet else 4, colour)
    named = {(spot.kind, spot.label(language)): spot for spot in campus.spots.values()}
    for spot in named.values():  # of gates on one street, one is named
        if spot.kind in ("gate", "stop"):
            yield thing(spot, spot.point.buffer(0.01), 2, ink(spot.kind))


def _is_large_enough(thing: _Thing, view: View) -> bool:
    is_point = thing.area_m2 < 0.01
    size = view.scale * min(thing.width_m, thing.height_m)
    return is_point or size >= SMALLEST_PX


def _name(thing: _Thing, view: View) -> pygame.Surface | None:
    if not thing.name:
        return None
    words = wrapped(thing.name, LONGEST)
    important = thing.rank <= LARGE_TO_RANK
    if important:
        large = haloed(words, view.letters(LARGE_PX), thing.colour, True)
        if large.get_width() <= OVERHANG * thing.width_m * view.scale:
            return large
    size = MINOR_PX if thing.rank >= MINOR_FROM_RANK else SMALL_PX
    return haloed(words, view.letters(size), thing.colour, important)


def _label(thing: _Thing, view: View, name: pygame.Surface | None) -> Label:
    width, height = name.get_size() if name is not None else (0, 0)
    if thing.counted:
        pill = _pill_size(view)
        width, height = max(width, pill[0]), height + pill[1]
    is_point = thing.area_m2 < 0.01
    across, down = thing.width_m * view.scale / 2, thing.height_m * view.scale / 2
    return Label(
        size=(width, height),
        at=view.to_pixel(thing.x_m, thing.y_m),
        reach=(view.letters(RADIUS_PX) + 2, view.letters(RADIUS_PX) + 2)
        if is_point
        else (across, down),
        on=not is_point,
        first_on=not thing.is_building or (width <= 2.2 * across and height <= 2.2 * down),
    )


def _pill_size(view: View) -> tuple[int, int]:
    width, height = text("00,000", view.letters(PILL_PX), ink("pill_text"), True).get_size()
    return width + 6, height - 2


def _draw_pill(surface: pygame.Surface, view: View, midbottom: tuple[int, int], words: str) -> None:
    number = text(words, view.letters(PILL_PX), ink("pill_text"), True)
    pill = pygame.Rect(0, 0, number.get_width() + 8, _pill_size(view)[1])
    pill.midbottom = midbottom
    pygame.draw.rect(surface, ink("pill"), pill, border_radius=pill.height // 2)
    surface.blit(number, number.get_rect(center=pill.center))
