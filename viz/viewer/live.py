"""A run that goes on while it is seen: a recording that grows, and how to change it."""

import math
import time
from collections import deque
from collections.abc import Callable, Mapping
from typing import Any

from maps.faults import Fault, InputError
from scenarios.schema import Scenario
from sim.live.messages import STEP_S, Begun, Broken, Changed, Compiling, Over
from sim.live.piece import Piece
from sim.live.process import LiveProcess
from viz.viewer.growth import Grower
from viz.viewer.recording import open_recording
from viz.viewer.timeline.clock import Clock

AHEAD_S = 1.5
"""While it plays, the world is simulated so many seconds of the viewer's time ahead."""
BUSY_AFTER_S = 0.4
OPENS_S = 7.5 * 3600
"""The morning of the first day, before the first classes [s]."""
LISTENS_EVERY_S = 0.02


class Live:
    """A world in a process of its own; what it tells is taken into `recording`."""

    def __init__(
        self, scenario: Scenario, seed: int, compiles: Callable[[], None] = lambda: None
    ) -> None:
        """Let the world begin, and wait until it stands; `compiles` is told where that takes long.

        Raises InputError where the scenario does not fit its campus.
        """
        self._process = LiveProcess(scenario, seed)
        try:
            begun = self._begun(scenario.name, compiles)
            self.recording = open_recording(begun.folder)
        except BaseException:
            self._process.close()
            raise
        self.recording.start_ms, self.recording.end_ms = 0, begun.end_s * 1000
        self.recording.heads.goes_on = True
        self._grower = Grower(self.recording)
        self.acts: list[dict[str, Any]] = list(self.recording.interventions)  # type: ignore[arg-type]
        self.told = ""
        self.known_ms = 0
        self._late_since: float | None = None
        # when what was asked for and is not answered takes hold: what was known beyond is void
        self._asked_ms: deque[int] = deque()

    def _begun(self, name: str, compiles: Callable[[], None]) -> Begun:
        while True:
            for message in self._process.heard():
                if isinstance(message, Begun):
                    return message
                if isinstance(message, Compiling):
                    compiles()
                if isinstance(message, Broken):
                    raise InputError([Fault(name, "", "", message.reason, "")])
            time.sleep(LISTENS_EVERY_S)

    def go_on(self, clock: Clock) -> bool:
        """Take what the world has told, and let it go on as the clock needs it.

        Return whether anything is new.
        """
        new = False
        for message in self._process.heard():
            new = True
            if isinstance(message, Piece):
                self._take(message)
            elif isinstance(message, Changed):
                self._take(message.piece)
                self._asked_ms.popleft()
                self.acts, self.told = message.acts, message.refused
                self.recording.interventions = tuple(message.acts)
                self.recording.indicators = {}
            elif isinstance(message, Over):
                self.recording.indicators = message.indicators
            elif isinstance(message, Broken):
                self.told = message.reason
        clock.known_ms = min([self.known_ms, *self._asked_ms])
        ahead_s = clock.speed * AHEAD_S if clock.playing else 0.0
        steps = math.floor((clock.wanted_ms / 1000 + ahead_s) / STEP_S) + 1
        self._process.go_on(min(steps * STEP_S, clock.end_ms // 1000))
        if not clock.waits:
            self._late_since = None
        elif self._late_since is None:
            self._late_since = time.monotonic()
        return new

    def _take(self, piece: Piece) -> None:
        self._grower.take(piece)
        over = piece.head_s * 1000 >= self.recording.end_ms
        self.known_ms = self.recording.end_ms if over else piece.head_s * 1000 - 1

    @property
    def is_busy(self) -> bool:
        """Whether the viewer has been waiting for the world for a while."""
        return self._late_since is not None and time.monotonic() - self._late_since > BUSY_AFTER_S

    def submit(self, act: Mapping[str, Any]) -> None:
        """Put an intervention in: see `sim.live.live_world` for when it takes hold."""
        self._asked_ms.append(int(act["from"]) * 1000)
        self._process.submit(act)

    def undo(self) -> None:
        """Take the last intervention back."""
        self._asked_ms.append(int(self.acts[-1]["from"]) * 1000)
        self._process.undo()

    def close(self) -> None:
        """End the world."""
        self._process.close()
