"""The tables of a run folder as arrays, read with every fault named."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from maps.faults import Faults

Columns: TypeAlias = Mapping[str, NDArray[Any]]
Texts: TypeAlias = Mapping[str, list[str]]


def _columns(
    file: Path, names: tuple[str, ...], faults: Faults, coded: bool = False
) -> Iterator[pa.ChunkedArray]:
    """Yield columns one by one, since they may be long; fewer, and a fault, where one fails."""
    if not file.is_file():
        faults.add(file.name, "", "the table is missing", "is this the folder of a whole run?")
        return
    try:
        # Not read_table, nor to_numpy below: where pandas is installed they import it, for 0.5 s.
        parquet = pq.ParquetFile(file, read_dictionary=list(names) if coded else None)
        present = parquet.schema_arrow.names
        missing = [name for name in names if name not in present]
        for name in missing:
            faults.add(file.name, ", ".join(present), f"the column {name!r} is missing")
        for name in () if missing else names:
            yield parquet.read(columns=[name]).column(name)
    except (pa.ArrowException, OSError) as error:
        reason = str(error).splitlines()[0]
        faults.add(file.name, reason, "cannot be read as Parquet", "is the file cut off?")


def numbers(file: Path, names: tuple[str, ...], faults: Faults) -> Columns:
    """Return columns of numbers; empty ones, and a fault, where they cannot be read."""
    empty = {name: np.empty(0, dtype=np.int64) for name in names}
    columns = {}
    for name, column in zip(names, _columns(file, names, faults), strict=False):
        number = pa.types.is_integer(column.type) or pa.types.is_floating(column.type)
        if not number or column.null_count:
            faults.add(f"{file.name}, {name}", str(column.type), "must be numbers without gaps")
            return empty
        columns[name] = array_of(column)
    return columns if len(columns) == len(names) else empty


def array_of(column: pa.ChunkedArray) -> NDArray[Any]:
    """Return a column of numbers without gaps."""
    chunks = [np.from_dlpack(chunk) for chunk in column.chunks if len(chunk)]
    return np.concatenate(chunks) if chunks else np.empty(0, dtype=np.int64)


def texts(file: Path, names: tuple[str, ...], faults: Faults) -> Texts:
    """Return columns of text; empty ones, and a fault, where they cannot be read."""
    found = [[str(cell) for cell in column.to_pylist()] for column in _columns(file, names, faults)]
    return dict(zip(names, found if len(found) == len(names) else [[] for _ in names], strict=True))


def _chunks(file: Path, name: str, faults: Faults) -> Iterator[pa.Array]:
    """Yield the chunks of a column of text, each with its dictionary."""
    for column in _columns(file, (name,), faults, coded=True):
        yield from column.chunks


def codes(file: Path, name: str, known: Sequence[str], faults: Faults) -> NDArray[Any]:
    """Return which of the known words each row of a column of text holds.

    Empty, and a fault, where it cannot be read or holds another word.
    """
    found = []
    for chunk in _chunks(file, name, faults):
        words = chunk.dictionary.to_pylist() if pa.types.is_dictionary(chunk.type) else [None]
        strange = [word for word in words if word not in known]
        if strange or chunk.null_count:
            rule = f"must be one of {', '.join(known)}"
            faults.add(f"{file.name}, {name}", strange[0] if strange else "", rule)
            return np.empty(0, dtype=np.int64)
        found.append(np.array([known.index(word) for word in words])[np.from_dlpack(chunk.indices)])
    return np.concatenate(found) if found else np.empty(0, dtype=np.int64)


def words(file: Path, name: str, faults: Faults) -> tuple[NDArray[Any], list[str]]:
    """Return a column of text as numbers of words, and the words; empty where it cannot be read."""
    known: list[str] = []
    found = []
    for chunk in _chunks(file, name, faults):
        if not pa.types.is_dictionary(chunk.type) or chunk.null_count:
            faults.add(f"{file.name}, {name}", str(chunk.type), "must be text without gaps")
            break
        here = [str(word) for word in chunk.dictionary.to_pylist()]
        known += [word for word in here if word not in known]
        found.append(np.array([known.index(word) for word in here])[np.from_dlpack(chunk.indices)])
    return (np.concatenate(found) if found else np.empty(0, dtype=np.int64)), known


def check_ranges(
    columns: Columns, file: str, ranges: Mapping[str, tuple[int, int]], faults: Faults
) -> None:
    """Note a fault where a column that has a range is not of whole numbers within it."""
    for name in sorted(columns.keys() & ranges.keys()):
        column, (low, high) = columns[name], ranges[name]
        wrong = column[(column < low) | (column > high)]
        if not np.issubdtype(column.dtype, np.integer):
            faults.add(f"{file}, {name}", str(column.dtype), "must be whole numbers")
        elif wrong.size:
            rule = f"must be a whole number from {low} to {high}"
            faults.add(f"{file}, {name}", int(wrong[0]), rule)


def rows_at(rising: NDArray[Any], value: int) -> slice:
    """Return the rows of a rising column that hold a value."""
    return slice(position(rising, value, "left"), position(rising, value, "right"))


def position(rising: NDArray[Any], value: int, side: Literal["left", "right"]) -> int:
    """Return where a value belongs in a rising column."""
    # A number of another type would have numpy convert the whole column first.
    return int(np.searchsorted(rising, rising.dtype.type(value), side))
