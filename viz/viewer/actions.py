"""What the keys and buttons of the window do."""

from collections.abc import Callable, Mapping
from pathlib import Path

from viz.viewer.desk import Desk
from viz.viewer.sight import Sight

BY_HAND = ("close_it", "add_counters", "evacuate", "set_points")
MINUTE_MS = 60_000
ZOOM_STEP = 1.5
MOVE_SHARE = 0.15
"""How much of the map's size it is moved by a key."""


class Actions:
    """One method or line for each action of the keys."""

    def __init__(
        self, sight: Sight, desk: Desk, of_window: Mapping[str, Callable[[], None]]
    ) -> None:
        """Act on what is seen; `of_window` does what changes the window itself, by action."""
        self._sight, self._desk = sight, desk
        clock = sight.clock
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
            "floor_up": lambda: desk.change_floor(1),
            "floor_down": lambda: desk.change_floor(-1),
            "undo": sight.hand.undo,
            "save": self._save,
            "simulate": lambda: sight.hand.simulate(Path()),
            "compare": self._compare,
            **of_window,
        }

    def do(self, action: str) -> bool:
        """Do an action, nothing where there is none; return False to close the window."""
        if action == "close":
            return self._desk.close_one()
        if action == "find":
            self._desk.open_finder()
        elif action == "help":
            self._desk.toggle_help()
        elif action == "follow":
            self._desk.toggle_follow()
        elif action in BY_HAND:
            kind = "close" if action == "close_it" else action
            self._sight.hand.change(kind, self._desk.thing, self._sight.clock.moment.at_ms)
        elif action in ("people", "buildings", "paths", "sky"):
            choices = self._sight.recording.choices(action)
            self._sight.look = self._sight.look.next(action, choices)
        elif action in self._known:
            self._known[action]()
        return True

    def _fit(self) -> None:
        self._desk.follows = False
        self._sight.fit()

    def _zoom(self, factor: float) -> None:
        width, height = self._sight.panes.size
        self._sight.view = self._sight.view.zoomed(factor, (width / 2, height / 2))

    def _move(self, right: int, down: int) -> None:
        width, height = self._sight.panes.size
        step = MOVE_SHARE * min(width, height)
        self._desk.follows = False
        self._sight.view = self._sight.view.moved(right * step, down * step)

    def _save(self) -> None:
        if self._sight.hand.done:
            self._sight.hand.save(Path())

    def _compare(self) -> None:
        sight = self._sight
        sight.panes.next_mode()
        sight.view = sight.view.resized(sight.panes.size)
