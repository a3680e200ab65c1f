"""`campus batch`: runs the scenarios and seeds of a plan into a store."""

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.options import ClusterOption, WorkersOption
from maps.faults import Fault, InputError
from sim.faults import RunBroken

if TYPE_CHECKING:
    from sim.batch.execute import Outcome

_SHARD = re.compile(r"([1-9]\d{0,5})/([1-9]\d{0,5})")


def batch(
    plan: Annotated[Path, typer.Argument(help="The plan, a TOML file.")],
    out: Annotated[Path, typer.Option(help="The store: a folder that the runs are added to.")],
    workers: WorkersOption = None,
    cluster: ClusterOption = None,
    shard: Annotated[
        str | None,
        typer.Option(metavar="I/N", help="Only part I of N: for one job of an array of N."),
    ] = None,
) -> None:
    """Run what a plan asks and the store does not hold; a second start runs nothing."""
    from scenarios.plan import read_plan, scenarios_of

    part = _shard(shard)
    asked = read_plan(plan)
    planned = scenarios_of(asked, plan)

    from cli.batch_progress import BatchProgress
    from cli.pool import pool_of
    from sim.batch.execute import run_all
    from sim.batch.store import Store
    from sim.batch.task import shard_of, tasks_of

    seeds = range(asked.first_seed, asked.first_seed + asked.replications)
    tasks = tasks_of([each.scenario for each in planned], seeds)
    if part is not None:
        tasks = shard_of(tasks, *part)
    store = Store(out)
    store.keep_points({each.scenario.name: each.point for each in planned})
    with BatchProgress() as progress:
        outcome = run_all(tasks, store, pool_of(workers, cluster), progress.show)
    _tell(outcome, out)


def _shard(said: str | None) -> tuple[int, int] | None:
    if said is None:
        return None
    found = _SHARD.fullmatch(said)
    if not found or int(found[1]) > int(found[2]):
        rule = "must be I/N, part I of N parts, as in 3/10"
        raise InputError([Fault("--shard", "", said, rule, "")])
    return int(found[1]), int(found[2])


def _tell(outcome: "Outcome", out: Path) -> None:
    typer.echo(f"{outcome.made} runs made, {outcome.there} were there already: {out}")
    for failure in outcome.failed:
        task = failure.task
        told = f"{task.scenario.name}, seed {task.seed}: {failure.reason}"
        print(f"campus: failed: {told}", file=sys.stderr)
    if outcome.failed:
        raise RunBroken(f"{len(outcome.failed)} runs failed, the others are in the store")
