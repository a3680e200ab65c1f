"""`campus export ngsi-ld`: what is on the campus at an instant, for a context broker."""

import typer

from cli.export_options import AtOption, FileOption, RunArgument, new_file


def export_ngsi_ld(run: RunArgument, out: FileOption, at: AtOption = None) -> None:
    """Write buildings, flows and the air in rooms at an instant as entities of NGSI-LD."""
    from sim.export.ngsi_ld import entities, text_of
    from sim.export.source import instant_of, open_source

    source = open_source(run)
    told = entities(source, instant_of(source, at))
    with new_file(out) as file:
        file.write_text(text_of(told), encoding="utf-8", newline="\n")
    typer.echo(f"{len(told)} entities: {out}")
