"""`campus compare`: runs alternatives beside a baseline, and judges them."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from cli.language import LanguageOption
from cli.options import (
    CampusOption,
    ClusterOption,
    FirstSeedOption,
    SettingsOption,
    TimetableOption,
    WorkersOption,
    as_settings,
)
from maps.faults import Faults

MOST_REPLICATIONS = 100_000


def compare(
    base: Annotated[str, typer.Argument(help="The baseline: a built-in scenario or a file.")],
    alternatives: Annotated[list[str], typer.Argument(help="What is compared with it.")],
    out: Annotated[Path, typer.Option(help="The folder of the comparison and its runs.")],
    campus: CampusOption = None,
    timetable: TimetableOption = None,
    settings: SettingsOption = None,
    replications: Annotated[
        int, typer.Option(min=2, max=MOST_REPLICATIONS, help="Seeds; with --precision, at most.")
    ] = 20,
    precision: Annotated[
        float | None,
        typer.Option(min=1e-9, help="Add runs until intervals are this share of the value."),
    ] = None,
    level: Annotated[float, typer.Option(min=0.5, max=0.9999, help="Level of intervals.")] = 0.95,
    first_seed: FirstSeedOption = 1,
    robustness: Annotated[
        int,
        typer.Option(min=0, max=100, help="Try verdicts against so many assumptions each."),
    ] = 0,
    workers: WorkersOption = None,
    cluster: ClusterOption = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Put the decision record on stdout, and nothing else.")
    ] = False,
    *,
    language: LanguageOption,
) -> None:
    """Compare alternatives with a baseline: paired runs, intervals, a verdict on each question."""
    from scenarios.loading import load_all
    from sim.study.compare.questions import questions_of

    shared = as_settings(settings, campus, timetable)
    scenarios = load_all([base, *alternatives], shared)
    _refuse_same_names([scenario.name for scenario in scenarios])
    questions = questions_of(scenarios[0], scenarios[1:])

    from cli.batch_progress import BatchProgress
    from cli.pool import pool_of
    from cli.tell_comparison import tell_comparison
    from sim.batch.comparison import compare as run_comparison
    from sim.batch.comparison import record_into
    from sim.batch.robustness import robustness as stand_of
    from sim.batch.shocks import recovery_of
    from sim.batch.store import Store
    from sim.batch.trials import Trials
    from sim.study.compare.record import RECORD

    with BatchProgress() as progress:
        trials = Trials(Store(out), pool_of(workers, cluster), progress.show)
        runs = run_comparison(
            scenarios, questions, first_seed, replications, precision, level, trials
        )
        tried = (
            stand_of(scenarios, questions, runs, robustness, level, trials) if robustness else []
        )
    recovery = recovery_of(scenarios, runs, trials.store, level)
    record = record_into(out, scenarios, questions, runs, tried, recovery, level, precision)
    if as_json:
        sys.stdout.write((out / RECORD).read_text(encoding="utf-8"))
    else:
        tell_comparison(record, out, language.value)


def _refuse_same_names(names: list[str]) -> None:
    faults = Faults("the scenarios compared")
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            hint = "give each file a name of its own"
            faults.add("name", name, "must differ, for they tell the runs apart", hint)
    faults.raise_if_any()
