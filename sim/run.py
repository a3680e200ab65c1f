"""Runs a scenario: from its inputs to a run folder."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from maps import folder as campus_folder
from maps.builtin import folder_of
from maps.campus import Campus
from scenarios.schema import Scenario
from sim.record.identity import run_hash
from sim.record.manifest import manifest_of
from sim.record.run_folder import (
    INDICATORS,
    MANIFEST,
    copy_campus,
    holds_run,
    whole_or_nothing,
    write_json,
    write_tables,
)
from sim.study.indicators import evaluate
from sim.study.query import open_run
from sim.world.stage import set_stage
from sim.world.world import build_world, play


@dataclass(frozen=True)
class Run:
    """Where a run lies, its campus, and whether it lay there before."""

    folder: Path
    campus: Campus
    was_there: bool


def run(
    scenario: Scenario,
    seed: int,
    out: Path | None,
    force: bool,
    progress: Callable[[str, float], None],
    finish: Callable[[Path, Campus], None],
) -> Run:
    """Run a scenario into a folder, by default `runs/SCENARIO-SEED-HASH`.

    `progress` is told what is being done and the share of it that is done. `finish` may add files
    to the folder before it is put in its place. A run that is there already is not run again.
    Raises InputError where an input is refused, RunBroken where an invariant breaks; then nothing
    is left behind.
    """
    source = folder_of(scenario.campus.map)
    progress("reading the campus", 0.0)
    campus = campus_folder.load(source)
    key = run_hash(scenario, seed, source)
    folder = out or Path("runs") / f"{scenario.name}-{seed}-{key}"
    if holds_run(folder, key, force):
        return Run(folder, campus, was_there=True)
    progress("settling people and classes", 0.0)
    world = build_world(set_stage(scenario, seed, campus))
    play(world, lambda share: progress("simulating", share))
    progress("writing", 0.0)
    tables = world.recorder.tables()
    with whole_or_nothing(folder) as temporary:
        write_tables(temporary, tables)
        copy_campus(source, temporary)
        write_json(temporary / MANIFEST, manifest_of(scenario, seed, campus, key, tables))
        write_json(temporary / INDICATORS, evaluate(open_run(temporary)))
        progress("drawing", 0.0)
        finish(temporary, campus)
    return Run(folder, campus, was_there=False)
