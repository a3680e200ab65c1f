"""`campus report`: one page of a run or of a comparison."""

from pathlib import Path
from typing import Annotated

import typer

from cli.language import LanguageOption
from maps.faults import Fault, InputError


def report(
    folder: Annotated[Path, typer.Argument(help="The folder of a run or of a comparison.")],
    out: Annotated[Path, typer.Option(help="The HTML file to make.")],
    language: LanguageOption,
) -> None:
    """Write one HTML page of a run or a comparison that opens without a network."""
    from viz.report.page import write_report

    if out.suffix.lower() not in (".html", ".htm"):
        rule = "must be an HTML file"
        raise InputError([Fault("--out", "", str(out), rule, "end it in .html")])
    write_report(folder, out, language.value)
    typer.echo(out)
