"""What is changed by hand: interventions as a scenario has them, saved as one and simulated."""

from collections.abc import Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from maps.faults import InputError
from scenarios.loading import load
from scenarios.writing import toml_text
from sim.faults import RunBroken
from sim.record.run_folder import write_whole
from sim.run import run as run_scenario
from viz.viewer.pick import Thing
from viz.viewer.recording import Recording

ALARM_S = 1200
COOLING_C = 26.0
COUNTERS = 1
OF_BUILDINGS = ("add_counters", "evacuate", "set_points")


class Hand:
    """Collects interventions on what is looked at, from the instant that is shown."""

    def __init__(self, run: Recording) -> None:
        """Begin with the scenario of a run."""
        self._run = run
        self.done: list[dict[str, Any]] = []
        self.told = ""
        self._work: Future[str] | None = None
        self._pool: ProcessPoolExecutor | None = None

    def change(self, kind: str, thing: Thing | None, at_ms: int) -> None:
        """Note an intervention: "close", "add_counters", "evacuate" or "set_points"."""
        at_s = at_ms // 1000
        if thing is None or (kind in OF_BUILDINGS and thing.kind != "building"):
            return
        if thing.kind == "link":
            act: dict[str, Any] = {"kind": "close_path", "target": self._run.path_of(thing.number)}
        elif thing.kind in ("building", "area"):
            act = {"kind": "close_place" if kind == "close" else kind, "target": thing.key}
        elif thing.kind == "spot":
            act = {"kind": "close_path", "target": thing.key}
        else:
            return
        act["from"] = at_s
        more: dict[str, dict[str, Any]] = {
            "add_counters": {"servers": COUNTERS},
            "evacuate": {"until": at_s + ALARM_S},
            "set_points": {"cooling_c": COOLING_C},
        }
        self.done.append(act | more.get(kind, {}))
        self.told = ""

    def undo(self) -> None:
        """Take the last change back."""
        self.done = self.done[:-1]

    def scenario(self) -> Mapping[str, Any]:
        """Return the run's scenario with what was changed by hand."""
        before = self._run.scenario
        name = f"{before.get('name', 'day')}-what-if"
        acts = [*before.get("interventions", ()), *self.done]
        return {**before, "name": name, "interventions": acts}

    def save(self, folder: Path) -> Path | None:
        """Write the scenario into a new file of a folder; tell why where it is refused."""
        number = 1
        while (file := folder / f"what-if-{number}.toml").exists():
            number += 1
        try:
            write_whole(file, toml_text(self.scenario()))
            load(str(file))
        except InputError as refused:
            file.unlink(missing_ok=True)
            self.told = str(refused.faults[0])
            return None
        except OSError as error:
            self.told = f"{file}: {error.strerror or error}"
            return None
        self.told = str(file)
        return file

    def simulate(self, folder: Path) -> None:
        """Save the scenario and simulate it in a process of its own."""
        if self._work is not None or not self.done:
            return
        file = self.save(folder)
        if file is not None:
            self._pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
            self._work = self._pool.submit(simulated, str(file), self._run.seed, str(folder))

    @property
    def is_busy(self) -> bool:
        """Whether a simulation is going on."""
        return self._work is not None

    def finished(self) -> Path | None:
        """Return the folder of what was simulated, once, when it is there."""
        if self._work is None or not self._work.done():
            return None
        work, self._work = self._work, None
        self.close()
        try:
            return Path(work.result())
        except InputError as refused:
            self.told = str(refused.faults[0])
        except (RunBroken, OSError, RuntimeError) as error:
            self.told = str(error)
        return None

    def close(self) -> None:
        """Give up what is being simulated."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None


def simulated(file: str, seed: int, folder: str) -> str:
    """Simulate a scenario file with everybody's ways; return the folder of the run."""
    scenario = load(file, ["recording.trajectories=true"])
    out = Path(folder) / "runs" / Path(file).stem
    done = run_scenario(scenario, seed, out, True, lambda *_: None, lambda *_: None)
    return str(done.folder)
