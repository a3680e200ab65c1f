"""`campus draw`: the map of a campus or of a run, as a picture."""

from pathlib import Path
from typing import Annotated

import typer

from cli.language import LanguageOption
from maps import folder as campus_folder
from maps.builtin import folder_of
from maps.faults import Fault, InputError
from sim.record.run_folder import MANIFEST
from viz.picture import draw_campus, draw_run


def draw(
    campus_or_run: Annotated[
        str, typer.Argument(help="A built-in campus, a campus folder, or the folder of a run.")
    ],
    out: Annotated[Path, typer.Option(help="The PNG file to make.")],
    language: LanguageOption,
) -> None:
    """Draw a campus; or a run, with its crowding at the peak. No display is needed."""
    if out.suffix.lower() != ".png":
        raise InputError([Fault("--out", "", str(out), "must be a PNG file", "end it in .png")])
    run = Path(campus_or_run)
    if (run / MANIFEST).is_file():
        draw_run(run, out, language=language)
    else:
        draw_campus(campus_folder.load(folder_of(campus_or_run)), out, language=language)
    typer.echo(out)
