"""A run that is wanted: a scenario, a seed, and the hash by which the run is known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from scenarios.schema import Scenario
from scenarios.site import site_folder
from sim.interventions import OF_THE_MAP, OF_ZONES, has_any
from sim.record.identity import determinants, digest_of, run_hash


@dataclass(frozen=True)
class Task:
    """A run that is wanted.

    `map` is the digest of its campus folder, changes included. Tasks with the same `terrain` are
    walked on the same, and those with the same `premises` have the same `Premises`.
    """

    scenario: Scenario
    seed: int
    run: str
    map: str
    terrain: str
    premises: str


def tasks_of(scenarios: Iterable[Scenario], seeds: Sequence[int]) -> list[Task]:
    """Return a task for each scenario and seed, each run once, seed by seed.

    So a batch that is stopped early has compared what it has. Raises InputError where a scenario
    names a campus that is not there.
    """
    prepared = []
    for scenario in scenarios:
        with site_folder(scenario.campus) as folder:
            told = determinants(scenario, folder)
        terrain = _digest(told, "people", OF_THE_MAP, ())
        premises = _digest(told, "energy", OF_ZONES, ("weather", "energy"))
        prepared.append((scenario, told, terrain, premises))
    tasks: dict[str, Task] = {}
    for seed in seeds:
        for scenario, told, terrain, premises in prepared:
            run = run_hash(told, seed)
            campus = told["scenario"]["campus"]["map"]
            tasks.setdefault(run, Task(scenario, seed, run, campus, terrain, premises))
    return list(tasks.values())


def _digest(
    told: dict[str, Any], group: str, functions: Sequence[str], sections: Sequence[str]
) -> str:
    """Return the digest of a part of what `determinants` told: the map, and some of the scenario.

    That is its parameters of a group, some sections, and the interventions whose kind has one of
    some functions.
    """
    table = told["scenario"]
    acts = [act for act in table["interventions"] if has_any(act["kind"], functions)]
    parts = [table["campus"]["map"], table["parameters"].get(group, {}), acts]
    return digest_of({"parts": [*parts, *(table[section] for section in sections)]})


def shard_of(tasks: Sequence[Task], number: int, count: int) -> list[Task]:
    """Return part `number` (from 1) of `count` parts of the tasks.

    Which part a run is in depends on its hash alone, so that parts never overlap, whatever else
    is wanted.
    """
    return [task for task in tasks if int(task.run, 16) % count == number - 1]
