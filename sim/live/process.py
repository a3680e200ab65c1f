"""A live world in a process of its own, so that who watches it never waits for it."""

import multiprocessing
import signal
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from maps.faults import InputError
from models.compiled import compiling_told
from scenarios.schema import Scenario
from sim.faults import RunBroken
from sim.live.beginning import measured, write_beginning
from sim.live.live_world import LiveWorld
from sim.live.piece import Piece

STEP_S = 60
"""Between two steps of so long a world listens to what is asked of it."""
PIECE_EVERY_S = 0.1
"""While it has far to go, a world tells how it has grown once in so many seconds by the clock."""
PATIENCE_S = 2.0


@dataclass(frozen=True)
class Compiling:
    """The models are being compiled, which takes a while, once on a machine."""


@dataclass(frozen=True)
class Begun:
    """The world stands, and ends at a time [s]; a run folder tells what does not change in it."""

    folder: Path
    end_s: int


@dataclass(frozen=True)
class Changed:
    """These are the interventions of the world, and so it is now.

    `refused` says why one is not among them.
    """

    acts: list[dict[str, Any]]
    refused: str
    piece: Piece


@dataclass(frozen=True)
class Over:
    """The world has come to its end, and these are its indicators."""

    indicators: Mapping[str, float | None]


@dataclass(frozen=True)
class Broken:
    """The world could not begin or go on, for this reason."""

    reason: str


class LiveProcess:
    """Asks a live world to go on and to change, and hears how it grows."""

    def __init__(self, scenario: Scenario, seed: int) -> None:
        """Let a world begin."""
        self._folder = tempfile.TemporaryDirectory(prefix="campus-live-")
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        arguments = scenario, seed, Path(self._folder.name), theirs
        self._process = context.Process(target=_work, args=arguments, daemon=True)
        self._process.start()
        theirs.close()
        self._wanted_s = 0

    def go_on(self, until_s: int) -> None:
        """Let the world simulate up to a time [s], and no further."""
        if until_s != self._wanted_s:
            self._wanted_s = until_s
            self._send(("go_on", until_s))

    def submit(self, act: Mapping[str, Any]) -> None:
        """Put an intervention in."""
        self._send(("submit", act))

    def undo(self) -> None:
        """Take the last intervention back."""
        self._send(("undo", None))

    def heard(self) -> Iterator[Compiling | Begun | Piece | Changed | Over | Broken]:
        """Yield what the world has told since, without waiting."""
        try:
            while self._connection.poll():
                yield self._connection.recv()
        except (EOFError, OSError):
            if self._process.exitcode:
                yield Broken(f"the process of the live world ended ({self._process.exitcode})")

    def close(self) -> None:
        """End the process, whatever it is doing, and leave nothing behind."""
        self._connection.close()
        self._process.terminate()
        self._process.join(PATIENCE_S)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._folder.cleanup()

    def _send(self, message: tuple[str, Any]) -> None:
        with suppress(OSError):  # it has ended: `heard` says so
            self._connection.send(message)


def _work(scenario: Scenario, seed: int, folder: Path, connection: Connection) -> None:
    """Do what is asked until nobody listens any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is for the window to end
    try:
        with compiling_told(lambda: connection.send(Compiling())):
            live = LiveWorld(scenario, seed, folder)
            live.advance(STEP_S)
        write_beginning(folder / "run", live)
        connection.send(Begun(folder / "run", live.world.end))
        connection.send(live.piece())
        _serve(live, folder / "run", connection)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        pass
    except InputError as refused:
        connection.send(Broken("\n".join(map(str, refused.faults))))
    except RunBroken as broken:
        connection.send(Broken(str(broken)))


def _serve(live: LiveWorld, folder: Path, connection: Connection) -> None:
    wanted_s, told_at = live.head_s, 0.0
    measured_world = None
    while True:
        while connection.poll(None if live.head_s >= wanted_s else 0):
            word, value = connection.recv()
            if word == "go_on":
                wanted_s = min(value, live.world.end)
            else:
                refused = _change(live, word, value)
                connection.send(Changed(live.acts, refused, live.piece()))
        live.advance(min(live.head_s + STEP_S, wanted_s))
        if live.head_s == live.world.end:
            live.finish()
        if live.head_s >= wanted_s or time.monotonic() - told_at >= PIECE_EVERY_S:
            connection.send(live.piece())
            told_at = time.monotonic()  # it may have waited until the viewer had read
        if live.head_s == live.world.end and live.world is not measured_world:
            connection.send(Over(measured(folder, live)))
            measured_world = live.world


def _change(live: LiveWorld, word: str, act: Mapping[str, Any]) -> str:
    """Submit or undo; return why that was refused, "" where it was not."""
    try:
        if word == "submit":
            live.submit(act)
        elif live.scenario.interventions:
            live.undo()
    except InputError as refused:
        return str(refused.faults[0]).removeprefix(": ")
    return ""
