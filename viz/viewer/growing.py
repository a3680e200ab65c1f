"""Columns that grow at their end, without being copied each time."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Columns = Mapping[str, NDArray[Any]]


class Growing:
    """Columns of one length; what is read from them is a view that the next growth outdates."""

    def __init__(self, columns: Columns) -> None:
        """Begin with what is known already."""
        self._room = dict(columns)
        self._rows = min((column.size for column in columns.values()), default=0)

    def __getitem__(self, name: str) -> NDArray[Any]:
        """Return a column."""
        return self._room[name][: self._rows]

    def __len__(self) -> int:
        """Return the number of rows."""
        return self._rows

    def grow(self, keep: int, columns: Columns) -> None:
        """Keep the first rows, and let others follow them."""
        for name, column in columns.items():
            room, rows = self._room[name], keep + column.size
            self._rows = rows
            if not column.size:
                continue
            if room.size < rows or not room.flags.writeable or room.dtype != column.dtype:
                longer = np.empty(max(2 * room.size, rows, 1024), dtype=column.dtype)
                longer[:keep] = room[:keep]
                self._room[name] = room = longer
            room[keep:rows] = column
