"""`campus view`: a window that plays a run."""

from pathlib import Path
from typing import Annotated

import typer

from cli.language import LanguageOption
from viz.viewer.window import check_display, view_run


def view(
    run: Annotated[
        str,
        typer.Argument(
            metavar="[RUN|SCENARIO]",
            help="The folder of a run; or a scenario, which is run first unless it was already.",
        ),
    ] = "weekday",
    *,
    language: LanguageOption,
) -> None:
    """Play a run: space plays and pauses, + and - change speed, F1 tells every key, Esc closes.

    The map is dragged by the mouse and zoomed by its wheel.
    """
    check_display()
    folder = Path(run)
    if not folder.is_dir():
        folder = _simulated(run, language)
    view_run(folder, language)


def _simulated(scenario: str, language: str) -> Path:
    """Return the folder of a run of a scenario, with everybody's ways."""
    from cli.progress import Progress
    from models.compiled import compiling_told
    from scenarios.loading import load
    from sim.record.run_folder import PICTURE
    from sim.run import run as run_scenario
    from viz.picture import draw_run

    loaded = load(scenario, ["recording.trajectories=true"])
    with Progress() as progress, compiling_told(progress.tell_compiling):
        done = run_scenario(
            loaded,
            1,
            None,
            False,
            progress.show,
            lambda folder, campus: draw_run(
                folder, folder / PICTURE, language=language, campus=campus
            ),
        )
    return done.folder
