"""What is changed by hand: interventions as a scenario has them, saved as one and simulated."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from maps.faults import InputError
from scenarios.loading import load
from scenarios.writing import toml_text
from sim.record.run_folder import write_whole
from viz.viewer.pick import Thing
from viz.viewer.recording import Recording
from viz.viewer.simulation import Simulation

ALARM_S = 1200
COOLING_C = 26.0
COUNTERS = 1
OF_BUILDINGS = ("add_counters", "evacuate", "set_points")


def intervention(
    run: Recording, kind: str, thing: Thing | None, at_s: int
) -> dict[str, Any] | None:
    """Return what a key asks for of a thing from an instant on, None where that is nothing."""
    if thing is None or (kind in OF_BUILDINGS and thing.kind != "building"):
        return None
    if thing.kind == "link":
        act: dict[str, Any] = {"kind": "close_path", "target": run.path_of(thing.number)}
    elif thing.kind in ("building", "area"):
        act = {"kind": "close_place" if kind == "close" else kind, "target": thing.key}
    elif thing.kind == "spot":
        act = {"kind": "close_path", "target": thing.key}
    else:
        return None
    more: dict[str, dict[str, Any]] = {
        "add_counters": {"servers": COUNTERS},
        "evacuate": {"until": at_s + ALARM_S},
        "set_points": {"cooling_c": COOLING_C},
    }
    return act | {"from": at_s} | more.get(kind, {})


class Hand:
    """Collects interventions on what is looked at, from the instant that is shown."""

    title = "by_hand"

    def __init__(self, run: Recording) -> None:
        """Begin with the scenario of a run."""
        self.run = run
        self._before = tuple(run.interventions)
        self.done: list[dict[str, Any]] = []
        self.told = ""
        self._work: Simulation | None = None

    def follow(self) -> None:
        """Nothing happens but by the hand itself."""

    def change(self, kind: str, thing: Thing | None, at_ms: int) -> None:
        """Note an intervention: "close", "add_counters", "evacuate" or "set_points"."""
        act = intervention(self.run, kind, thing, at_ms // 1000)
        if act is not None:
            self.done.append(act)
            self.told = ""

    def undo(self) -> None:
        """Take the last change back."""
        self.done = self.done[:-1]

    def scenario(self) -> Mapping[str, Any]:
        """Return the run's scenario with what was changed by hand."""
        before = self.run.scenario
        name = f"{before.get('name', 'day')}-what-if"
        acts = [*self._before, *self.done]
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
            self._work = Simulation(file, self.run.seed, folder)

    @property
    def is_busy(self) -> bool:
        """Whether a simulation is going on."""
        return self._work is not None

    def finished(self) -> Path | None:
        """Return the folder of what was simulated, once, when it is there."""
        ended = None if self._work is None else self._work.ended()
        if ended is None:
            return None
        self.close()
        folder, self.told = ended
        return folder

    def close(self) -> None:
        """Give up what is being simulated."""
        if self._work is not None:
            self._work.close()
            self._work = None
