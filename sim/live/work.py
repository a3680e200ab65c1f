"""What the process of a live world does: it simulates, tells how it grows, and listens."""

import signal
import time
from collections.abc import Mapping
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from maps.faults import InputError
from models.compiled import compiling_told
from scenarios.schema import Scenario
from sim.faults import RunBroken
from sim.live.beginning import measured, write_beginning
from sim.live.live_world import LiveWorld
from sim.live.messages import STEP_S, Begun, Broken, Changed, Compiling, Over

PIECE_EVERY_S = 0.1
"""While it has far to go, a world tells how it has grown once in so many seconds by the clock."""


def work(scenario: Scenario, seed: int, folder: Path, connection: Connection) -> None:
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
