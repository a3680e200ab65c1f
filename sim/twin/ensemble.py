"""Makes the ensemble: runs its members, but for what the store holds, and reads them."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from maps.faults import Faults
from scenarios.inputs.telemetry.sensors import Sensor
from scenarios.inputs.telemetry.vocabulary import sensor_kinds
from scenarios.schema import Scenario
from sim.batch.execute import Tell, run_all
from sim.batch.pools import Pool
from sim.batch.store import Store
from sim.batch.task import Task
from sim.batch.trials import stop_if_failed
from sim.record.tables import (
    calendar,
    census,
    comfort,
    links,
    meters,
    people,
    place_occupancy,
    places,
    trajectories,
    zones,
)
from sim.twin.members import Members, members_of
from sim.twin.prior import demand_of, member_tasks, unknown_of

_ALWAYS = (calendar, census, comfort, meters, people, place_occupancy, places, zones)
_PASSAGES = (links, trajectories)


@dataclass(frozen=True)
class Ensemble:
    """The members of an ensemble, and the runs that they are."""

    members: Members
    tasks: Sequence[Task]


@dataclass(frozen=True)
class Workshop:
    """Where runs are kept, who makes them, and who is told how many are done."""

    store: Store
    open_pool: Callable[[], AbstractContextManager[Pool]]
    tell: Tell

    def make(self, tasks: Sequence[Task]) -> None:
        """Make the runs that the store does not hold; raises RunBroken where one failed."""
        stop_if_failed(run_all(tasks, self.store, self.open_pool, self.tell))

    def tables(self, task: Task, passages: bool) -> dict[str, pa.Table]:
        """Return the tables of a run that tell its state, and of who passed counters if asked."""
        folder = self.store.place(task)
        wanted = (*_ALWAYS, *(_PASSAGES if passages else ()))
        names = [module.TABLE.name for module in wanted]
        return {name: pq.read_table(folder / f"{name}.parquet") for name in names}


def counts_passages(sensors: Sequence[Sensor]) -> bool:
    """Say whether a sensor counts who passes, which takes the trajectories of a run."""
    return any(sensor_kinds()[each.kind].quantity.key == "passages" for each in sensors)


def refuse_unfit(scenario: Scenario, every_s: int) -> None:
    """Raise InputError where a scenario cannot be followed by estimates `every_s` [s] apart."""
    faults = Faults(scenario.name)
    if scenario.calendar.days != 1:
        rule = "must be 1: the twin follows a day at a time"
        faults.add("calendar.days", scenario.calendar.days, rule, "set calendar.days=1")
    if every_s % scenario.recording.interval_s:
        rule = f"must divide the {every_s} s between two estimates"
        faults.add("recording.interval_s", scenario.recording.interval_s, rule)
    faults.raise_if_any()


def make_ensemble(
    scenario: Scenario,
    size: int,
    first_seed: int,
    sensors: Sequence[Sensor],
    every_s: int,
    workshop: Workshop,
) -> Ensemble:
    """Return an ensemble of so many members of a scenario of one day.

    Raises RunBroken where a run failed.
    """
    passages = counts_passages(sensors)
    if passages:
        recording = scenario.recording.model_copy(update={"trajectories": True})
        scenario = scenario.model_copy(update={"recording": recording})
    tasks = member_tasks(scenario, size, first_seed)
    workshop.make(tasks)
    names = unknown_of(scenario)

    def runs() -> Iterator[tuple[dict[str, pa.Table], NDArray[np.float64]]]:
        for task in tasks:
            yield workshop.tables(task, passages), demand_of(task.scenario, names)

    return Ensemble(members_of(runs(), names, sensors, every_s), tasks)
