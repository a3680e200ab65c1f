"""The bar under the map: play and pause, speed, fit, the time line and the clock."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import pygame
import pygame_gui
from pygame_gui.elements import UIButton, UIHorizontalSlider, UILabel

from viz.viewer.moment import clock_text
from viz.viewer.timeline.clock import Clock
from viz.words import say

HEIGHT_PX = 48
MARGIN_PX = 8
BUTTON_PX = 64
CLOCK_PX = 180
SHORTEST_SLIDER_PX = 60


@dataclass(frozen=True)
class Press:
    """What a button of the bar asks for: "toggle", "slower", "faster" or "fit"."""

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

    def __init__(self, window: tuple[int, int], clock: Clock, language: str) -> None:
        self._clock = clock
        self._language = language
        self._manager = pygame_gui.UIManager(window, _theme(), False, starting_language=language)
        self.place(window)

    def place(self, window: tuple[int, int]) -> None:
        """Lay the bar out anew along the lower edge of a window."""
        self._manager.clear_and_reset()
        self._manager.set_window_resolution(window)
        width, height = window
        top = height - HEIGHT_PX + MARGIN_PX
        size = (BUTTON_PX, HEIGHT_PX - 2 * MARGIN_PX)
        self.buttons: dict[str, UIButton] = {}
        for number, action in enumerate(("toggle", "slower", "faster", "fit")):
            left = MARGIN_PX + number * (BUTTON_PX + MARGIN_PX)
            words = "" if action == "toggle" else say(action, self._language)
            self.buttons[action] = UIButton(pygame.Rect((left, top), size), words, self._manager)
        left = MARGIN_PX + len(self.buttons) * (BUTTON_PX + MARGIN_PX)
        room = max(width - left - CLOCK_PX - 2 * MARGIN_PX, SHORTEST_SLIDER_PX)
        self.slider = UIHorizontalSlider(
            pygame.Rect(left, top, room, size[1]),
            self._clock.moment.at_ms // 1000,
            (self._clock.start_ms // 1000, self._clock.end_ms // 1000),
            self._manager,
        )
        place = pygame.Rect(left + room + MARGIN_PX, top, CLOCK_PX, size[1])
        self._label = UILabel(place, "", self._manager)

    def take(self, event: pygame.Event) -> Press | Jump | None:
        """Return what an event asks for, None where it is not for the bar."""
        self._manager.process_events(event)
        if event.type == pygame_gui.UI_BUTTON_PRESSED:
            for action, button in self.buttons.items():
                if event.ui_element is button:
                    return Press(action)
        if event.type == pygame_gui.UI_HORIZONTAL_SLIDER_MOVED:
            return Jump(int(event.value) * 1000)
        return None

    def draw(self, surface: pygame.Surface, elapsed_ms: float) -> None:
        """Draw the bar as the clock stands."""
        playing = self._clock.playing
        self.buttons["toggle"].set_text(say("pause" if playing else "play", self._language))
        time = clock_text(self._clock.moment.at_ms)
        self._label.set_text(f"{time}   {self._clock.speed:,} ×")
        if not self.slider.grabbed_slider and not self._is_held():
            self.slider.set_current_value(self._clock.moment.at_ms // 1000, False)
        self._manager.update(elapsed_ms / 1000)
        self._manager.draw_ui(surface)

    def _is_held(self) -> bool:
        return self.slider.sliding_button is not None and bool(self.slider.sliding_button.held)
