"""What the keys and buttons of the window do."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from viz.viewer.window import Window

BY_HAND = ("close_it", "add_counters", "evacuate", "set_points")
MINUTE_MS = 60_000
ZOOM_STEP = 1.5
MOVE_SHARE = 0.15
"""How much of the map's size it is moved by a key."""


class Actions:
    """One method or line for each action of the keys."""

    def __init__(self, window: "Window") -> None:
        """Act on a window."""
        self._window = window
        clock = window.clock
        self._known: dict[str, Callable[[], None]] = {
            "toggle": clock.toggle,
            "slower": clock.slower,
            "faster": clock.faster,
            "forward": lambda: clock.jump(clock.moment.at_ms + MINUTE_MS),
            "back": lambda: clock.jump(clock.moment.at_ms - MINUTE_MS),
            "begin": lambda: clock.jump(clock.start_ms),
            "end": lambda: clock.jump(clock.end_ms),
            "fit": self._fit,
            "zoom_in": lambda: self._zoom(ZOOM_STEP),
            "zoom_out": lambda: self._zoom(1 / ZOOM_STEP),
            "north": lambda: self._move(0, 1),
            "south": lambda: self._move(0, -1),
            "west": lambda: self._move(1, 0),
            "east": lambda: self._move(-1, 0),
            "floor_up": lambda: window.desk.change_floor(1),
            "floor_down": lambda: window.desk.change_floor(-1),
            "undo": window.hand.undo,
            "save": self._save,
            "simulate": lambda: window.hand.simulate(Path()),
            "curves": self._curves,
            "compare": self._compare,
            "language": lambda: window.set_language("en" if window.language == "zh" else "zh"),
            "full": window.toggle_full_screen,
        }

    def do(self, action: str) -> bool:
        """Do an action, nothing where there is none; return False to close the window."""
        if action == "close":
            return self._window.desk.close_one()
        desk = self._window.desk  # a new one with each language
        if action == "find":
            desk.open_finder()
        elif action == "help":
            desk.toggle_help()
        elif action == "follow":
            desk.toggle_follow()
        elif action in BY_HAND:
            kind = "close" if action == "close_it" else action
            self._window.hand.change(kind, desk.thing, self._window.clock.moment.at_ms)
        elif action in ("people", "buildings", "paths", "sky"):
            choices = self._window.recording.choices(action)
            self._window.look = self._window.look.next(action, choices)
        elif action in self._known:
            self._known[action]()
        return True

    def _fit(self) -> None:
        self._window.desk.follows = False
        self._window.fit()

    def _zoom(self, factor: float) -> None:
        width, height = self._window.panes.size
        self._window.view = self._window.view.zoomed(factor, (width / 2, height / 2))

    def _move(self, right: int, down: int) -> None:
        width, height = self._window.panes.size
        step = MOVE_SHARE * min(width, height)
        self._window.desk.follows = False
        self._window.view = self._window.view.moved(right * step, down * step)

    def _save(self) -> None:
        if self._window.hand.done:
            self._window.hand.save(Path())

    def _curves(self) -> None:
        self._window.column.turn()
        self._window.lay_out()

    def _compare(self) -> None:
        window = self._window
        window.panes.next_mode()
        window.view = window.view.resized(window.panes.size)
