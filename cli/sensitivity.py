"""`campus sensitivity`: how much each of several values moves the indicators."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.language import LanguageOption
from cli.options import (
    CampusOption,
    ClusterOption,
    ScenarioArgument,
    SettingsOption,
    TimetableOption,
    WorkersOption,
    as_settings,
)
from maps.faults import Faults, did_you_mean

if TYPE_CHECKING:
    from sim.batch.sensitivity import Effect

RESULT = "sensitivity.json"
MOST_RUNS = 1_000_000
WORDS = {
    "en": {
        "effect": "effect",
        "effect_95": "± 95 %",
        "interaction": "spread",
        "total": "share in all",
        "total_95": "± 95 %",
        "alone": "share alone",
        "alone_95": "± 95 %",
    },
    "zh": {
        "effect": "效应",
        "effect_95": "± 95 %",
        "interaction": "离散",
        "total": "总份额",
        "total_95": "± 95 %",
        "alone": "单独份额",
        "alone_95": "± 95 %",
    },
}


def sensitivity(
    scenario: ScenarioArgument,
    vary: Annotated[
        list[str],
        typer.Option(metavar="KEY[=LOW..HIGH]", help="What is varied; repeatable."),
    ],
    indicator: Annotated[list[str], typer.Option(help="What is looked at; repeatable.")],
    out: Annotated[Path, typer.Option(help="The folder of the study and its runs.")],
    campus: CampusOption = None,
    timetable: TimetableOption = None,
    settings: SettingsOption = None,
    method: Annotated[str, typer.Option(help="morris or sobol.")] = "morris",
    samples: Annotated[
        int, typer.Option(min=2, max=1 << 16, help="Trajectories; for sobol a power of two.")
    ] = 8,
    replications: Annotated[int, typer.Option(min=1, max=10_000, help="Seeds of each point.")] = 1,
    workers: WorkersOption = None,
    cluster: ClusterOption = None,
    *,
    language: LanguageOption,
) -> None:
    """Vary values of a scenario together, and tell how much each moves the indicators."""
    from sim.batch.factors import factors_of
    from sim.batch.sensitivity import METHODS, SOBOL, runs_of
    from sim.study.indicators import indicators

    faults = Faults("campus sensitivity")
    for key in indicator:
        if key not in indicators():
            faults.add("--indicator", key, "must be an indicator", did_you_mean(key, indicators()))
    if method not in METHODS:
        faults.add("--method", method, "must be morris or sobol")
    if method == SOBOL and samples & (samples - 1):
        faults.add("--samples", samples, "must be a power of two for sobol")
    runs = runs_of(len(vary), method, samples) * replications
    if runs > MOST_RUNS:
        faults.add("--samples", f"{runs:,} runs", f"must be at most {MOST_RUNS:,} runs")
    faults.raise_if_any()
    factors = factors_of(vary)
    shared = as_settings(settings, campus, timetable)

    from cli.batch_progress import BatchProgress
    from cli.pool import pool_of
    from sim.batch.sensitivity import sensitivity as effects_of
    from sim.batch.store import Store
    from sim.batch.trials import Trials
    from sim.record.run_folder import json_text, write_whole

    with BatchProgress() as progress:
        trials = Trials(Store(out), pool_of(workers, cluster), progress.show)
        seeds = range(1, replications + 1)
        effects = effects_of(scenario, shared, factors, indicator, method, samples, seeds, trials)
    record = {
        "scenario": scenario,
        "settings": shared,
        "method": method,
        "samples": samples,
        "seeds": list(seeds),
        "factors": {factor.key: [factor.low, factor.high] for factor in factors},
        "effects": [
            {"indicator": each.indicator, "factor": each.factor, **each.numbers} for each in effects
        ],
    }
    write_whole(out / RESULT, json_text(record))
    _tell(effects, language.value)
    typer.echo(out / RESULT)


def _tell(effects: "list[Effect]", language: str) -> None:
    from cli.listing import print_rows

    words = WORDS[language]
    for key in dict.fromkeys(effect.indicator for effect in effects):
        mine = [effect for effect in effects if effect.indicator == key]
        heads = [words[name] for name in mine[0].numbers]
        rows = [
            (each.factor, *(f"{value:.3g}" for value in each.numbers.values())) for each in mine
        ]
        print_rows([(key, *heads), *rows])
        typer.echo()
