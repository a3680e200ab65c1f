"""`campus export pedpy`: trajectories of a time and an area."""

from typing import Annotated

import typer

from cli.export_options import FileOption, RunArgument, new_file
from maps.faults import Fault, InputError


def export_pedpy(
    run: RunArgument,
    out: FileOption,
    around: Annotated[str, typer.Option(help="A building, area, path, gate or entrance.")],
    since: Annotated[str, typer.Option("--from", help="A clock time, as 08:20.")],
    until: Annotated[str, typer.Option(help="A clock time, as 08:30.")],
    within_m: Annotated[float, typer.Option(min=0.1, max=1000.0, help="How far round it.")] = 25.0,
    frames: Annotated[float, typer.Option(min=0.1, max=100.0, help="Frames a second.")] = 8.0,
) -> None:
    """Write who walked where and when, outdoors, in the columns of PedPy."""
    from sim.export.pedpy import area_around, positions, text_of
    from sim.export.source import open_source, second_of

    start, end = second_of("--from", since), second_of("--until", until)
    if end <= start:
        raise InputError([Fault("--until", "", until, f"must come after {since}", "")])
    source = open_source(run)
    told = positions(source, area_around(source, around, within_m), start, end, frames)
    with new_file(out) as file:
        text = text_of(told, source.title, frames)
        file.write_text(text, encoding="utf-8", newline="\n")
    typer.echo(f"{told['frame'].size} positions of {int(told['id'].max(initial=0))} people: {out}")
