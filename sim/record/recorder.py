"""Gathers what a run writes down, table by table, as it goes."""

from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sim.record.column import Table, text_array


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

    def add(self, table: Table, values: Mapping[str, object]) -> None:
        """Add rows to a table: one array a column."""
        self._parts.setdefault(table.name, []).append(table.of(values))

    def count(self, table: Table) -> int:
        """Return how many rows of a table are written."""
        return sum(part.num_rows for part in self._parts.get(table.name, ()))

    def rows(self, table: Table, first: int) -> pa.Table:
        """Return the rows of a table from number `first` on, as far as it is written."""
        found = [table.schema().empty_table()]
        for part in self._parts.get(table.name, ()):
            if part.num_rows > first:
                found.append(part.slice(first))
            first = max(first - part.num_rows, 0)
        return pa.concat_tables(found)

    def tables(self) -> dict[str, pa.Table]:
        """Return every table that rows were added to, by its name."""
        return {name: pa.concat_tables(parts) for name, parts in self._parts.items()}
