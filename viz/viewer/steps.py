"""Who is on which link at any instant, by everybody's trajectories."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viz.viewer.growing import Columns, Growing
from viz.viewer.tables import position

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

BUCKET_MS = 60_000
NAMES = ("person", "link", "direction", "enter_ms", "leave_ms")


@dataclass(frozen=True)
class Walkers:
    """Those who are on a link; one entry a person.

    `share` [1] is how much of the link's geometry lies behind them, `direction` +1 or -1.
    """

    person: Ints
    link: Ints
    share: Floats
    direction: Ints


class Steps:
    """The links that were walked, in the order of entering, found by time."""

    def __init__(self, columns: Columns) -> None:
        """Take the columns of the table of trajectories."""
        self._rows = Growing(columns)
        # for each minute, the first row that is left in it, and the first not left before it
        self._left = np.zeros(0, dtype=np.int64)
        self._first = np.zeros(1, dtype=np.int64)
        self._index(0, np.arange(len(self._rows)))

    def grow(self, keep: int, columns: Columns, rows: Ints, leave_ms: Ints) -> None:
        """Keep the first rows, some with other times of leaving, and let others follow."""
        self._rows.grow(keep, columns)
        self._rows["leave_ms"][rows] = leave_ms
        self._index(keep, np.concatenate([rows, np.arange(keep, len(self._rows))]))

    def _index(self, keep: int, rows: Ints) -> None:
        """Enter rows into the index, those from number `keep` on afresh.

        A kept row that is left earlier than was thought stays where it stood: the index may begin
        too early, which costs a little, but never too late.
        """
        minute = self._rows["leave_ms"][rows] // BUCKET_MS
        minutes = max(int(minute.max(initial=0)) + 2, self._left.size)
        never = np.iinfo(np.int64).max
        self._left = np.pad(self._left, (0, minutes - self._left.size), constant_values=never)
        self._left[self._left >= keep] = never
        np.minimum.at(self._left, minute, rows)
        first = np.minimum.accumulate(self._left[::-1])[::-1]
        self._first = np.minimum(first, len(self._rows))

    def walkers(self, at_ms: int) -> Walkers:
        """Return who is on a link at an instant, and how far along it; nobody without a record."""
        enter = self._rows["enter_ms"]
        minute = min(max(at_ms // BUCKET_MS, 0), len(self._first) - 1)
        start = int(self._first[minute])
        stop = max(start, position(enter, at_ms, "right"))
        leave = self._rows["leave_ms"][start:stop]
        rows = start + np.flatnonzero(leave > at_ms)
        entered = enter[rows].astype(float)
        gone = (at_ms - entered) / (self._rows["leave_ms"][rows] - entered)
        direction = self._rows["direction"][rows]
        return Walkers(
            person=self._rows["person"][rows],
            link=self._rows["link"][rows],
            share=np.where(direction > 0, gone, 1.0 - gone),
            direction=direction,
        )
