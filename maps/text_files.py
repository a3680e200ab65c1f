"""Reads text and CSV files from outside, and tells every fault of their form."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path as File

from maps.faults import Faults, did_you_mean

LARGEST_FILE_MB = 64


def read_text(file: File, faults: Faults, encoding: str = "utf-8-sig") -> str | None:
    """Return the text of a file, or None with a fault."""
    try:
        size = file.stat().st_size
        if size > LARGEST_FILE_MB * 2**20:
            faults.add("", f"{size} bytes", f"must be at most {LARGEST_FILE_MB} MB")
            return None
        return file.read_text(encoding=encoding)
    except FileNotFoundError:
        faults.add("", "", "the file is missing")
    except OSError as error:
        faults.add("", error.strerror or str(error), "the file cannot be read")
    except UnicodeDecodeError as error:
        faults.add(f"byte {error.start}", "", "must be UTF-8 text")
    return None


def _check_header(
    names: Sequence[str], columns: Sequence[str], optional: Sequence[str], faults: Faults
) -> None:
    known = (*columns, *optional)
    for name in columns:
        if name not in names:
            faults.add("line 1", ",".join(names), f"the column {name!r} is missing")
    for name in names:
        if name not in known:
            faults.add("line 1", name, "unknown column", did_you_mean(name, known))


def read_csv(
    file: File, columns: Sequence[str], optional: Sequence[str], faults: Faults
) -> list[tuple[int, dict[str, str]]]:
    """Return the rows of a CSV file with their line numbers; notes what cannot be read.

    The first line names the columns; all of `columns` must be there, `optional` may be.
    """
    text = read_text(file, faults)
    if text is None:
        return []
    reader = csv.DictReader(io.StringIO(text, newline=""), restkey="", restval=None, strict=True)
    rows: list[tuple[int, dict[str, str]]] = []
    try:
        names = list(reader.fieldnames or ())
        _check_header(names, columns, optional, faults)
        if faults:
            return []
        for row in reader:
            if "" in row or None in row.values():
                faults.add(f"line {reader.line_num}", "", f"must have {len(names)} cells")
            else:
                rows.append((reader.line_num, row))
    except csv.Error as error:
        faults.add(f"line {reader.line_num}", str(error), "must be CSV", "is the file cut off?")
    return rows
