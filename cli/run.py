"""`campus run`: simulates a scenario and tells its day."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from cli.language import LanguageOption
from maps.faults import Fault, InputError

SEED_MOST = 2**63 - 1


def run(
    scenario: Annotated[
        str, typer.Argument(help="A built-in scenario or a scenario file.")
    ] = "weekday",
    campus: Annotated[
        str | None, typer.Option(help="A built-in campus or a campus folder.")
    ] = None,
    timetable: Annotated[
        Path | None, typer.Option(help="A folder with timetable.csv and enrolments.csv.")
    ] = None,
    seed: Annotated[int, typer.Option(min=0, max=SEED_MOST, help="Which random draws.")] = 1,
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=VALUE", help="A value of the scenario; repeatable."),
    ] = None,
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

    loaded = load(scenario, [*(settings or []), *_options(campus, timetable, trajectories)])

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


def _options(campus: str | None, timetable: Path | None, trajectories: bool) -> list[str]:
    """Return the options as settings; raises InputError where one names what is not there."""
    from maps.builtin import folder_of

    options = []
    if campus is not None:
        folder_of(campus)
        options.append(f"campus.map={json.dumps(campus)}")
    if timetable is not None:
        if not timetable.is_dir():
            rule = "must be a folder with timetable.csv and enrolments.csv"
            raise InputError([Fault("--timetable", "", str(timetable), rule, "")])
        options.append(f"timetable.folder={json.dumps(str(timetable))}")
    if trajectories:
        options.append("recording.trajectories=true")
    return options
