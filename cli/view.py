"""`campus view`: a window that plays a run."""

from pathlib import Path
from typing import Annotated

import typer

from cli.language import LanguageOption
from cli.options import SeedOption, size_of
from viz.viewer.display import open_display
from viz.viewer.live import Live
from viz.viewer.opening import view_live, view_run


def view(
    run: Annotated[
        str,
        typer.Argument(
            metavar="[RUN|SCENARIO]",
            help="The folder of a run; or a scenario, which is simulated as you watch.",
        ),
    ] = "weekday",
    seed: SeedOption = 1,
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
    """Play a run, or a day as it is simulated; there, what is changed by hand takes hold at once.

    Space plays and pauses, + and - change speed, F1 tells every key, Esc closes. The map is dragged
    by the mouse and zoomed by its wheel.
    """
    pixels = size_of(size)
    if Path(run).is_dir():
        view_run(Path(run), language, pixels, scale, compare)
    else:
        open_display()  # before anything long is begun
        view_live(_begun(run, seed), language, pixels, scale, compare)


def _begun(scenario: str, seed: int) -> Live:
    """Return a world that begins a scenario, with everybody's ways."""
    from cli.progress import Progress
    from scenarios.loading import load

    loaded = load(scenario, ["recording.trajectories=true"])
    with Progress() as progress:
        progress.show("settling people and classes", 0.0)
        return Live(loaded, seed, progress.tell_compiling)
