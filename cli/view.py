"""`campus view`: a window that plays a run."""

from pathlib import Path
from typing import Annotated

import typer

from cli.language import LanguageOption
from cli.options import size_of
from viz.viewer.display import open_display
from viz.viewer.window import view_run


def view(
    run: Annotated[
        str,
        typer.Argument(
            metavar="[RUN|SCENARIO]",
            help="The folder of a run; or a scenario, which is run first unless it was already.",
        ),
    ] = "weekday",
    compare: Annotated[
        Path | None, typer.Option(help="The folder of a second run of the same campus.")
    ] = None,
    size: Annotated[str, typer.Option(metavar="WxH", help="Pixels of the window.")] = "1280x720",
    scale: Annotated[
        float, typer.Option(min=0.5, max=4, help="How much larger everything is written.")
    ] = 1.0,
    *,
    language: LanguageOption,
) -> None:
    """Play a run: space plays and pauses, + and - change speed, F1 tells every key, Esc closes.

    The map is dragged by the mouse and zoomed by its wheel.
    """
    pixels = size_of(size)
    folder = Path(run)
    if not folder.is_dir():
        open_display()  # before anything long is begun
        folder = _simulated(run, language)
    view_run(folder, language, pixels, scale, compare)


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
