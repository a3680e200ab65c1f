"""What the commands of `campus export` have in common."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from maps.faults import Fault, InputError
from maps.new_folder import whole_file

RunArgument: TypeAlias = Annotated[Path, typer.Argument(help="A run folder.")]
FileOption: TypeAlias = Annotated[Path, typer.Option("--out", help="The file to make.")]
AtOption: TypeAlias = Annotated[
    str | None,
    typer.Option(help="A clock time, as 08:30; by default when most people walk."),
]


@contextmanager
def new_file(out: Path) -> Iterator[Path]:
    """Give a file beside `out`, and put it there once it is whole."""
    if out.is_dir():
        raise InputError([Fault("--out", "", str(out), "must be a file", "name a file in it")])
    with whole_file(out) as beside:
        yield beside
