"""`campus record`: a film or a picture of a run, without a screen."""

import re
from pathlib import Path
from typing import Annotated

import typer

from cli.language import LanguageOption
from cli.options import size_of
from cli.progress import Progress
from maps.faults import Fault, InputError
from viz.film import Take, film_run
from viz.viewer.look import CHOICES, Look


def record(
    run: Annotated[Path, typer.Argument(help="The folder of a run.")],
    out: Annotated[Path, typer.Option(help="The file to make: .mp4, .gif or .png.")],
    begin: Annotated[
        str | None, typer.Option("--from", metavar="HH:MM", help="Beginning; 24:00 and on: day 2.")
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="HH:MM", help="End.")] = None,
    speed: Annotated[float, typer.Option(help="How much faster than it was, 1 to 3600.")] = 120.0,
    size: Annotated[str, typer.Option(metavar="WxH", help="Pixels of a frame.")] = "1920x1080",
    people: Annotated[
        str, typer.Option(help=f"Colour by {', '.join(CHOICES['people'])}.")
    ] = "role",
    buildings: Annotated[
        str, typer.Option(help=f"Colour by {', '.join(CHOICES['buildings'])}.")
    ] = "use",
    paths: Annotated[str, typer.Option(help=f"Show {', '.join(CHOICES['paths'])}.")] = "level",
    tour: Annotated[
        Path | None, typer.Option(help="A TOML file of instants, places and captions to show.")
    ] = None,
    *,
    language: LanguageOption,
) -> None:
    """Make a film of a run, or a picture of one instant of it. No display is needed."""
    faults: list[Fault] = []
    look = {"people": people, "buildings": buildings, "paths": paths}
    for thing, choice in look.items():
        if choice not in CHOICES[thing]:
            rule = f"must be one of {', '.join(CHOICES[thing])}"
            faults.append(Fault(f"--{thing}", "", choice, rule, ""))
    start_ms, end_ms = _time_ms("--from", begin, faults), _time_ms("--until", until, faults)
    try:
        pixels = size_of(size)
    except InputError as refused:
        raise InputError([*faults, *refused.faults]) from None
    if faults:
        raise InputError(faults)
    take = Take(start_ms, end_ms, speed, pixels, Look(**look), tour)
    with Progress() as progress:
        film_run(run, out, take, language, lambda share: progress.show("filming", share))
    typer.echo(out)


def _time_ms(option: str, words: str | None, faults: list[Fault]) -> int | None:
    """Return a time of day in ms; hours go on over midnight."""
    if words is None:
        return None
    parts = re.fullmatch(r"(\d{1,5}):([0-5]\d)(?::([0-5]\d))?", words)
    if parts is None:
        faults.append(Fault(option, "", words, "must be HH:MM or HH:MM:SS", "as in 07:30"))
        return None
    hours, minutes, seconds = (int(part or 0) for part in parts.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * 1000
