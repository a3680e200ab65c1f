"""Assumed and measured values, each with its unit, source, and the range it may lie in."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable


@dataclass(frozen=True)
class Parameter:
    """A value with its unit and source; `low` and `high` bound it where it is assumed."""

    value: float
    unit: str
    source: str
    description: str
    low: float | None = None
    high: float | None = None

    def __post_init__(self) -> None:
        if self.source.startswith("assumption") and (self.low is None or self.high is None):
            raise ValueError(f"an assumed value needs low and high: {self.description}")
        low = self.value if self.low is None else self.low
        high = self.value if self.high is None else self.high
        if not low <= self.value <= high:
            raise ValueError(f"{self.value} not in {low}..{high}: {self.description}")


def read_parameters(file: Traversable) -> Mapping[str, Parameter]:
    """Return the parameters of a TOML file, by name.

    Raises ValueError or TypeError where the file, which is part of the project, is wrong.
    """
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    return {name: Parameter(**table) for name, table in tables.items()}
