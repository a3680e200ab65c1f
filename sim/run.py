"""Runs a scenario: from its inputs to a run folder."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from maps.campus import Campus
from maps.new_folder import whole_or_nothing
from scenarios.schema import Scenario
from scenarios.site import site, site_of
from sim.record.identity import determinants, run_hash
from sim.record.manifest import manifest_of
from sim.record.run_folder import (
    INDICATORS,
    MANIFEST,
    TABLES,
    copy_campus,
    holds_run,
    write_json,
    write_table,
)
from sim.record.table_files import TableFiles
from sim.record.tables import indicators as indicator_table
from sim.study.indicators import evaluate
from sim.study.query import open_tables
from sim.world.stage import Stage, set_stage
from sim.world.world import build_world, play

Progress = Callable[[str, float], None]
TRIED_S = 600


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
    progress: Progress,
    finish: Callable[[Path, Campus], None],
) -> Run:
    """Run a scenario into a folder, by default `runs/SCENARIO-SEED-HASH`.

    `progress` is told what is being done and the share of it that is done. `finish` may add files
    to the folder before it is put in its place. A run that is there already is not run again.
    Raises InputError where an input is refused, RunBroken where an invariant breaks; then nothing
    is left behind.
    """
    progress("reading the campus", 0.0)
    with site(scenario.campus) as (source, campus):
        key = run_hash(determinants(scenario, source), seed)
        folder = out or Path("runs") / f"{scenario.name}-{seed}-{key}"
        if holds_run(folder, key, force):
            return Run(folder, campus, was_there=True)
        progress("settling people and classes", 0.0)
        tables = simulate(set_stage(scenario, seed, campus), progress, folder.parent)
        progress("writing", 0.0)
        with whole_or_nothing(folder) as temporary:
            copy_campus(source, temporary)
            (temporary / TABLES).mkdir()
            write_run(temporary, temporary / TABLES, scenario, seed, campus, key, tables)
            progress("drawing", 0.0)
            finish(temporary, campus)
    return Run(folder, campus, was_there=False)


def simulate(stage: Stage, progress: Progress, beside: Path) -> TableFiles:
    """Return the tables of a run, yet to be put into a folder on the disk of `beside`."""
    world = build_world(stage)
    tables = TableFiles(world.recorder, beside)

    def hour_over(share: float) -> None:
        tables.take()
        progress("simulating", share)

    play(world, hour_over)
    return tables


def try_out(scenario: Scenario) -> None:
    """Set the stage of a scenario and let its first minutes pass; nothing is written.

    Raises what a run would: InputError where an input does not fit, RunBroken where an invariant
    breaks.
    """
    world = build_world(set_stage(scenario, 1, site_of(scenario.campus)))
    world.env.run(until=TRIED_S)


def write_run(
    folder: Path,
    tables_in: Path,
    scenario: Scenario,
    seed: int,
    campus: Campus,
    key: str,
    tables: TableFiles,
) -> None:
    """Write a run into a folder, its tables into `tables_in`, and its manifest last."""
    rows = tables.put(tables_in)
    values = evaluate(open_tables(tables_in))
    told, name = indicator_table.of(values), indicator_table.TABLE.name
    write_table(tables_in, name, told)
    write_json(folder / INDICATORS, values)
    rows = {**rows, name: told.num_rows}
    write_json(folder / MANIFEST, manifest_of(scenario, seed, campus, key, rows))
