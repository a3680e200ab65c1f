"""The column beside the map: the legend, or the campus in curves and indicators."""

from collections.abc import Hashable

import numpy as np
import pygame

from viz.legend import draw_legend, legend
from viz.palette import ink
from viz.quantity import shown
from viz.text import text
from viz.viewer.card import draw_curve
from viz.viewer.facts import Curve
from viz.viewer.layer import Subject
from viz.viewer.look import Look
from viz.viewer.recording import Recording
from viz.words import say

COLUMN_EMS = 16
FROM_EMS = 57
"""A narrower window has room for a column only while it is called for."""
CURVE_EMS = 6
INDICATORS = (
    "walking_min_per_person",
    "late_share",
    "canteen_wait_mean_s",
    "canteen_wait_p95_s",
    "los_ef_person_min",
    "electricity_kwh",
    "peak_kw",
    "carbon_kg",
    "discomfort_share",
    "co2_mean_ppm",
    "room_use",
)
"""Shown first; the others of the run follow while there is room."""


class Column:
    """Draws the legend once, and the curves as the clock stands."""

    def __init__(self, subjects: list[Subject]) -> None:
        """Take the runs that are shown; one, or two that are compared."""
        self._subjects = subjects
        self._kept: tuple[Hashable, pygame.Surface] | None = None
        self._curves: list[tuple[str, list[Curve]]] | None = None
        self.shows_curves = False
        self.is_narrow = False
        self._is_called = False

    @property
    def is_shown(self) -> bool:
        """Whether the column has a place: in a narrow window, only while it is called for."""
        return not self.is_narrow or self._is_called

    def turn(self) -> None:
        """Show curves for the legend, or it for them; in a narrow window, nothing after both."""
        if not self.is_shown:
            self._is_called, self.shows_curves = True, False
        elif self.is_narrow and self.shows_curves:
            self._is_called = False
        else:
            self.shows_curves = not self.shows_curves

    def renew(self) -> None:
        """Take the curves anew, of a run that goes on."""
        self._curves = None

    def draw(
        self,
        surface: pygame.Surface,
        box: pygame.Rect,
        shown_as: Subject,
        look: Look,
        clock: tuple[int, int, int],
        em: int,
    ) -> None:
        """Draw the column into a box."""
        if box.width <= 0:
            return
        if self.shows_curves:
            self._draw_curves(surface, box, clock, em)
            return
        acts = () if shown_as.recording is None else shown_as.recording.interventions
        key = (box.size, look, shown_as.language, shown_as.other is None, len(acts))
        if self._kept is None or self._kept[0] != key:
            page = pygame.Surface(box.size, 0, 32)
            page.fill(ink("page"))
            inner = page.get_rect().inflate(-2 * em, -em)
            draw_legend(page, inner, legend(shown_as, look, dots=True), em)
            self._kept = key, page
        surface.blit(self._kept[1], box)

    def _draw_curves(
        self, surface: pygame.Surface, box: pygame.Rect, clock: tuple[int, int, int], em: int
    ) -> None:
        surface.fill(ink("page"), box)
        if self._curves is None:
            self._curves = self._all_curves()
        language = self._subjects[0].language
        inner = box.inflate(-2 * em, -em)
        y = inner.top
        title = text(say("campus_curves", language), round(1.15 * em), ink("text"), True)
        surface.blit(title, (inner.left, y))
        y += 2 * em
        for word, curves in self._curves:
            if y + CURVE_EMS * em > inner.bottom:
                return
            place = pygame.Rect(inner.left, y, inner.width, CURVE_EMS * em)
            draw_curve(surface, place, curves, say(word, language), clock, em)
            y += (CURVE_EMS + 1) * em
        self._draw_indicators(
            surface, pygame.Rect(inner.left, y, inner.width, inner.bottom - y), em
        )

    def _all_curves(self) -> list[tuple[str, list[Curve]]]:
        runs = [subject.recording for subject in self._subjects if subject.recording is not None]
        found = [("people_walking", [run.flow.people_curve() for run in runs])]
        if all(run.more.counters is not None for run in runs):
            found.append(("people_queuing", [_queuing(run) for run in runs]))
        if all(run.more.indoors is not None for run in runs):
            power = [run.more.indoors.power_curve() for run in runs if run.more.indoors is not None]
            found.append(("power_curve", power))
        return found

    def _draw_indicators(self, surface: pygame.Surface, box: pygame.Rect, em: int) -> None:
        from sim.study.indicators import indicators

        language = self._subjects[0].language
        runs = [subject.recording for subject in self._subjects if subject.recording is not None]
        if not all(run.indicators for run in runs):
            return  # the day is not over
        small = max(9, round(0.85 * em))
        y = box.top
        title = text(say("indicators_title", language), round(1.05 * em), ink("text"), True)
        if y + 2 * em > box.bottom:
            return
        surface.blit(title, (box.left, y))
        y += round(1.8 * em)
        known = indicators()
        order = [*(key for key in INDICATORS if key in known), *known]
        for key in dict.fromkeys(order):
            if any(key not in run.indicators for run in runs):
                continue
            if y + round(2.6 * small) > box.bottom:
                return
            each = known[key]
            name = text(each.name_zh if language == "zh" else each.name, small, ink("faint"))
            surface.blit(name, (box.left, y), (0, 0, box.width, name.get_height()))
            values = "   ".join(shown(run.indicators[key], each.unit, language) for run in runs)
            told = text(values, small, ink("text"), True)
            surface.blit(told, told.get_rect(topright=(box.right, y + round(1.15 * small))))
            y += round(2.7 * small)


def _queuing(run: Recording) -> Curve:
    at_s = np.arange(run.start_ms // 1000, run.end_ms // 1000, 60, dtype=np.int64)
    assert run.more.counters is not None
    return at_s * 1000, run.more.counters.curve(at_s)
