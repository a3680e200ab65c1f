"""The bar under the map: play and pause, steps, speed, fit, the time line and the clock."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import pygame
import pygame_gui
from pygame_gui.elements import UIButton

from viz.palette import ink
from viz.text import text
from viz.viewer.moment import clock_text
from viz.viewer.timeline.clock import Clock
from viz.viewer.timeline.strip import TimeLine
from viz.words import say

BUTTONS = ("toggle", "back", "forward", "slower", "faster", "fit", "find", "help")
BAR_EMS = 6.0
SMALLEST_PX = (200, 200)
FONTS_OF = "zh"
"""Of pygame_gui's fonts, those for Chinese show Latin letters and arrows too."""


@dataclass(frozen=True)
class Press:
    """What a button of the bar asks for: one of the actions of the keys."""

    action: str


@dataclass(frozen=True)
class Jump:
    """Where the time line was dragged to [ms]."""

    at_ms: int


@cache
def _theme() -> Any:
    return json.loads(files("viz").joinpath("data", "theme.json").read_text(encoding="utf-8"))


class Controls:
    """The bar; it says what the user asks for and shows the clock."""

    def __init__(
        self, window: tuple[int, int], clock: Clock, line: TimeLine, language: str, em: int
    ) -> None:
        """Lay the bar out along the lower edge of a window, lettered `em` pixels high."""
        self._clock, self.line, self._language, self._em = clock, line, language, em
        self._held = False
        width, height = max(window[0], SMALLEST_PX[0]), max(window[1], SMALLEST_PX[1])
        self.box = pygame.Rect(0, height - self.height(em), width, self.height(em))
        font = {"font": {"name": "noto_sans_sc", "size": str(round(0.95 * em))}}
        theme = {**_theme(), "button": {**_theme()["button"], **font}}
        self._manager = pygame_gui.UIManager(
            (width, height), theme, False, starting_language=FONTS_OF
        )
        gap, tall = round(0.4 * em), round(2 * em)
        left, top = gap, self.box.bottom - tall - gap
        self.buttons: dict[str, UIButton] = {}
        self._clock_px = round(11 * em)
        room = width - 2 * gap - (self._clock_px if width > 30 * em else 0)
        for action in BUTTONS:
            words = _label(action, language, False)
            across = max(text(words, em, ink("text")).get_width() + em, round(2.4 * em))
            if action == "toggle":
                across = round(4 * em)
            if left + across > room:
                break
            box = pygame.Rect(left, top, across, tall)
            self.buttons[action] = UIButton(box, words, self._manager)
            left += across + gap
        strip = pygame.Rect(gap, self.box.top + gap, width - 2 * gap, top - self.box.top - 2 * gap)
        line.lay_out(strip, em)
        self._clock_right = width - gap, top + tall // 2
        self._clock_room = width - left - gap

    @staticmethod
    def height(em: int) -> int:
        """Return how high the bar is [pixels]."""
        return round(BAR_EMS * em)

    def take(self, event: pygame.Event) -> Press | Jump | None:
        """Return what an event asks for, None where it is not for the bar."""
        self._manager.process_events(event)
        if event.type == pygame_gui.UI_BUTTON_PRESSED:
            for action, button in self.buttons.items():
                if event.ui_element is button:
                    return Press(action)
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT:
            self._held = self.line.box.collidepoint(event.pos)
            return Jump(self.line.time_at(event.pos[0])) if self._held else None
        if event.type == pygame.MOUSEBUTTONUP and event.button == pygame.BUTTON_LEFT:
            self._held = False
        if event.type == pygame.MOUSEMOTION and self._held:
            return Jump(self.line.time_at(event.pos[0]))
        return None

    def draw(self, surface: pygame.Surface, elapsed_ms: float) -> None:
        """Draw the bar as the clock stands."""
        surface.fill(ink("page"), self.box)
        playing = self._clock.playing
        if "toggle" in self.buttons:
            self.buttons["toggle"].set_text(_label("toggle", self._language, playing))
        at_ms = self._clock.moment.at_ms
        self.line.draw(surface, at_ms, self._clock.known_ms)
        self._manager.update(elapsed_ms / 1000)
        self._manager.draw_ui(surface)
        words = f"{clock_text(at_ms)}   {self._clock.speed:,} ×"
        for told in (words, clock_text(at_ms), clock_text(at_ms, seconds=False)):
            clock = text(told, round(1.1 * self._em), ink("text"), True)
            if clock.get_width() <= self._clock_room:
                surface.blit(clock, clock.get_rect(midright=self._clock_right))
                break


def _label(action: str, language: str, playing: bool) -> str:
    if action == "toggle":
        return say("pause" if playing else "play", language)
    return {"back": "◀", "forward": "▶"}.get(action) or say(action, language)
