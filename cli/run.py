"""`campus run`: simulates a scenario and tells its day."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from cli.language import LanguageOption
from cli.options import (
    CampusOption,
    ScenarioArgument,
    SeedOption,
    SettingsOption,
    TimetableOption,
    as_settings,
)


def run(
    scenario: ScenarioArgument = "weekday",
    campus: CampusOption = None,
    timetable: TimetableOption = None,
    seed: SeedOption = 1,
    settings: SettingsOption = None,
    out: Annotated[
        Path | None, typer.Option(help="The run folder; by default one under runs/.")
    ] = None,
    trajectories: Annotated[
        bool, typer.Option("--trajectories", help="Record every link that everybody walks.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Replace another run in the folder of --out.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Put the indicators on stdout, and nothing else.")
    ] = False,
    *,
    language: LanguageOption,
) -> None:
    """Simulate a scenario and tell its day; the tables and a picture go into a run folder."""
    from scenarios.loading import load

    asked = as_settings(settings, campus, timetable)
    if trajectories:
        asked.append("recording.trajectories=true")
    loaded = load(scenario, asked)

    from cli.progress import Progress
    from cli.tell import tell_day
    from models.compiled import compiling_told
    from sim.record.run_folder import INDICATORS, PICTURE
    from sim.run import run as run_scenario
    from viz.picture import draw_run

    with Progress() as progress, compiling_told(progress.tell_compiling):
        done = run_scenario(
            loaded,
            seed,
            out,
            force,
            progress.show,
            lambda folder, campus: draw_run(
                folder, folder / PICTURE, language=language.value, campus=campus
            ),
        )
    if as_json:
        sys.stdout.write((done.folder / INDICATORS).read_text(encoding="utf-8"))
    else:
        tell_day(done, language.value)
