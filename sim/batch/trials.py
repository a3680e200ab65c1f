"""Runs scenarios under seeds, and gives their indicators: what studies of many runs stand on."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from scenarios.schema import Scenario
from sim.batch.execute import Outcome, Tell, run_all
from sim.batch.pools import Pool
from sim.batch.store import Store
from sim.batch.task import Task, tasks_of
from sim.faults import RunBroken
from sim.study.compare.judgement import Values

_MOST_TOLD = 20


@dataclass(frozen=True)
class Runs:
    """Runs of scenarios under the same seeds: their indicators, and the tasks they come from."""

    values: Values
    seeds: Sequence[int]
    tasks: Sequence[Task]


class Runner(Protocol):
    """Whatever runs scenarios under seeds."""

    def run(self, scenarios: Sequence[Scenario], seeds: Sequence[int]) -> Runs:
        """Run every scenario under every seed."""
        ...


@dataclass(frozen=True)
class Trials:
    """Where runs are kept, who makes them, and who is told how many are done."""

    store: Store
    open_pool: Callable[[], AbstractContextManager[Pool]]
    tell: Tell

    def run(self, scenarios: Sequence[Scenario], seeds: Sequence[int]) -> Runs:
        """Run every scenario under every seed, but for what the store holds.

        Raises RunBroken where runs failed: what is made of them would lack them unseen.
        """
        tasks = tasks_of(scenarios, seeds)
        stop_if_failed(run_all(tasks, self.store, self.open_pool, self.tell))
        values: dict[str, list[dict[str, float | int | None]]] = {}
        for task in tasks:
            values.setdefault(task.scenario.name, []).append(dict(self.store.indicators(task)))
        return Runs(values, seeds, tasks)


def stop_if_failed(outcome: Outcome) -> None:
    """Raise RunBroken where runs failed."""
    if outcome.failed:
        told = [
            f"{failure.task.scenario.name}, seed {failure.task.seed}: {failure.reason}"
            for failure in outcome.failed[:_MOST_TOLD]
        ]
        count = len(outcome.failed)
        raise RunBroken(f"{count} runs failed, the others are kept\n  " + "\n  ".join(told))
