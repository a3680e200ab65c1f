"""Runs a baseline and its alternatives under the same seeds, until enough is known."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from scenarios.schema import Scenario
from sim.batch.robustness import Robustness
from sim.batch.trials import Runner, Runs
from sim.record.run_folder import json_text, write_whole
from sim.study.compare.judgement import answers_to, looked_at_afterwards
from sim.study.compare.questions import Asked
from sim.study.compare.record import RECORD, record_of

_FIRST_ROUND = 5
_GROWTH = 1.5


def compare(
    scenarios: Sequence[Scenario],
    questions: Sequence[Asked],
    first_seed: int,
    replications: int,
    precision: float | None,
    level: float,
    trials: Runner,
) -> Runs:
    """Run every scenario, the baseline first, under so many seeds from the first on.

    With a `precision`, `replications` is the limit: rounds of runs are added until the interval of
    each question, adjusted for their number, is at most so much of the baseline's value to either
    side. Raises RunBroken where runs failed: pairs would be missing.
    """
    base = scenarios[0].name
    count = replications if precision is None else min(_FIRST_ROUND, replications)
    while True:
        runs = trials.run(scenarios, range(first_seed, first_seed + count))
        if precision is None or count == replications:
            return runs
        answers = answers_to(questions, runs.values, base, level)
        if all(
            answer.difference.adjusted.half_width <= precision * abs(answer.difference.base)
            for answer in answers
        ):
            return runs
        count = min(replications, round(count * _GROWTH))


def record_into(
    folder: Path,
    scenarios: Sequence[Scenario],
    questions: Sequence[Asked],
    runs: Runs,
    tried: Sequence[Robustness],
    recovery: Mapping[str, Mapping[str, Any]],
    level: float,
    precision: float | None,
) -> dict[str, Any]:
    """Write the decision record of a comparison into its folder, and return it.

    `tried` says how each verdict stands against the assumptions, and is empty where nobody asked;
    `recovery` how alternatives come back from a shock.
    """
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
        {task.scenario.name: task.map for task in runs.tasks},
        answers_to(questions, runs.values, base, level),
        looked_at_afterwards(questions, runs.values, base, level),
        recovery,
    )
    for answer, robust in zip(record["answers"], tried, strict=bool(tried)):
        answer["robustness"] = robust.as_table()
    write_whole(folder / RECORD, json_text(record))
    return record
