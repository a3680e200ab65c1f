"""How many people are in each place, building and area, interval by interval."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from viz.viewer.flows import begun
from viz.viewer.growing import Columns, Growing
from viz.viewer.tables import rows_at

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


class Heads:
    """The head-counts of a run; places are row numbers of its table of places."""

    def __init__(
        self,
        columns: Columns,
        building: Sequence[str],
        capacity: Ints | None,
        interval_s: int,
    ) -> None:
        """Take the columns of the table of occupancy, in the order of time.

        `building` is the building or area of each place, "" for none, `capacity` its room, where
        that is known.
        """
        self._rows = Growing(columns)
        self._keys = sorted(set(building) - {""})
        row = {key: number for number, key in enumerate(self._keys)}
        self._building = np.array([row.get(key, -1) for key in building], dtype=int)
        self._capacity = capacity
        self._interval_s = interval_s
        self.goes_on = False

    def grow(self, keep: int, columns: Columns) -> None:
        """Keep the first rows, and let others follow."""
        self._rows.grow(keep, columns)

    @property
    def span_s(self) -> tuple[int, ...]:
        """The first instant of the record and the last [s]; nothing where there is none."""
        at = self._rows["at_s"]
        return tuple(int(each) for each in (*at[:1], *at[-1:]))

    def counts(self, at_ms: int) -> dict[str, int]:
        """Return how many people are in the places of each building or area."""
        rows = rows_at(self._rows["at_s"], begun(at_ms, self._interval_s))
        building = self._building[self._rows["place"][rows]]
        inside = building >= 0
        people = self._rows["people"][rows][inside]
        count = np.bincount(building[inside], people, minlength=len(self._keys))
        return {key: int(heads) for key, heads in zip(self._keys, count, strict=True)}

    def at_places(self, at_ms: int) -> Ints:
        """Return how many people are at each place."""
        rows = rows_at(self._rows["at_s"], begun(at_ms, self._interval_s))
        people = np.zeros(self._building.size, dtype=np.int64)
        people[self._rows["place"][rows]] = self._rows["people"][rows]
        return people

    def curve(self, building: str) -> tuple[Ints, Floats]:
        """Return the instants of the record [ms], and how many were in a building at each."""
        row = self._keys.index(building) if building in self._keys else -2
        at, instant = self._instants
        own = self._building[self._rows["place"]] == row
        count = np.bincount(instant[own], self._rows["people"][own], at.size)
        return at * 1000, count.astype(float)

    @property
    def _instants(self) -> tuple[Ints, Ints]:
        """The instants of the record [s], and which of them each row tells of."""
        at_s = self._rows["at_s"]
        begins = np.diff(at_s, prepend=-1) > 0
        return at_s[begins].astype(np.int64), np.cumsum(begins) - 1

    @property
    def counted(self) -> frozenset[str]:
        """The ids of the buildings and areas that somebody stays in during the run, or may yet."""
        if self.goes_on:
            return frozenset(self.capacities)
        rows = np.unique(self._building[np.unique(self._rows["place"])])
        return frozenset(self._keys[row] for row in rows.tolist() if row >= 0)

    @cached_property
    def capacities(self) -> dict[str, int]:
        """How many people the places of each building or area have room for, if any."""
        if self._capacity is None:
            return {}
        inside = self._building >= 0
        room = np.bincount(self._building[inside], self._capacity[inside], len(self._keys))
        pairs = zip(self._keys, room.astype(int).tolist(), strict=True)
        return {key: count for key, count in pairs if count > 0}
