"""`campus import osm`: OpenStreetMap to a campus folder."""

from pathlib import Path
from typing import Annotated

import typer

from maps.importers.osm import import_osm


def import_osm_file(
    file: Annotated[Path, typer.Argument(help="An extract: .osm or .osm.pbf.")],
    out: Annotated[Path, typer.Option(help="The campus folder to make; new or empty.")],
    boundary: Annotated[
        str | None,
        typer.Option(help="Name of a university area, or a GeoJSON file with a polygon."),
    ] = None,
) -> None:
    """Make a campus folder from OpenStreetMap; tell what was found, assumed and dropped.

    Where the extract holds a town, the campus is the one that --boundary names, else the
    university area with most buildings, else the whole extract.
    """
    typer.echo(str(import_osm(file, out, boundary)))
