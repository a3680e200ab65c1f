"""A list of named things, aligned for people."""

from collections.abc import Sequence

import typer
from rich.cells import cell_len


def print_rows(rows: Sequence[Sequence[str]]) -> None:
    """Print rows of cells on stdout in columns; a Chinese letter is two columns wide."""
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True)
        ]
        typer.echo("  ".join(cells).rstrip())
