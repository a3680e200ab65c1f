"""How many wait at each counter at any instant."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Counters:
    """The queues of a run, one a service."""

    def __init__(
        self, rows: NDArray[Any], services: Sequence[str], join_s: Floats, start_s: Floats
    ) -> None:
        """Take the columns of the table of queues; `rows` are numbers of `services`."""
        self.services = tuple(services)
        self._join = [np.sort(join_s[rows == row]) for row in range(len(services))]
        self._start = [np.sort(start_s[rows == row]) for row in range(len(services))]

    def waiting(self, at_s: float) -> dict[str, int]:
        """Return how many have joined each queue and not reached a counter."""
        return {
            name: int(np.searchsorted(join, at_s, "right") - np.searchsorted(start, at_s, "right"))
            for name, join, start in zip(self.services, self._join, self._start, strict=True)
        }

    def curve(self, at_s: NDArray[Any]) -> Floats:
        """Return how many wait at all counters together, at instants [s]."""
        count = np.zeros(at_s.size)
        for join, start in zip(self._join, self._start, strict=True):
            count += np.searchsorted(join, at_s, "right") - np.searchsorted(start, at_s, "right")
        return count
