"""What the viewer knows of a run: who is where at any moment, read from a run folder."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from shapely import LineString
from shapely.ops import substring

from maps.campus import Campus
from viz.viewer.look import CHOICES
from viz.viewer.run_folder import RunFolder, read_run_folder
from viz.viewer.sun import elevation_deg

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

INTERVAL_S = 300
UNSEEN = ("door", "corridor", "stairs", "ride", "rack")
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
        self._link_kind, self._link_path = run.links["kind"], run.links["path"]
        self.link_keys = list(
            zip(
                run.links["edge"],
                run.link_sizes["begin_share"].tolist(),
                run.links["kind"],
                strict=True,
            )
        )
        self.length_m = run.link_sizes["length_m"]
        self.width_m = run.link_sizes["width_m"]
        self.ridden = np.array([kind == "cycle" for kind in run.links["kind"]], dtype=bool)
        self.roles, self.role_code = np.unique(run.people["role"], return_inverse=True)
        self._buildings = sorted(set(run.places["building"]) - {""})
        row = {key: number for number, key in enumerate(self._buildings)}
        self._building = np.array([row.get(key, -1) for key in run.places["building"]], dtype=int)
        self._flow = run.link_flow
        self._occupancy = run.place_occupancy
        self._trips = run.trajectories
        self.more = run.more
        self.interventions = run.interventions
        self.indicators = run.indicators
        self.scenario, self.seed = run.scenario, run.seed
        self.midnight = run.midnight
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

    def flows(self, at_ms: int) -> tuple[Ints, Floats]:
        """Return the links walked in the interval of an instant, and how many entered a minute."""
        rows = _rows_at(self._flow["start_s"], self.interval(at_ms))
        return self._flow["link"][rows], self._flow["entered"][rows] * (60 / INTERVAL_S)

    def rows_of_links_in(self, other: "Recording") -> Ints:
        """Return the number that each link of this run has in another, -1 where it has none."""
        number = {key: row for row, key in enumerate(other.link_keys)}
        return np.array([number.get(key, -1) for key in self.link_keys], dtype=np.int64)

    def kind_of(self, link: int) -> str:
        """Return the kind of path that a link is."""
        return self._link_kind[link]

    def path_of(self, link: int) -> str:
        """Return the id of the path, building, area or entrance that a link belongs to."""
        return self._link_path[link]

    def place_people(self, at_ms: int) -> Ints:
        """Return how many people are at each place."""
        rows = _rows_at(self._occupancy["at_s"], self.interval(at_ms))
        people = np.zeros(self._building.size, dtype=np.int64)
        people[self._occupancy["place"][rows]] = self._occupancy["people"][rows]
        return people

    def headcount_curve(self, building: str) -> tuple[Ints, Floats]:
        """Return the instants of the record [ms], and how many were in a building at each."""
        row = self._buildings.index(building) if building in self._buildings else -2
        at, instant = self._instants
        own = self._building[self._occupancy["place"]] == row
        count = np.bincount(instant[own], self._occupancy["people"][own], at.size)
        return at * 1000, count.astype(float)

    @cached_property
    def _instants(self) -> tuple[Ints, Ints]:
        at, row = np.unique(self._occupancy["at_s"], return_inverse=True)
        return at.astype(np.int64), row

    def flow_curve(self, link: int) -> tuple[Ints, Floats]:
        """Return the starts of the intervals [ms], and how many entered a link a minute."""
        start = np.arange(self.start_ms // 1000, self.end_ms // 1000, INTERVAL_S, dtype=np.int64)
        own = self._flow["link"] == link
        count = np.zeros(start.size)
        row = (self._flow["start_s"][own] - self.start_ms // 1000) // INTERVAL_S
        count[row] = self._flow["entered"][own] * (60 / INTERVAL_S)
        return start * 1000, count

    def choices(self, thing: str) -> tuple[str, ...]:
        """Return by what people, buildings or paths can be shown in this run."""
        more = self.more
        missing: set[str] = set()
        if self._trips is None and thing == "people":
            missing = {"role", "purpose", "delay", "crowding"}
        if more.journeys is None:
            missing |= {"purpose", "delay"}
        if more.indoors is None:
            missing |= {"temperature", "power", "co2"}
        if more.capacity is None:
            missing |= {"utilisation"}
        return tuple(choice for choice in CHOICES[thing] if choice not in missing)

    def building_values(self, kind: str, at_ms: int) -> dict[str, float]:
        """Return a value for each building at an instant, by the kinds of `Look.buildings`.

        That is people for "occupancy", their share of the room there is for "utilisation" [1],
        and the mean of the hour for "temperature" [degC], "co2" [ppm] and "power" [kW].
        """
        if kind == "use":
            return {}
        if kind not in ("occupancy", "utilisation"):
            indoors = self.more.indoors
            return {} if indoors is None else indoors.values(kind, at_ms / 1000)
        counts = self.headcounts(at_ms)
        if kind == "occupancy":
            return {key: float(count) for key, count in counts.items()}
        return {key: counts[key] / room for key, room in self.capacities.items()}

    @cached_property
    def capacities(self) -> dict[str, int]:
        """How many people the places of each building or area have room for, if any."""
        if self.more.capacity is None:
            return {}
        inside = self._building >= 0
        room = np.bincount(
            self._building[inside], self.more.capacity[inside], len(self._buildings)
        ).astype(int)
        pairs = zip(self._buildings, room.tolist(), strict=True)
        return {key: count for key, count in pairs if count > 0}

    def sky(self, at_ms: int) -> float | None:
        """Return how high the sun stands at an instant [degrees], None where no date is known."""
        if self.midnight is None:
            return None
        frame = self.campus.frame
        moment = self.midnight + timedelta(milliseconds=at_ms)
        return elevation_deg(moment, frame.longitude, frame.latitude)

    def people_curve(self) -> tuple[Ints, Floats]:
        """Return the starts of the intervals [ms], and the mean number walking in each."""
        start, row = np.unique(self._flow["start_s"], return_inverse=True)
        count = np.bincount(row, self._flow["person_s"], start.size) / INTERVAL_S
        return start.astype(np.int64) * 1000, count

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
