"""A table as commands tell it: a title, and columns without lines."""

from collections.abc import Sequence

from rich.table import Table


def titled(title: str, texts: Sequence[str], numbers: Sequence[str]) -> Table:
    """Return a table without rows; numbers, to the right of texts, end below one another."""
    table = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False)
    for header in texts:
        table.add_column(header)
    for header in numbers:
        table.add_column(header, justify="right")
    return table
