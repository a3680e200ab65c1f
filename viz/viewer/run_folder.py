"""Reads what a run folder holds, and names every fault in it."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from maps import folder as campus_folder
from maps.campus import Campus
from maps.faults import Fault, Faults, InputError
from viz.viewer.tables import Columns, Texts, check_rows, numbers, texts

MANIFEST_FILE = "manifest.json"


@dataclass(frozen=True)
class RunFolder:
    """A campus, the name of what was run on it, and the tables; each column is an array.

    `link_flow` is in the order of `start_s`, `place_occupancy` of `at_s`, `trajectories` of
    `enter_ms`; the last is None where everybody's way was not recorded.
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


def _title(folder: Path, faults: Faults) -> str:
    """Return the scenario's name out of the manifest."""
    try:
        manifest = json.loads((folder / MANIFEST_FILE).read_text(encoding="utf-8"))
        scenario = manifest.get("scenario", {})
        return str(scenario.get("name") or scenario.get("id") or folder.name)
    except FileNotFoundError:
        faults.add(MANIFEST_FILE, "", "the file is missing", "`campus run` makes run folders")
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, AttributeError, RecursionError):
        faults.add(MANIFEST_FILE, "", "must be the manifest of a run", "is the file cut off?")
    return ""


def _in_order(columns: Columns, name: str) -> Columns:
    if bool((np.diff(columns[name]) >= 0).all()):
        return columns
    order = np.argsort(columns[name], kind="stable")
    return {key: column[order] for key, column in columns.items()}


def _check(run: RunFolder, faults: Faults) -> None:
    """Note where a table names what the campus or another table does not have."""
    known = {key for _, _, key in run.campus.graph.edges(keys=True)}
    foreign = [key for key in run.links["id"] if key not in known]
    if foreign:
        rule = "must be a link of the run's campus"
        faults.add("links.parquet, id", foreign[0], f"{rule}; so must {len(foreign) - 1} others")
    links, places = len(run.links["id"]), len(run.places["building"])
    check_rows(run.link_flow, "link", links, "link_flow.parquet", faults)
    check_rows(run.place_occupancy, "place", places, "place_occupancy.parquet", faults)
    if run.trajectories is not None:
        people = len(run.people["role"])
        check_rows(run.trajectories, "link", links, "trajectories.parquet", faults)
        check_rows(run.trajectories, "person", people, "trajectories.parquet", faults)


def read_run_folder(folder: Path) -> RunFolder:
    """Return what a run folder holds.

    Raises `InputError` with every fault, where it holds no run or not a whole one.
    """
    if not folder.is_dir():
        hint = "`campus run` makes run folders"
        raise InputError([Fault(str(folder), "", "", "must be the folder of a run", hint)])
    faults = Faults(str(folder))
    title = _title(folder, faults)
    faults.raise_if_any()
    at = folder / "tables"
    flow = ("start_s", "link", "person_s", "most")
    occupancy = ("at_s", "place", "people")
    ways = ("person", "link", "direction", "enter_ms", "leave_ms")
    walked = at / "trajectories.parquet"
    run = RunFolder(
        campus=campus_folder.load(folder / "campus"),
        title=title,
        links=texts(at / "links.parquet", ("id", "kind"), faults),
        link_sizes=numbers(at / "links.parquet", ("length_m", "width_m"), faults),
        places=texts(at / "places.parquet", ("building",), faults),
        people=texts(at / "people.parquet", ("role",), faults),
        link_flow=_in_order(numbers(at / "link_flow.parquet", flow, faults), "start_s"),
        place_occupancy=_in_order(
            numbers(at / "place_occupancy.parquet", occupancy, faults), "at_s"
        ),
        trajectories=_in_order(numbers(walked, ways, faults), "enter_ms")
        if walked.exists()
        else None,
    )
    if not faults:
        _check(run, faults)
    faults.raise_if_any()
    return run
