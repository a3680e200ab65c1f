"""`campus import itc2019`: a timetable of the International Timetabling Competition."""

from pathlib import Path
from typing import Annotated

import typer

from maps import folder as campus_folder
from maps.builtin import folder_of
from scenarios.importers.itc2019.importer import import_itc2019


def import_itc2019_files(
    problem: Annotated[Path, typer.Argument(help="A problem of ITC 2019 (.xml).")],
    solution: Annotated[
        Path | None, typer.Argument(help="A solution of it (.xml); left out, one is made.")
    ] = None,
    *,
    campus: Annotated[
        str, typer.Option(help="The campus whose rooms it gets: a built-in name or a folder.")
    ],
    rooms: Annotated[
        Path | None,
        typer.Option(help="A CSV file of room and campus_room; left out, rooms are fitted."),
    ] = None,
    out: Annotated[Path, typer.Option(help="The timetable folder to make; new or empty.")],
) -> None:
    """Make a timetable folder from a problem of ITC 2019; tell what was found and assumed."""
    loaded = campus_folder.load(folder_of(campus))
    typer.echo(str(import_itc2019(problem, solution, rooms, loaded, out)))
