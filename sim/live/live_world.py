"""A world that can be changed while it runs, and played anew from an earlier instant."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from maps.faults import Faults, InputError
from models.people.walking.terrain import Terrain
from scenarios.interventions.intervention import Intervention
from scenarios.loading import load
from scenarios.schema import Scenario
from scenarios.site import site_of
from scenarios.writing import toml_text
from sim.interventions import BEFORE_THE_RUN, OF_THE_MAP, OF_ZONES, has_any
from sim.live.piece import Piece
from sim.live.teller import Teller
from sim.record.run_folder import write_whole
from sim.world.energy.premises import Premises
from sim.world.stage import set_stage
from sim.world.systems.interventions import submit
from sim.world.world import World, build_world

LATER_S = 300

Act = Mapping[str, Any]


class LiveWorld:
    """Steps a world on, tells how its tables grow, and takes interventions.

    An intervention takes hold where the world stands if that is at most `LATER_S` after the
    instant for which it is asked: nothing is simulated twice then. One for an earlier instant has
    the world played anew up to there, which draws the same numbers and so comes to the same.
    Either way the tables are those of a run of the scenario with that intervention.
    """

    def __init__(self, scenario: Scenario, seed: int, folder: Path) -> None:
        """Begin a run; changed scenarios are written into a folder, to be read and checked."""
        self._seed, self._folder = seed, folder
        self._campus = site_of(scenario.campus)
        self.scenario = scenario
        self._told_s = 0
        self._begin(scenario)

    @property
    def acts(self) -> list[dict[str, Any]]:
        """The interventions of the run, as a scenario file says them."""
        told: list[dict[str, Any]] = self.scenario.as_table().get("interventions", [])
        return told

    @property
    def head_s(self) -> int:
        """Up to when the world has been simulated [s]."""
        return self.world.now

    def advance(self, until_s: int) -> None:
        """Simulate up to a time [s], at most to the end of the run."""
        until_s = min(until_s, self.world.end)
        if until_s > self.head_s:
            self.world.env.run(until=until_s)

    def finish(self) -> None:
        """Let happen what happens at the very end of the run."""
        self.advance(self.world.end)
        self.world.env.run()

    def piece(self) -> Piece:
        """Return how the tables have grown since they were told last."""
        self._told_s = self.head_s
        return self._teller.piece()

    def submit(self, act: Act) -> None:
        """Put an intervention in; raises InputError where a scenario could not have it."""
        late_s = self.head_s - int(act["from"])
        if 0 < late_s <= LATER_S:
            act = {**act, **{key: act[key] + late_s for key in ("from", "until") if key in act}}
        scenario = self._changed([*self.acts, act])
        put = scenario.interventions[-1]
        if put.start_s >= self.head_s and not has_any(put.kind, BEFORE_THE_RUN):
            self.scenario = scenario
            submit(self.world, put)
        else:
            self._play_anew(scenario, put)

    def undo(self) -> None:
        """Take the last intervention back."""
        last = self.scenario.interventions[-1]
        self._play_anew(self._changed(self.acts[:-1]), last)

    def _begin(
        self,
        scenario: Scenario,
        terrain: Terrain | None = None,
        premises: Premises | None = None,
    ) -> None:
        stage = set_stage(scenario, self._seed, self._campus, terrain, premises)
        self.world: World = build_world(stage)
        self._teller = Teller(self.world)

    def _play_anew(self, scenario: Scenario, by: Intervention) -> None:
        """Begin another run, the same as the present one until that by which they differ."""
        self.scenario = scenario
        until_s = 0 if has_any(by.kind, BEFORE_THE_RUN) else min(by.start_s, self.head_s)
        stage = self.world.stage
        self._begin(
            scenario,
            None if has_any(by.kind, OF_THE_MAP) else stage.terrain,
            None if has_any(by.kind, OF_ZONES) else stage.premises,
        )
        self._told_s = min(self._told_s, until_s)
        if self._told_s > 0:
            self.advance(self._told_s)
            self._teller.skip()
        self.advance(until_s)

    def _changed(self, acts: Sequence[Act]) -> Scenario:
        """Return the scenario with these interventions, read and checked as any scenario is."""
        file = self._folder / "changed.toml"
        write_whole(file, toml_text({**self.scenario.as_table(), "interventions": acts}))
        try:
            return load(str(file))
        except InputError as refused:
            faults = Faults("")
            for fault in refused.faults:
                faults.add("", fault.value, fault.rule, fault.hint)
            raise InputError(faults.found) from None
