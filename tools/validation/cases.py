"""The published test cases: what each asks, and what the models answer."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tools.validation import nist, rimea

FILE = Path(__file__).with_name("cases.toml")
MEASURED: Mapping[str, Callable[[], dict[str, float]]] = rimea.CASES | nist.CASES


@dataclass(frozen=True)
class Asked:
    """What a figure means and between which bounds it must lie."""

    means: str
    low: float | None = None
    high: float | None = None

    def holds(self, value: float) -> bool:
        """Say whether a value lies between the bounds."""
        above = self.low is None or value >= self.low
        return above and (self.high is None or value <= self.high)


@dataclass(frozen=True)
class Case:
    """A published case; `figures` is empty where it is not tried, for the reason that is told."""

    key: str
    title: str
    set_up: str
    figures: Mapping[str, Asked]
    why_not: str = ""

    @property
    def number(self) -> str:
        """How the case is numbered where it is published."""
        return self.key.partition("-")[2]


@dataclass(frozen=True)
class Result:
    """The figures that a case gave."""

    case: Case
    found: Mapping[str, float]

    def fails(self) -> list[str]:
        """Return the figures that are not as asked, each with its value and bounds."""
        return [
            f"{name}: {self.found[name]} is not in {asked.low} to {asked.high}"
            for name, asked in self.case.figures.items()
            if not asked.holds(self.found[name])
        ]


@cache
def cases() -> dict[str, Case]:
    """Return every case, by its key."""
    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {key: _case(key, table) for key, table in tables.items()}


def _case(key: str, table: dict[str, object]) -> Case:
    figures = table.pop("figures", {})
    assert isinstance(figures, dict)
    asked = {name: Asked(**each) for name, each in figures.items()}
    texts = {name: str(text) for name, text in table.items()}
    return Case(key=key, figures=asked, **texts)


@cache
def result(key: str) -> Result:
    """Return what a case gives; raises KeyError for one that is not tried."""
    return Result(cases()[key], {name: float(v) for name, v in MEASURED[key]().items()})
