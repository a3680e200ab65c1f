"""The words of the map: kinds of paths, rooms and services, uses of buildings and areas."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from maps.definitions import rows_of
from maps.parameters import Parameter, read_parameters

RIDE = "ride"
GATE = "gate"
CYCLE = "cycle"
RACK = "rack"


@dataclass(frozen=True)
class PathKind:
    """A kind of path or link.

    `up_share` and `down_share` are the free speed from its start to its end, and back, as shares
    of that on the level; `up_flow` and `down_flow` are the most who pass in a second and metre of
    width [persons/(m s)]. `curve` names the relation of speed and density. `stairs` bars wheels;
    `cycled` says whether bicycles are ridden there, where the map does not say.
    """

    kind: str
    name: str
    name_zh: str
    width_m: float
    low_m: float
    high_m: float
    up_share: float
    down_share: float
    up_flow: float
    down_flow: float
    curve: str
    stairs: bool
    cycled: bool
    source: str


@dataclass(frozen=True)
class Word:
    """A use or kind with its names and the activity that people pursue there ("" for none)."""

    key: str
    name: str
    name_zh: str
    activity: str = ""


@dataclass(frozen=True)
class ServiceKind(Word):
    """A kind of service; `longest_wait_s` is the mean of the waits that people accept there [s]."""

    longest_wait_s: float = 0.0


def _words(file: str, key: str) -> Mapping[str, Word]:
    return {
        row[key]: Word(row[key], row["name"], row["name_zh"], row.get("activity", ""))
        for row in rows_of("maps", f"data/{file}")
    }


@cache
def path_kinds() -> Mapping[str, PathKind]:
    """Return every kind of path and indoor link, by name."""
    return {
        row["kind"]: PathKind(
            kind=row["kind"],
            name=row["name"],
            name_zh=row["name_zh"],
            width_m=float(row["width_m"]),
            low_m=float(row["low_m"]),
            high_m=float(row["high_m"]),
            up_share=float(row["up_share"]),
            down_share=float(row["down_share"]),
            up_flow=float(row["up_flow"]),
            down_flow=float(row["down_flow"]),
            curve=row["curve"],
            stairs=row["stairs"] == "yes",
            cycled=row["cycled"] == "yes",
            source=row["source"],
        )
        for row in rows_of("maps", "data/path_kinds.csv")
    }


@cache
def walked_path_kinds() -> Mapping[str, PathKind]:
    """Return every kind of path and indoor link that is walked, by name."""
    return {kind: known for kind, known in path_kinds().items() if kind not in (RIDE, CYCLE, RACK)}


@cache
def building_uses() -> Mapping[str, Word]:
    """Return every use of a building, by key."""
    return _words("building_uses.csv", "use")


@cache
def area_uses() -> Mapping[str, Word]:
    """Return every use of an area, by key."""
    return _words("area_uses.csv", "use")


@cache
def room_kinds() -> Mapping[str, Word]:
    """Return every kind of room, by key."""
    return _words("room_kinds.csv", "kind")


@cache
def service_kinds() -> Mapping[str, ServiceKind]:
    """Return every kind of service, by key."""
    return {
        row["kind"]: ServiceKind(
            row["kind"],
            row["name"],
            row["name_zh"],
            row["activity"],
            float(row["longest_wait_s"]),
        )
        for row in rows_of("maps", "data/service_kinds.csv")
    }


@cache
def assumptions() -> Mapping[str, Parameter]:
    """Return what is assumed of every building that says nothing else."""
    return read_parameters(files("maps").joinpath("data", "assumptions.toml"))
