"""Runs a baseline and its alternatives under the same seeds, until enough is known."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scenarios.schema import Scenario
from sim.batch.execute import Outcome, Tell, run_all
from sim.batch.pools import Pool
from sim.batch.store import Store
from sim.batch.task import Task, tasks_of
from sim.faults import RunBroken
from sim.record.identity import folder_digest
from sim.record.run_folder import json_text, write_whole
from sim.study.compare.judgement import Values, answers_to, looked_at_afterwards
from sim.study.compare.questions import Asked
from sim.study.compare.record import RECORD, record_of

_FIRST_ROUND = 5
_GROWTH = 1.5


@dataclass(frozen=True)
class Runs:
    """The runs of a comparison: their indicators, and the tasks they come from."""

    values: Values
    seeds: Sequence[int]
    tasks: Sequence[Task]


def compare(
    scenarios: Sequence[Scenario],
    questions: Sequence[Asked],
    first_seed: int,
    replications: int,
    precision: float | None,
    level: float,
    store: Store,
    open_pool: Callable[[], AbstractContextManager[Pool]],
    tell: Tell,
) -> Runs:
    """Run every scenario, the baseline first, under so many seeds from the first on.

    With a `precision`, `replications` is the limit: rounds of runs are added until the interval of
    each question, adjusted for their number, is at most so much of the baseline's value to either
    side. Raises RunBroken where runs failed: pairs would be missing.
    """
    base = scenarios[0].name
    count = replications if precision is None else min(_FIRST_ROUND, replications)
    while True:
        seeds = range(first_seed, first_seed + count)
        tasks = tasks_of(scenarios, seeds)
        _stop_if_failed(run_all(tasks, store, open_pool, tell))
        values: Values = {
            scenario.name: [
                store.indicators(task) for task in tasks if task.scenario.name == scenario.name
            ]
            for scenario in scenarios
        }
        if precision is None or count == replications:
            return Runs(values, seeds, tasks)
        answers = answers_to(questions, values, base, level)
        if all(
            answer.difference.adjusted.half_width <= precision * abs(answer.difference.base)
            for answer in answers
        ):
            return Runs(values, seeds, tasks)
        count = min(replications, round(count * _GROWTH))


def _stop_if_failed(outcome: Outcome) -> None:
    if outcome.failed:
        told = [
            f"{failure.task.scenario.name}, seed {failure.task.seed}: {failure.reason}"
            for failure in outcome.failed
        ]
        raise RunBroken(f"{len(told)} runs failed, the others are kept\n  " + "\n  ".join(told))


def record_into(
    folder: Path,
    scenarios: Sequence[Scenario],
    questions: Sequence[Asked],
    runs: Runs,
    level: float,
    precision: float | None,
) -> dict[str, Any]:
    """Write the decision record of a comparison into its folder, and return it."""
    base = scenarios[0].name
    hashes: dict[str, list[str]] = {scenario.name: [] for scenario in scenarios}
    for task in runs.tasks:
        hashes[task.scenario.name].append(task.run)
    record = record_of(
        scenarios[0],
        scenarios[1:],
        runs.seeds,
        level,
        precision,
        hashes,
        folder_digest(runs.tasks[0].campus),
        answers_to(questions, runs.values, base, level),
        looked_at_afterwards(questions, runs.values, base, level),
    )
    write_whole(folder / RECORD, json_text(record))
    return record
