"""What lies under the mouse."""

from dataclasses import dataclass

import numpy as np
import shapely
from shapely import STRtree

from viz.viewer.camera import View
from viz.viewer.layer import Subject
from viz.viewer.moment import Moment
from viz.viewer.sprites import FROM_SCALE, tall_px
from viz.viewer.tracks import Tracks

PERSON_PX, BUS_PX, SPOT_PX, LINK_PX = 7, 12, 9, 7
PEOPLE_FROM_SCALE = 0.8
"""Pixels a metre below which people are too small to be pointed at."""


@dataclass(frozen=True)
class Thing:
    """Something that can be looked at: its kind, and its id or number."""

    kind: str  # person, bus, spot, building, link or area
    key: str
    number: int = -1


class Picker:
    """Finds what is drawn at a place of the map; small things before those they lie on."""

    def __init__(self, subject: Subject, tracks: Tracks | None, aside: np.ndarray | None) -> None:
        """Index what stands still; `tracks` and `aside` are how people are laid on links."""
        self._subject = subject
        self._tracks, self._aside = tracks, aside
        campus, run = subject.campus, subject.recording
        self._buildings = list(campus.buildings)
        self._tree = STRtree([campus.buildings[key].footprint for key in self._buildings])
        self._areas = list(campus.areas)
        self._area_tree = STRtree([campus.areas[key].shape for key in self._areas])
        self._links = np.flatnonzero(run.outdoor) if run is not None else np.empty(0, dtype=int)
        lines = [run.lines[row] for row in self._links] if run is not None else []
        self._link_tree = STRtree(lines)

    def position(self, person: int, moment: Moment) -> tuple[float, float] | None:
        """Return where somebody is who is on a link outdoors [m]."""
        run = self._subject.recording
        if run is None or self._tracks is None:
            return None
        walkers = run.steps.walkers(moment.at_ms)
        row = np.flatnonzero(walkers.person == person)[:1]
        if not row.size:
            return None
        (x, y), *_ = self._tracks.positions(
            walkers.link[row],
            walkers.share[row],
            self._sides(walkers.person[row], walkers.direction[row]),
        ).tolist()
        return x, y

    def _sides(self, person: np.ndarray, direction: np.ndarray) -> np.ndarray:
        assert self._aside is not None
        sides: np.ndarray = -np.abs(self._aside[person]) * direction
        return sides

    def at(self, pixel: tuple[float, float], view: View, moment: Moment) -> Thing | None:
        """Return what is at a pixel of the map."""
        return (
            self._person(pixel, view, moment)
            or self._bus(pixel, view, moment)
            or self._spot(pixel, view)
            or self._shape(pixel, view)
        )

    def _person(self, pixel: tuple[float, float], view: View, moment: Moment) -> Thing | None:
        run = self._subject.recording
        if run is None or self._tracks is None or view.scale < PEOPLE_FROM_SCALE:
            return None
        if moment.look.people == "none":
            return None
        walkers = run.steps.walkers(moment.at_ms)
        seen = np.flatnonzero(run.outdoor[walkers.link])
        person = walkers.person[seen]
        places = self._tracks.positions(
            walkers.link[seen], walkers.share[seen], self._sides(person, walkers.direction[seen])
        )
        figure = tall_px(view.scale) if view.scale >= FROM_SCALE else 0
        body = view.to_pixels(places) - (0, figure / 2)
        away = np.hypot(*(body - np.array(pixel)).T)
        if not away.size or away.min() > max(PERSON_PX, figure / 2):
            return None
        return Thing("person", "", int(person[np.argmin(away)]))

    def _bus(self, pixel: tuple[float, float], view: View, moment: Moment) -> Thing | None:
        run = self._subject.recording
        buses = run.more.buses if run is not None else None
        for bus in buses.at(moment.at_ms) if buses is not None else ():
            x, y = view.to_pixel(bus.x_m, bus.y_m)
            if abs(x - pixel[0]) <= BUS_PX and abs(y - pixel[1]) <= BUS_PX:
                return Thing("bus", bus.line, bus.vehicle)
        return None

    def _spot(self, pixel: tuple[float, float], view: View) -> Thing | None:
        for spot in self._subject.campus.spots.values():
            x, y = view.to_pixel(spot.point.x, spot.point.y)
            if abs(x - pixel[0]) <= SPOT_PX and abs(y - pixel[1]) <= SPOT_PX:
                return Thing("spot", spot.id)
        return None

    def _shape(self, pixel: tuple[float, float], view: View) -> Thing | None:
        point = shapely.Point(view.to_metres(pixel))
        inside = self._tree.query(point, "within")
        if inside.size:
            return Thing("building", self._buildings[int(inside[0])])
        if self._links.size:
            row = int(self._link_tree.nearest(point))
            if self._link_tree.geometries[row].distance(point) * view.scale <= LINK_PX:
                return Thing("link", "", int(self._links[row]))
        inside = self._area_tree.query(point, "within")
        return Thing("area", self._areas[int(inside[0])]) if inside.size else None
