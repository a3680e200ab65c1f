"""`campus export geojson`: the campus, and what a run was like on it."""

import typer

from cli.export_options import FileOption, RunArgument, new_file


def export_geojson(run: RunArgument, out: FileOption) -> None:
    """Write buildings, areas and links with what passed there as GeoJSON (RFC 7946)."""
    from sim.export.geojson import collection, text_of
    from sim.export.source import open_source

    told = collection(open_source(run))
    with new_file(out) as file:
        file.write_text(text_of(told), encoding="utf-8", newline="\n")
    typer.echo(f"{len(told['features'])} features: {out}")
