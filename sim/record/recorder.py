"""Gathers what a run writes down, table by table, as it goes."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sim.record.column import Table, text_array

MANY, SMALL = 1024, 16
"""So many parts of so few rows on average are made one, since each takes some KB of its own."""


def picked(names: Sequence[str], rows: NDArray[np.integer]) -> pa.Array:
    """Return the names at these rows, "" where a row is below 0."""
    numbers = np.where(rows < 0, len(names), rows).astype(np.int32)
    indices = pa.Array.from_buffers(pa.int32(), numbers.size, [None, pa.py_buffer(numbers)])
    return pa.DictionaryArray.from_arrays(indices, text_array([*names, ""])).cast(pa.string())


class Recorder:
    """The tables of a run in memory, each in the parts that were added."""

    def __init__(self) -> None:
        """Begin without a table."""
        self._parts: dict[str, list[pa.Table]] = {}
        self._count: Counter[str] = Counter()

    def add(self, table: Table, values: Mapping[str, object]) -> None:
        """Add rows to a table: one array a column."""
        part = table.of(values)
        parts = self._parts.setdefault(table.name, [])
        parts.append(part)
        self._count[table.name] += part.num_rows
        if len(parts) > MANY and self._count[table.name] < SMALL * len(parts):
            parts[:] = [pa.concat_tables(parts).combine_chunks()]

    def count(self, table: Table) -> int:
        """Return how many rows of a table are written."""
        return self._count[table.name]

    def rows(self, table: Table, first: int) -> pa.Table:
        """Return the rows of a table from number `first` on, as far as it is written."""
        found = [table.schema.empty_table()]
        for part in self._parts.get(table.name, ()):
            if part.num_rows > first:
                found.append(part.slice(first))
            first = max(first - part.num_rows, 0)
        return pa.concat_tables(found)

    def take(self, rows: int) -> Iterator[tuple[str, pa.Table]]:
        """Yield the first rows of each table that has as many, with its name, and forget them."""
        for name in self._parts:
            while self._count[name] >= rows:
                table = pa.concat_tables(self._parts[name])
                self._parts[name] = [table.slice(rows)]
                self._count[name] -= rows
                yield name, table.slice(0, rows)

    def tables(self) -> dict[str, pa.Table]:
        """Return every table that rows were added to, by its name."""
        return {name: pa.concat_tables(parts) for name, parts in self._parts.items()}
