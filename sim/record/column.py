"""What a table is made of: named columns with type, unit and meaning."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

import numpy as np
import pyarrow as pa


@dataclass(frozen=True)
class Column:
    """A column: `unit` is "" for names and numbers of rows."""

    name: str
    type: str  # an Arrow type by name, as int32, double, string
    unit: str
    meaning: str


def text_array(values: Sequence[str]) -> pa.Array:
    """Return texts as an Arrow array."""
    texts = [value.encode() for value in values]
    ends = np.cumsum([0, *map(len, texts)], dtype=np.int32)
    buffers = [None, pa.py_buffer(ends), pa.py_buffer(b"".join(texts))]
    return pa.Array.from_buffers(pa.string(), len(texts), buffers)


def _column(values: object, kind: pa.DataType) -> pa.Array:
    """Return an Arrow array of the values; made of buffers, since `pa.array` imports pandas."""
    if isinstance(values, pa.Array):
        return values
    if kind == pa.string():
        return text_array(cast(Sequence[str], values))
    numbers = np.ascontiguousarray(values, dtype=kind.to_pandas_dtype())
    return pa.Array.from_buffers(kind, numbers.size, [None, pa.py_buffer(numbers)])


@dataclass(frozen=True)
class Table:
    """A table of a run folder, by which its file is written and documented."""

    name: str
    meaning: str
    columns: Sequence[Column]

    @cached_property
    def schema(self) -> pa.Schema:
        """Return the Arrow schema, with unit and meaning as metadata of each column."""
        fields = [
            pa.field(
                column.name,
                pa.type_for_alias(column.type),
                nullable=False,
                metadata={"unit": column.unit, "meaning": column.meaning},
            )
            for column in self.columns
        ]
        return pa.schema(fields, metadata={"table": self.name, "meaning": self.meaning})

    def of(self, values: Mapping[str, object]) -> pa.Table:
        """Return the values, one array a column, as a table of this schema."""
        arrays = [_column(values[field.name], field.type) for field in self.schema]
        return pa.Table.from_arrays(arrays, schema=self.schema)
