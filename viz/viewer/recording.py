"""What the viewer knows of a run: who is where at any moment, read from a run folder."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from shapely import LineString
from shapely.ops import substring

from maps.campus import Campus
from viz.viewer.run_folder import RunFolder, read_run_folder

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

INTERVAL_S = 300
UNSEEN = ("door", "corridor", "stairs", "ride")
BUCKET_MS = 60_000


@dataclass(frozen=True)
class Walkers:
    """Those who are on a link; one entry a person.

    `share` [1] is how much of the link's geometry lies behind them, `direction` +1 or -1.
    """

    person: Ints
    link: Ints
    share: Floats
    direction: Ints


class Recording:
    """A run as it was recorded; links, places and people are row numbers of its tables."""

    def __init__(self, run: RunFolder) -> None:
        """Take the tables of a run folder, which are checked."""
        self.campus = run.campus
        self.title = run.title
        self.lines = _lines(run)
        self.outdoor = np.array([kind not in UNSEEN for kind in run.links["kind"]], dtype=bool)
        self.length_m = run.link_sizes["length_m"]
        self.width_m = run.link_sizes["width_m"]
        self.role = np.array(run.people["role"])
        self._buildings = sorted(set(run.places["building"]) - {""})
        row = {key: number for number, key in enumerate(self._buildings)}
        self._building = np.array([row.get(key, -1) for key in run.places["building"]], dtype=int)
        self._flow = run.link_flow
        self._occupancy = run.place_occupancy
        self._trips = run.trajectories
        self.start_ms, self.end_ms = self._span()
        self._first_there = self._index()

    @property
    def has_trajectories(self) -> bool:
        """Whether the run recorded everybody's way, link by link."""
        return self._trips is not None

    def _span(self) -> tuple[int, int]:
        """Return the start of the first recorded interval and the end of the last."""
        rising = [self._flow["start_s"], self._occupancy["at_s"]]
        known = [int(at) for column in rising for at in (*column[:1], *column[-1:])]
        if not known:
            return 0, INTERVAL_S * 1000
        return min(known) * 1000, (max(known) + INTERVAL_S) * 1000

    def _index(self) -> Ints:
        """Return for each minute the first row of trajectories that is not over before it."""
        if self._trips is None:
            return np.zeros(1, dtype=np.int64)
        leave = self._trips["leave_ms"]
        minute = leave // BUCKET_MS
        count = int(minute.max(initial=0)) + 2
        first = np.full(count, leave.size, dtype=np.int64)
        np.minimum.at(first, minute, np.arange(leave.size))
        return np.minimum.accumulate(first[::-1])[::-1]

    def walkers(self, at_ms: int) -> Walkers:
        """Return who is on a link at an instant, and how far along it; nobody without a record."""
        if self._trips is None:
            nobody = np.empty(0, dtype=np.int64)
            return Walkers(nobody, nobody, np.empty(0), nobody)
        enter = self._trips["enter_ms"]
        minute = min(max(at_ms // BUCKET_MS, 0), len(self._first_there) - 1)
        start = int(self._first_there[minute])
        stop = max(start, _position(enter, at_ms, "right"))
        leave = self._trips["leave_ms"][start:stop]
        rows = start + np.flatnonzero(leave > at_ms)
        entered = enter[rows].astype(float)
        gone = (at_ms - entered) / (self._trips["leave_ms"][rows] - entered)
        direction = self._trips["direction"][rows]
        return Walkers(
            person=self._trips["person"][rows],
            link=self._trips["link"][rows],
            share=np.where(direction > 0, gone, 1.0 - gone),
            direction=direction,
        )

    def interval(self, at_ms: int) -> int:
        """Return the start of the recorded interval that an instant lies in [s]."""
        return int(at_ms // (INTERVAL_S * 1000)) * INTERVAL_S

    def crowds(self, at_ms: int) -> tuple[Ints, Ints]:
        """Return the links walked in the interval of an instant, and the level of each.

        That is the level of service of its most crowded minute, 0 for A to 5 for F.
        """
        rows = _rows_at(self._flow["start_s"], self.interval(at_ms))
        return self._flow["link"][rows], self._flow["level"][rows]

    def headcounts(self, at_ms: int) -> dict[str, int]:
        """Return how many people are in the places of each building or area."""
        rows = _rows_at(self._occupancy["at_s"], self.interval(at_ms))
        building = self._building[self._occupancy["place"][rows]]
        inside = building >= 0
        people = self._occupancy["people"][rows][inside]
        counts = np.bincount(building[inside], people, minlength=len(self._buildings))
        return {key: int(count) for key, count in zip(self._buildings, counts, strict=True)}

    @cached_property
    def counted_buildings(self) -> frozenset[str]:
        """The ids of the buildings and areas that somebody stays in during the run."""
        rows = np.unique(self._building[self._occupancy["place"]])
        return frozenset(self._buildings[row] for row in rows.tolist() if row >= 0)

    def crowding_peak_ms(self) -> int:
        """Return the middle of the interval in which people outdoors met the most crowding.

        Crowding is the density that each person-second is spent in, summed [P s/m2].
        """
        link = self._flow["link"]
        met = self._flow["person_s"] * self._flow["density"] * self.outdoor[link]
        if not len(met):
            return self.start_ms
        starts, interval = np.unique(self._flow["start_s"], return_inverse=True)
        worst = int(np.argmax(np.bincount(interval, met)))
        return (int(starts[worst]) + INTERVAL_S // 2) * 1000

    def walking(self, at_ms: int) -> float:
        """Return how many people were on links, on average over the interval of an instant."""
        rows = _rows_at(self._flow["start_s"], self.interval(at_ms))
        return float(self._flow["person_s"][rows].sum()) / INTERVAL_S


def _lines(run: RunFolder) -> list[LineString]:
    """Return the geometry of each link: a part of that of its edge."""
    edge = {key: line for *_, key, line in run.campus.graph.edges(keys=True, data="geometry")}
    shares = zip(run.link_sizes["begin_share"], run.link_sizes["end_share"], strict=True)
    return [
        edge[key] if begin == 0.0 and end == 1.0 else substring(edge[key], begin, end, True)
        for key, (begin, end) in zip(run.links["edge"], shares, strict=True)
    ]


def _rows_at(sorted_column: Ints, value: int) -> slice:
    return slice(_position(sorted_column, value, "left"), _position(sorted_column, value, "right"))


def _position(sorted_column: Ints, value: int, side: Literal["left", "right"]) -> int:
    # A number of another type would have numpy convert the whole column first.
    return int(np.searchsorted(sorted_column, sorted_column.dtype.type(value), side))


def open_recording(folder: Path, ways: bool = True, campus: Campus | None = None) -> Recording:
    """Return the run that a folder holds; without `ways`, nobody's trajectory is read.

    `campus` is the folder's own where it is loaded already.

    Raises `InputError` with every fault, where it holds no run or not a whole one.
    """
    return Recording(read_run_folder(folder, ways, campus))
