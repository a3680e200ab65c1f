"""What passed on the links, and how crowded they were, interval by interval."""

import numpy as np
from numpy.typing import NDArray

from viz.viewer.growing import Columns, Growing
from viz.viewer.tables import rows_at

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def begun(at_ms: int, interval_s: int) -> int:
    """Return the start of the recorded interval that an instant lies in [s]."""
    return int(at_ms // (interval_s * 1000)) * interval_s


class Flows:
    """The flows of a run; links are row numbers of its table of links."""

    def __init__(self, columns: Columns, outdoor: NDArray[np.bool_], interval_s: int) -> None:
        """Take the columns of the table of flows, in the order of time."""
        self._rows = Growing(columns)
        self._outdoor = outdoor
        self._interval_s = interval_s

    def grow(self, keep: int, columns: Columns) -> None:
        """Keep the first rows, and let others follow."""
        self._rows.grow(keep, columns)

    @property
    def span_s(self) -> tuple[int, ...]:
        """The starts of the first interval and of the last [s]; nothing where there is none."""
        start = self._rows["start_s"]
        return tuple(int(at) for at in (*start[:1], *start[-1:]))

    def crowds(self, at_ms: int) -> tuple[Ints, Ints]:
        """Return the links walked in the interval of an instant, and the level of each.

        That is the level of service of its most crowded minute, 0 for A to 5 for F.
        """
        rows = self._at(at_ms)
        return self._rows["link"][rows], self._rows["level"][rows]

    def entering(self, at_ms: int) -> tuple[Ints, Floats]:
        """Return the links walked in the interval of an instant, and how many entered a minute."""
        rows = self._at(at_ms)
        return self._rows["link"][rows], self._rows["entered"][rows] * (60 / self._interval_s)

    def walking(self, at_ms: int) -> float:
        """Return how many people were on links, on average over the interval of an instant."""
        return float(self._rows["person_s"][self._at(at_ms)].sum()) / self._interval_s

    def curve(self, link: int) -> tuple[Ints, Floats]:
        """Return the starts of the intervals [ms], and how many entered a link a minute."""
        if not len(self._rows):
            return np.zeros(0, dtype=np.int64), np.zeros(0)
        first, last = self.span_s
        start = np.arange(first, last + 1, self._interval_s, dtype=np.int64)
        own = self._rows["link"] == link
        count = np.zeros(start.size)
        row = (self._rows["start_s"][own] - first) // self._interval_s
        count[row] = self._rows["entered"][own] * (60 / self._interval_s)
        return start * 1000, count

    def people_curve(self) -> tuple[Ints, Floats]:
        """Return the starts of the intervals [ms], and the mean number walking in each."""
        start, row = np.unique(self._rows["start_s"], return_inverse=True)
        count = np.bincount(row, self._rows["person_s"], start.size) / self._interval_s
        return start.astype(np.int64) * 1000, count

    def peak_ms(self) -> int | None:
        """Return the middle of the interval in which people outdoors met the most crowding.

        Crowding is the density that each person-second is spent in, summed [P s/m2].
        """
        met = self._rows["person_s"] * self._rows["density"] * self._outdoor[self._rows["link"]]
        if not len(met):
            return None
        starts, row = np.unique(self._rows["start_s"], return_inverse=True)
        worst = int(np.argmax(np.bincount(row, met)))
        return (int(starts[worst]) + self._interval_s // 2) * 1000

    def _at(self, at_ms: int) -> slice:
        return rows_at(self._rows["start_s"], begun(at_ms, self._interval_s))
