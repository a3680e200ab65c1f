"""What the viewer knows of a run: who is where at any moment, as a run folder or a world tells."""

from collections.abc import Hashable
from datetime import timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from shapely import LineString
from shapely.ops import substring

from maps.campus import Campus
from viz.viewer.flows import Flows, begun
from viz.viewer.heads import Heads
from viz.viewer.look import CHOICES
from viz.viewer.run_folder import RunFolder, read_run_folder
from viz.viewer.steps import NAMES, Steps
from viz.viewer.sun import elevation_deg

Ints = NDArray[np.int64]

UNSEEN = ("door", "corridor", "stairs", "ride", "rack")


class Recording:
    """A run as it was recorded; links, places and people are row numbers of its tables.

    `revision` rises with whatever is learnt of a run that is still going on.
    """

    def __init__(self, run: RunFolder) -> None:
        """Take the tables of a run folder, which are checked."""
        self.campus = run.campus
        self.interval_s = run.interval_s
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
        self.has_trajectories = run.trajectories is not None
        nothing = dict.fromkeys(NAMES, np.empty(0, dtype=np.int64))
        self.steps = Steps(nothing if run.trajectories is None else run.trajectories)
        self.flow = Flows(run.link_flow, self.outdoor, run.interval_s)
        self.heads = Heads(
            run.place_occupancy, run.places["building"], run.more.capacity, run.interval_s
        )
        self.more = run.more
        self.interventions = run.interventions
        self.indicators = run.indicators
        self.scenario, self.seed = run.scenario, run.seed
        self.midnight = run.midnight
        self.revision = 0
        known = [*self.flow.span_s, *self.heads.span_s]
        self.start_ms = min(known, default=0) * 1000
        self.end_ms = (max(known, default=0) + run.interval_s) * 1000

    def known(self, at_ms: int) -> Hashable:
        """Return what changes whenever another is told of the interval of an instant."""
        return begun(at_ms, self.interval_s), self.revision

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

    def choices(self, thing: str) -> tuple[str, ...]:
        """Return by what people, buildings or paths can be shown in this run."""
        more = self.more
        missing: set[str] = set()
        if not self.has_trajectories and thing == "people":
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
        counts = self.heads.counts(at_ms)
        if kind == "occupancy":
            return {key: float(count) for key, count in counts.items()}
        return {key: counts[key] / room for key, room in self.heads.capacities.items()}

    def sky(self, at_ms: int) -> float | None:
        """Return how high the sun stands at an instant [degrees], None where no date is known."""
        if self.midnight is None:
            return None
        frame = self.campus.frame
        moment = self.midnight + timedelta(milliseconds=at_ms)
        return elevation_deg(moment, frame.longitude, frame.latitude)

    def crowding_peak_ms(self) -> int:
        """Return when people outdoors met the most crowding, or else when the run begins."""
        peak_ms = self.flow.peak_ms()
        return self.start_ms if peak_ms is None else peak_ms


def _lines(run: RunFolder) -> list[LineString]:
    """Return the geometry of each link: a part of that of its edge."""
    edge = {key: line for *_, key, line in run.campus.graph.edges(keys=True, data="geometry")}
    shares = zip(run.link_sizes["begin_share"], run.link_sizes["end_share"], strict=True)
    return [
        edge[key] if begin == 0.0 and end == 1.0 else substring(edge[key], begin, end, True)
        for key, (begin, end) in zip(run.links["edge"], shares, strict=True)
    ]


def open_recording(folder: Path, ways: bool = True, campus: Campus | None = None) -> Recording:
    """Return the run that a folder holds; without `ways`, nobody's trajectory is read.

    `campus` is the folder's own where it is loaded already.

    Raises `InputError` with every fault, where it holds no run or not a whole one.
    """
    return Recording(read_run_folder(folder, ways, campus))
