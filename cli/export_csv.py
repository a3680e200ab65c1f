"""`campus export csv`: the tables of a run that tell of no person."""

from pathlib import Path
from typing import Annotated

import typer

from cli.export_options import RunArgument
from maps.new_folder import refuse_used, whole_or_nothing


def export_csv(
    run: RunArgument,
    out: Annotated[Path, typer.Option(help="The folder to make.")],
) -> None:
    """Write a CSV file a table or view, and a description of all of them (CSVW)."""
    from sim.export.csv_tables import write_csv
    from sim.export.source import open_source

    refuse_used(out)
    source = open_source(run)
    with whole_or_nothing(out) as folder:
        names = write_csv(source, run, folder)
    typer.echo(f"{len(names)} tables: {out}")
