"""What is closed, and where an alarm sounds, while it lasts."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import numpy as np
import pygame
from shapely import LineString, Point

from maps.campus import Campus
from viz.palette import ink
from viz.strokes import Strokes
from viz.symbols import draw_symbol
from viz.viewer.camera import View
from viz.viewer.layer import Layer, Subject
from viz.viewer.moment import Moment

SIGN_OF = {
    "close_path": "closed",
    "close_place": "closed",
    "close_service": "closed",
    "evacuate": "alarm",
}
WIDTH_PX = 4.0
RADIUS_PX = 8
INTO = 0.2
"""The sign of a building stands so far of its size from its upper right corner."""


class Closures(Layer):
    """A red line along every path that is closed, and a sign at everything that is."""

    order = 64

    def __init__(self, subject: Subject) -> None:
        self._campus, self._run = subject.campus, subject.recording

    def state(self, moment: Moment) -> Hashable:
        """Return what is closed, or has an alarm, and by which sign that is shown."""
        if self._run is None:
            return ()
        return tuple(
            (sign, target)
            for act in self._run.interventions
            if (sign := SIGN_OF.get(str(act.get("kind")))) and _lasts(act, moment.at_ms / 1000)
            for target in _targets(act)
        )

    def draw(self, surface: pygame.Surface, view: View, moment: Moment) -> None:
        """Draw lines and signs."""
        signs = self.state(moment)
        assert isinstance(signs, tuple)
        for sign, target in signs:
            line, at = _where(self._campus, target)
            if line is not None:
                width = np.array([WIDTH_PX * view.density])
                Strokes([line]).draw(surface, view, width, [ink("closed")])
            if at is not None:
                place = view.to_pixel(at.x, at.y)
                draw_symbol(surface, sign, place, view.letters(RADIUS_PX) * view.density)


def signs_of(interventions: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the signs that a run needs at some time."""
    found = {SIGN_OF.get(str(act.get("kind"))) for act in interventions}
    return [sign for sign in ("closed", "alarm") if sign in found]


def _lasts(act: Mapping[str, Any], at_s: float) -> bool:
    begins, ends = act.get("from", 0), act.get("until")
    return bool(begins <= at_s and (ends is None or at_s < ends))


def _targets(act: Mapping[str, Any]) -> list[str]:
    target = act.get("target", ())
    return [target] if isinstance(target, str) else [str(each) for each in target]


def _where(campus: Campus, target: str) -> tuple[LineString | None, Point | None]:
    """Return the line of a path, and where the sign of a thing stands; None where that is not."""
    if target in campus.paths:
        line = campus.paths[target].line
        return line, line.interpolate(0.5, normalized=True)
    if target in campus.buildings or target in campus.areas:
        whole = target in campus.buildings
        shape = campus.buildings[target].footprint if whole else campus.areas[target].shape
        west, south, east, north = shape.bounds
        return None, Point(east - INTO * (east - west), north - INTO * (north - south))
    for points in (campus.spots, campus.entrances):
        if target in points:
            return None, points[target].point
    return None, None
