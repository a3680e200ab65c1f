"""`campus view`: a window that plays a run."""

from pathlib import Path
from typing import Annotated

import typer

from cli.language import LanguageOption
from viz.viewer.window import view_run


def view(
    run: Annotated[Path, typer.Argument(help="The folder of a run.")],
    language: LanguageOption,
) -> None:
    """Play a run: space plays and pauses, + and - change speed, F fits the map, Esc closes.

    The map is dragged by the mouse and zoomed by its wheel.
    """
    view_run(run, language)
