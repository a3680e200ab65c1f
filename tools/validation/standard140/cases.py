"""The cases, as `cases.toml` has them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from models.energy.constructions import Construction, Envelope, Glazing, Layer

FILE = Path(__file__).with_name("cases.toml")
SMOOTH = 1.0  # roughness of glass


@dataclass(frozen=True, kw_only=True)
class Case:
    """A test cell; areas of glass [m2] by orientation, set-points [degrees C], gains [W].

    `faces` is what its opaque faces differ in from those of `Construction`; where `glass` is a
    `Construction`, windows are opaque too. `air_changes` are those of an hour. `joined` is what
    case lies behind the wall on a side.
    """

    key: str
    title: str
    ranges: Mapping[str, tuple[float, float]]
    wall: Construction
    roof: Construction
    floor: Construction
    between: Construction
    windows: Mapping[str, float]
    glass: Envelope
    gains_w: float
    air_changes: float
    heat_to_c: float
    cool_to_c: float
    night_heat_to_c: float | None = None
    aired: bool = False
    shaded: bool = False
    free: bool = False
    depth_m: float = 6.0
    faces: Mapping[str, Any] = field(default_factory=dict)
    joined: Mapping[str, str] = field(default_factory=dict)


@cache
def cases() -> Mapping[str, Case]:
    """Return all cases, by their numbers."""
    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))
    constructions = {
        name: Construction(name, tuple(Layer(f"{name} {i}", *row) for i, row in enumerate(rows)))
        for name, rows in tables["materials"].items()
    }
    glass: dict[str, Envelope] = {"opaque": replace(constructions["opaque"], roughness=SMOOTH)}
    for key, row in tables["glass"].items():
        glass[key] = Glazing(key, **{**row, "through": tuple(row.get("through", ()))})
    found = {}
    for key in tables["cases"]:
        told = _whole(key, tables["cases"])
        for part in ("wall", "roof", "floor", "between"):
            told[part] = constructions[told[part]]
        told["glass"] = glass[told["glass"]]
        found[key] = Case(key=key, **told)
    return found


@cache
def ranges(table: str) -> Mapping[str, tuple[float, float]]:
    """Return the ranges of one of the standard's tables of sunshine, by side or by case."""
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))[table]
    return {key: (low, high) for key, (low, high) in told.items()}


def _whole(key: str, tables: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return what a case says and what it takes from its parents."""
    own = dict(tables[key])
    parent = own.pop("like", None)
    return own if parent is None else {**_whole(parent, tables), **own}
