"""Reads the definitions that a package carries as CSV."""

import csv
from importlib.resources import files


def rows_of(package: str, file: str) -> list[dict[str, str]]:
    """Return the rows of a file, whose path begins at the folder of its package."""
    text = files(package).joinpath(file).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
