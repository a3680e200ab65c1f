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
SMALLEST_PX = (600, 200)


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
        """Lay the bar out along the lower edge of a window."""
        self._clock = clock
        self._language = language
        size = _least(window)
        self._manager = pygame_gui.UIManager(size, _theme(), False, starting_language=language)
        top, height = MARGIN_PX - HEIGHT_PX, HEIGHT_PX - 2 * MARGIN_PX
        at_bottom = {"top": "bottom", "bottom": "bottom"}
        self.buttons: dict[str, UIButton] = {}
        left = MARGIN_PX
        for action in ("toggle", "slower", "faster", "fit"):
            box = pygame.Rect(left, top, BUTTON_PX, height)
            words = say("play" if action == "toggle" else action, language)
            self.buttons[action] = UIButton(
                box, words, self._manager, anchors={"left": "left", "right": "left", **at_bottom}
            )
            left += BUTTON_PX + MARGIN_PX
        self.slider = UIHorizontalSlider(
            pygame.Rect(left, top, size[0] - left - CLOCK_PX, height),
            clock.moment.at_ms // 1000,
            (clock.start_ms // 1000, clock.end_ms // 1000),
            self._manager,
            anchors={"left": "left", "right": "right", **at_bottom},
        )
        self._label = UILabel(
            pygame.Rect(-CLOCK_PX, top, CLOCK_PX, height),
            "",
            self._manager,
            anchors={"left": "right", "right": "right", **at_bottom},
        )

    def resize(self, window: tuple[int, int]) -> None:
        """Move the bar to the lower edge of a window of another size."""
        self._manager.set_window_resolution(_least(window))

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


def _least(window: tuple[int, int]) -> tuple[int, int]:
    """Return the size to lay the bar out for: what does not fit a smaller window is cut off."""
    return max(window[0], SMALLEST_PX[0]), max(window[1], SMALLEST_PX[1])
