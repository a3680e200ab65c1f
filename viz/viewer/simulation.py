"""A scenario file that is simulated in a process of its own while the window goes on."""

import multiprocessing
import signal
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from maps.faults import InputError
from scenarios.loading import load
from sim.faults import RunBroken

PATIENCE_S = 5.0


class Simulation:
    """A run that is being made, with everybody's ways."""

    def __init__(self, file: Path, seed: int, folder: Path) -> None:
        """Begin it; the run will lie in `runs/` of a folder."""
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe(duplex=False)
        arguments = file, seed, folder, theirs
        self._process = context.Process(target=_work, args=arguments, daemon=True)
        self._process.start()
        theirs.close()

    def ended(self) -> tuple[Path | None, str] | None:
        """Return, once it is over, the folder of the run, or None and what went wrong."""
        if not self._connection.poll():
            return None
        try:
            done: tuple[Path | None, str] = self._connection.recv()
        except (EOFError, OSError):
            self._process.join(PATIENCE_S)
            return None, f"the simulation ended ({self._process.exitcode})"
        return done

    def close(self) -> None:
        """End the process; a run that is not whole leaves nothing behind."""
        self._process.terminate()
        self._process.join(PATIENCE_S)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._connection.close()


def _work(file: Path, seed: int, folder: Path, connection: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is for the window to end
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # what is half written is removed
    done: tuple[Path | None, str]
    try:
        done = simulated(file, seed, folder), ""
    except InputError as refused:
        done = None, str(refused.faults[0])
    except (RunBroken, OSError) as error:
        done = None, str(error)
    with suppress(OSError):  # nobody listens any more
        connection.send(done)


def simulated(file: Path, seed: int, folder: Path) -> Path:
    """Simulate a scenario file with everybody's ways; return the folder of the run."""
    # Only the process of the simulation needs a world: a window opens in half the time without.
    from sim.run import run as run_scenario

    scenario = load(str(file), ["recording.trajectories=true"])
    out = folder / "runs" / file.stem
    return run_scenario(scenario, seed, out, True, lambda *_: None, lambda *_: None).folder
