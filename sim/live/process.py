"""A live world in a process of its own, so that who watches it never waits for it."""

import multiprocessing
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from scenarios.schema import Scenario
from sim.live.messages import Begun, Broken, Changed, Compiling, Over
from sim.live.piece import Piece

PATIENCE_S = 2.0


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
    # Only this process needs a world: a window opens in half the time without.
    from sim.live.work import work

    work(scenario, seed, folder, connection)
