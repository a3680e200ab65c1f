"""What those who walk are walking for, and how late they will be."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

PURPOSE_OF = {
    "class": "class",
    "laboratory": "class",
    "study": "study",
    "meal": "meal",
    "home": "home",
    "sport": "sport",
    "work": "work",
}
PURPOSES = ("class", "study", "meal", "home", "sport", "work", "other")
VERY_LATE_S = 300


class Journeys:
    """The trips of a run, found by person and time."""

    def __init__(self, trips: dict[str, NDArray[Any]], activities: Sequence[str]) -> None:
        """Take columns of the table of trips; `activity` is a number of `activities`."""
        depart_ms = np.floor(trips["depart_s"] * 1000).astype(np.int64)
        key = (trips["person"].astype(np.int64) << 32) + depart_ms
        order = np.argsort(key, kind="stable")
        self._key = key[order]
        self.person = trips["person"][order]
        self.origin, self.place = trips["origin"][order], trips["place"][order]
        self.depart_s, self.arrive_s = trips["depart_s"][order], trips["arrive_s"][order]
        self.activities = activities
        self.activity = trips["activity"][order]
        known = [PURPOSES.index(PURPOSE_OF.get(word, "other")) for word in activities]
        self.purpose = np.array([*known, len(PURPOSES) - 1])[self.activity]
        late_s = self.arrive_s - trips["meant_s"][order]
        self.lateness = np.where(
            np.isnan(late_s), 0, 1 + (late_s > 0) + (late_s > VERY_LATE_S)
        ).astype(np.int64)

    def of(self, person: Ints, at_ms: int) -> Ints:
        """Return the row of the trip that each person is on, or was on last; -1 before any."""
        wanted = (person.astype(np.int64) << 32) + at_ms
        row = np.searchsorted(self._key, wanted, "right") - 1
        return np.where((row >= 0) & (self.person[row] == person), row, -1)

    def rows_of(self, person: int) -> slice:
        """Return the rows of a person's trips, in the order of setting out."""
        low, high = np.searchsorted(self._key, [person << 32, (person + 1) << 32])
        return slice(int(low), int(high))
