"""Reads what a run folder holds, and names every fault in it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from maps import folder as campus_folder
from maps.campus import Campus
from maps.faults import Faults
from sim.record.run_folder import CAMPUS, INDICATORS, TABLES, read_manifest
from sim.record.tables import link_flow, links, people, place_occupancy, places, trajectories
from viz.viewer.more import More, read_more
from viz.viewer.tables import Columns, Texts, check_ranges, codes, numbers, texts

TIMES = (
    link_flow.START_S,
    place_occupancy.AT_S,
    trajectories.ENTER_MS,
    trajectories.LEAVE_MS,
)
COUNTS = (place_occupancy.PEOPLE,)
LEVELS = ("A", "B", "C", "D", "E", "F")
LARGEST = 2**31 - 1
INTERVAL_S = 300
"""Where the run does not say how often it was recorded."""


@dataclass(frozen=True)
class RunFolder:
    """A campus, the name of what was run on it, and the tables; each column is an array.

    `link_flow` is in the order of `start_s`, `place_occupancy` of `at_s`, `trajectories` of
    `enter_ms`; the last is None where everybody's way was not recorded or not read. `midnight`
    begins the run, by the clock of the campus; None where the run does not say. `interval_s` lies
    between two instants of the record.
    """

    campus: Campus
    title: str
    links: Texts
    link_sizes: Columns
    places: Texts
    people: Texts
    link_flow: Columns
    place_occupancy: Columns
    trajectories: Columns | None
    more: More = field(default_factory=More)
    interventions: tuple[Mapping[str, Any], ...] = ()
    midnight: datetime | None = None
    indicators: Mapping[str, float | None] = field(default_factory=dict)
    scenario: Mapping[str, Any] = field(default_factory=dict)
    seed: int = 1
    interval_s: int = INTERVAL_S


def _scenario(folder: Path) -> Mapping[str, Any]:
    """Return the scenario that was run, as its manifest has it."""
    scenario = read_manifest(folder).get("scenario")
    return scenario if isinstance(scenario, dict) else {}


def _seed(folder: Path) -> int:
    """Return the seed of the run, the usual one where it is not told."""
    seed = read_manifest(folder).get("seed")
    return seed if type(seed) is int else 1


def _midnight(scenario: Mapping[str, Any]) -> datetime | None:
    """Return the beginning of the run's first day, None where it is not told."""
    calendar = scenario.get("calendar")
    try:
        zone = ZoneInfo(str(calendar["time_zone"]))  # type: ignore[index]
        return datetime.fromisoformat(str(calendar["start"])).replace(tzinfo=zone)  # type: ignore[index]
    except (KeyError, TypeError, ValueError, OSError):
        return None


def _interval_s(scenario: Mapping[str, Any]) -> int:
    """Return how far apart the instants of the record are [s], the usual where it is not told."""
    recording = scenario.get("recording")
    told = recording.get("interval_s") if isinstance(recording, dict) else None
    return told if type(told) is int and told > 0 else INTERVAL_S


def _interventions(scenario: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    told = scenario.get("interventions")
    return tuple(each for each in told if isinstance(each, dict)) if isinstance(told, list) else ()


def _indicators(file: Path) -> Mapping[str, float | None]:
    """Return what the indicators came to, none where the run does not tell."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    numbers = told.items() if isinstance(told, dict) else ()
    return {key: value for key, value in numbers if value is None or type(value) in (int, float)}


def _in_order(columns: Columns, name: str) -> Columns:
    if bool((np.diff(columns[name]) >= 0).all()):
        return columns
    order = np.argsort(columns[name], kind="stable")
    return {key: column[order] for key, column in columns.items()}


_SIZES = (links.LENGTH_M, links.WIDTH_M, links.BEGIN_SHARE, links.END_SHARE)


def _check(run: RunFolder, faults: Faults) -> None:
    """Note where a table names what the campus or another table does not have."""
    known = {key for _, _, key in run.campus.graph.edges(keys=True)}
    foreign = [key for key in run.links[links.EDGE] if key not in known]
    if foreign:
        rule = f"{len(foreign)} links are not on the run's campus"
        faults.add("links.parquet, edge", foreign[0], rule)
    ranges = {
        "link": (0, len(run.links[links.EDGE]) - 1),
        "place": (0, len(run.places[places.BUILDING]) - 1),
        "person": (0, len(run.people[people.ROLE]) - 1),
        trajectories.DIRECTION: (-1, 1),
        **dict.fromkeys((*TIMES, *COUNTS), (0, LARGEST)),
    }
    check_ranges(run.link_flow, "link_flow.parquet", ranges, faults)
    check_ranges(run.place_occupancy, "place_occupancy.parquet", ranges, faults)
    if run.trajectories is not None:
        check_ranges(run.trajectories, "trajectories.parquet", ranges, faults)


def _flow(file: Path, faults: Faults) -> Columns:
    """Return the flows on links in the order of their time, with the level's place in `LEVELS`."""
    known = (
        link_flow.START_S,
        link_flow.LINK,
        link_flow.ENTERED,
        link_flow.PERSON_S,
        link_flow.DENSITY,
    )
    flow = numbers(file, known, faults)
    rows = len(flow[link_flow.START_S])
    level = codes(file, link_flow.LEVEL, LEVELS, faults) if rows else np.empty(0, dtype=np.int64)
    columns = {**flow, link_flow.LEVEL: level}
    return _in_order(columns, link_flow.START_S) if len(level) == rows else columns


def read_run_folder(folder: Path, ways: bool = True, campus: Campus | None = None) -> RunFolder:
    """Return what a run folder holds; without `ways`, without trajectories.

    `campus` is the folder's own where it is loaded already.

    Raises `InputError` with every fault, where it holds no run or not a whole one.
    """
    scenario = _scenario(folder)
    title = str(scenario.get("name") or folder.name)
    faults = Faults(str(folder))
    at = folder / TABLES
    occupancy = (place_occupancy.AT_S, place_occupancy.PLACE, place_occupancy.PEOPLE)
    steps = tuple(column.name for column in trajectories.TABLE.columns)
    walked = at / "trajectories.parquet"
    campus = campus or campus_folder.load(folder / CAMPUS)
    run = RunFolder(
        campus=campus,
        title=title,
        links=texts(at / "links.parquet", (links.EDGE, links.KIND, links.PATH), faults),
        link_sizes=numbers(at / "links.parquet", _SIZES, faults),
        places=texts(at / "places.parquet", (places.BUILDING,), faults),
        people=texts(at / "people.parquet", (people.ROLE,), faults),
        link_flow=_flow(at / "link_flow.parquet", faults),
        place_occupancy=_in_order(
            numbers(at / "place_occupancy.parquet", occupancy, faults), place_occupancy.AT_S
        ),
        trajectories=_in_order(numbers(walked, steps, faults), trajectories.ENTER_MS)
        if ways and walked.exists()
        else None,
        interventions=_interventions(scenario),
        midnight=_midnight(scenario),
        scenario=scenario,
        seed=_seed(folder),
        interval_s=_interval_s(scenario),
        indicators=_indicators(folder / INDICATORS) if ways else {},
    )
    if not faults:
        _check(run, faults)
    if ways and not faults:
        run = replace(run, more=read_more(at, campus, len(run.people[people.ROLE]), faults))
    faults.raise_if_any()
    return run
