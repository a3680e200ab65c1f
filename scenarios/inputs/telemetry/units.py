"""Units of what sensors measure, and how they become those of the record."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from maps.definitions import rows_of

HOUR_S = 3600.0


@dataclass(frozen=True)
class Unit:
    """A unit of a quantity; of a rate, the value is that of an hour."""

    factor: float
    offset: float
    is_rate: bool

    def to_record(self, value: float, interval_s: int) -> float:
        """Return a value in the unit of the record, over an interval."""
        hours = interval_s / HOUR_S if self.is_rate else 1.0
        return value * self.factor * hours + self.offset


@cache
def units() -> Mapping[str, Mapping[str, Unit]]:
    """Return the units of each quantity by their signs."""
    found: dict[str, dict[str, Unit]] = {}
    for row in rows_of(__package__, "data/units.csv"):
        unit = Unit(float(row["factor"]), float(row["offset"]), row["rate"] == "yes")
        found.setdefault(row["quantity"], {})[row["unit"]] = unit
    return found
