"""A run that is wanted: a scenario, a seed, and the hash by which the run is known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scenarios.schema import Scenario
from scenarios.site import site_folder
from sim.record.identity import determinants, digest_of, run_hash


@dataclass(frozen=True)
class Task:
    """A run that is wanted.

    `map` is the digest of its campus folder, changes included. Tasks with the same `ground` differ
    by their seeds alone.
    """

    scenario: Scenario
    seed: int
    run: str
    map: str
    ground: str


def tasks_of(scenarios: Iterable[Scenario], seeds: Sequence[int]) -> list[Task]:
    """Return a task for each scenario and seed, each run once, seed by seed.

    So a batch that is stopped early has compared what it has. Raises InputError where a scenario
    names a campus that is not there.
    """
    prepared = []
    for scenario in scenarios:
        with site_folder(scenario.campus) as folder:
            told = determinants(scenario, folder)
        prepared.append((scenario, told, digest_of(told)))
    tasks: dict[str, Task] = {}
    for seed in seeds:
        for scenario, told, ground in prepared:
            run = run_hash(told, seed)
            campus = told["scenario"]["campus"]["map"]
            tasks.setdefault(run, Task(scenario, seed, run, campus, ground))
    return list(tasks.values())


def shard_of(tasks: Sequence[Task], number: int, count: int) -> list[Task]:
    """Return part `number` (from 1) of `count` parts of the tasks.

    Which part a run is in depends on its hash alone, so that parts never overlap, whatever else
    is wanted.
    """
    return [task for task in tasks if int(task.run, 16) % count == number - 1]
