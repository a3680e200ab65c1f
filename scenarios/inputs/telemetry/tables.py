"""Reads files of telemetry, CSV or Parquet, row by row; a row that cannot be read stops nothing."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

import pyarrow as pa
import pyarrow.parquet as pq

from maps.faults import Fault, Faults, InputError, did_you_mean

LONGEST_LINE = 1_000_000  # characters
BYTE_ORDER_MARK = "\ufeff"
PARQUET = (".parquet", ".pq")

Row = dict[str, Any]


class _Lines:
    """The lines of a text file, but for those that are too long to be rows."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self.number = 0
        self.too_long: list[int] = []

    def __iter__(self) -> Iterator[str]:
        while line := self._text.readline(LONGEST_LINE):
            self.number += 1
            if line.endswith("\n") or len(line) < LONGEST_LINE:
                yield line
                continue
            self.too_long.append(self.number)
            while (rest := self._text.readline(LONGEST_LINE)) and not rest.endswith("\n"):
                pass


def read_rows(
    file: Path, wanted: list[str], encoding: str, delimiter: str
) -> Iterator[tuple[str, Row | str]]:
    """Yield each row of a file with its place, or the reason why it cannot be read.

    Raises InputError where the file cannot be read, or lacks one of the columns that are wanted.
    """
    if not file.is_file():
        raise InputError([Fault(str(file), "", "", "the file is missing", "")])
    try:
        if file.suffix.lower() in PARQUET:
            yield from _parquet_rows(file, wanted)
        else:
            with file.open(encoding=encoding, errors="replace", newline="") as text:
                yield from _csv_rows(file, text, wanted, delimiter)
    except UnicodeError as error:  # what `errors="replace"` cannot, as UTF-16 without its mark
        rule = f"must be text in the encoding {encoding}"
        raise InputError([Fault(str(file), "", str(error), rule, "")]) from None
    except OSError as error:
        rule = "the file cannot be read"
        raise InputError([Fault(str(file), "", error.strerror or str(error), rule, "")]) from None


def _check_columns(file: Path, names: list[str], wanted: list[str]) -> None:
    faults = Faults(str(file))
    for name in wanted:
        if name not in names:
            faults.add("", name, "the column is missing", did_you_mean(name, names))
    faults.raise_if_any()


def _csv_rows(
    file: Path, text: TextIO, wanted: list[str], delimiter: str
) -> Iterator[tuple[str, Row | str]]:
    lines = _Lines(text)
    reader = csv.reader(iter(lines), strict=True, delimiter=delimiter)
    try:
        header = next(reader, [])
    except csv.Error:
        header = []
    header = [name.removeprefix(BYTE_ORDER_MARK) for name in header]
    _check_columns(file, header, wanted)
    while True:
        told: Row | str
        try:
            cells = next(reader, None)
            if cells is None:
                break
            fits = len(cells) == len(header)
            told = dict(zip(header, cells, strict=True)) if fits else "not_readable"
        except csv.Error as error:
            told = "too_large" if "limit" in str(error) else "not_readable"
        if told and cells != []:
            yield f"line {lines.number}", told
    for number in lines.too_long:
        yield f"line {number}", "too_large"


def _parquet_rows(file: Path, wanted: list[str]) -> Iterator[tuple[str, Row | str]]:
    try:
        parquet = pq.ParquetFile(file)
        _check_columns(file, parquet.schema_arrow.names, wanted)
        number = 0
        for batch in parquet.iter_batches(columns=sorted(set(wanted))):
            for row in _to_microseconds(batch).to_pylist():
                number += 1
                yield f"row {number}", row
    except (pa.ArrowException, ValueError) as error:
        rule, hint = "must be a Parquet file", "is the file cut off?"
        told = str(error).splitlines()[0]
        raise InputError([Fault(str(file), "", told, rule, hint)]) from None


def _to_microseconds(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return a batch of which times have no parts that Python's have not."""
    fields = [
        field.with_type(pa.timestamp("us", field.type.tz))
        if pa.types.is_timestamp(field.type)
        else field
        for field in batch.schema
    ]
    return batch.cast(pa.schema(fields), safe=False)
