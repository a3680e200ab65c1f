"""The cases, as `cases.toml` has them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from models.energy.constructions import Construction, Glazing, Layer

FILE = Path(__file__).with_name("cases.toml")


@dataclass(frozen=True, kw_only=True)
class Case:
    """A test cell; areas of glass [m2] by orientation, set-points [degrees C]."""

    key: str
    title: str
    ranges: Mapping[str, tuple[float, float]]
    wall: Construction
    roof: Construction
    floor: Construction
    windows: Mapping[str, float]
    heat_to_c: float
    cool_to_c: float
    night_heat_to_c: float | None = None
    aired: bool = False
    shaded: bool = False
    free: bool = False


GLASS = Glazing("double clear", panes=2, u_value=3.1)


@cache
def cases() -> Mapping[str, Case]:
    """Return all cases, by their numbers."""
    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))
    constructions = {
        name: Construction(name, tuple(Layer(f"{name} {i}", *row) for i, row in enumerate(rows)))
        for name, rows in tables["materials"].items()
    }
    found = {}
    for key in tables["cases"]:
        told = _whole(key, tables["cases"])
        for part in ("wall", "roof", "floor"):
            told[part] = constructions[told[part]]
        found[key] = Case(key=key, **told)
    return found


@cache
def ranges(table: str) -> Mapping[str, tuple[float, float]]:
    """Return the ranges of the standard's tables of sunshine: "incident" or "transmitted"."""
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))[table]
    return {side: (low, high) for side, (low, high) in told.items()}


def _whole(key: str, tables: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return what a case says and what it takes from its parents."""
    own = dict(tables[key])
    parent = own.pop("like", None)
    return own if parent is None else {**_whole(parent, tables), **own}
