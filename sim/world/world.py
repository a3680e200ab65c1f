"""The world: a SimPy clock, the systems that it wakes, and what they share."""

import importlib
import pkgutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, cast

import numpy as np
import simpy
from numpy.typing import NDArray

from models.people.walking.walkers import Walkers
from scenarios.calendar import days_of
from scenarios.interventions import targets as targets_on
from scenarios.interventions.targets import all_of
from scenarios.schema import DAY_S, HOUR_S, MINUTE_S
from sim.record.recorder import Recorder
from sim.world import systems
from sim.world.energy.begin import energy_of
from sim.world.energy.energy import Energy
from sim.world.gates import Gates
from sim.world.openings import Switches, place_switches, service_switches
from sim.world.stage import Stage
from sim.world.watch import Watch
from sim.world.ways import Ways

T = TypeVar("T")


@dataclass(frozen=True)
class World:
    """What the systems share: the clock, the stage, the walkers, and the recorder.

    `ways`, `gates`, `places`, `services`, `watch` and `energy` are by what interventions change it
    and see; `energy` is None where it is not simulated.
    """

    env: simpy.Environment
    stage: Stage
    walkers: Walkers
    recorder: Recorder
    ways: Ways
    gates: Gates
    places: Switches
    services: Switches
    watch: Watch
    energy: Energy | None
    kept: dict[object, object] = field(default_factory=dict)

    def of(self, make: Callable[["World"], T]) -> T:
        """Return what `make` makes of the world: made when first asked for, and kept.

        By it the system of a phenomenon and its interventions share what the world knows nothing
        of.
        """
        if make not in self.kept:
            self.kept[make] = make(self)
        return cast(T, self.kept[make])

    @property
    def now(self) -> int:
        """The time of the clock [whole s] since the midnight that begins the run."""
        return round(self.env.now)

    @property
    def end(self) -> int:
        """When the run ends [s]."""
        return len(days_of(self.stage.scenario.calendar)) * DAY_S

    def links_of(self, targets: Sequence[str]) -> NDArray[np.int64]:
        """Return the links that the targets of an intervention mean, those of bicycles too."""
        edges = set(all_of(targets_on.edges(self.stage.campus), targets))
        terrain = self.stage.terrain
        meant = [row for row, edge in enumerate(terrain.network.edges) if edge in edges]
        links = np.array(meant, np.int64)
        return np.asarray(links[~terrain.cycling.is_at_rack(links)], np.int64)

    def places_of(self, targets: Sequence[str]) -> NDArray[np.int64]:
        """Return the places that the targets of an intervention mean."""
        known = {key: row for row, key in enumerate(self.stage.terrain.places.ids)}
        meant = all_of(targets_on.places(self.stage.campus), targets)
        return np.array([known[key] for key in meant], np.int64)

    def zones_of(self, targets: Sequence[str]) -> NDArray[np.bool_]:
        """Say which zones lie in the buildings that targets mean; without a target, in any."""
        assert self.energy is not None
        zones = self.energy.buildings.zones
        if not targets:
            return np.ones(zones.size, dtype=bool)
        meant = set(all_of(targets_on.buildings(self.stage.campus), targets))
        return np.array([key in meant for key in zones.buildings], dtype=bool)[zones.building]

    def services_of(self, targets: Sequence[str]) -> NDArray[np.int64]:
        """Return the services that the targets of an intervention mean."""
        known = {service.id: row for row, service in enumerate(self.stage.terrain.services)}
        meant = all_of(targets_on.services(self.stage.campus), targets)
        return np.array([known[key] for key in meant], np.int64)


def flow_interval_s(recording_s: int) -> int:
    """Return by which intervals the walkers count flows [s]: a minute, or less where recorded."""
    return min(MINUTE_S, recording_s)


def flow_span_s(recording_s: int) -> int:
    """Return for how long the walkers count flows at a time [s]: whole intervals, an hour or more.

    A table of a day would not stay in a processor's cache.
    """
    return recording_s * -(-HOUR_S // recording_s)


def build_world(stage: Stage) -> World:
    """Return the world of a stage at the midnight that begins the run, its systems set going.

    A system is a module of `sim.world.systems` with a function `run(world)`, which is a SimPy
    process; it is found because it is there.
    """
    scenario = stage.scenario
    walkers = Walkers(
        stage.terrain,
        stage.population,
        stage.people,
        stage.seed,
        flow_interval_s(scenario.recording.interval_s),
        scenario.recording.trajectories,
        flow_span_s(scenario.recording.interval_s),
    )
    ways = Ways(stage.terrain, walkers, stage.informed)
    gates = Gates(walkers, ways)
    world = World(
        env=simpy.Environment(),
        stage=stage,
        walkers=walkers,
        recorder=Recorder(),
        ways=ways,
        gates=gates,
        places=place_switches(walkers),
        services=service_switches(walkers, gates),
        watch=Watch(walkers),
        energy=None if stage.premises is None else energy_of(stage, stage.premises),
    )
    for module in sorted(pkgutil.iter_modules(systems.__path__), key=lambda found: found.name):
        system = importlib.import_module(f"{systems.__name__}.{module.name}")
        world.env.process(system.run(world))
    return world


def play(world: World, progress: Callable[[float], None]) -> None:
    """Run the world to its end; `progress` is told the share that is done, once an hour of it."""
    for hour in range(3600, world.end + 1, 3600):
        world.env.run(until=hour)
        progress(hour / world.end)
    world.env.run()  # what happens at the very end
