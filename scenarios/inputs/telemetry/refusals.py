"""Why a reading is not taken: every reason, with its rule and a hint, as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from maps.definitions import rows_of
from maps.faults import Fault, Faults

DUPLICATE = "duplicate"


@dataclass(frozen=True)
class Refusal:
    """A reading that is not taken: why, by which sensor ("" where none is known), what it says."""

    reason: str
    sensor: str
    value: str

    def fault(self, source: str, place: str) -> Fault:
        """Return what is told to the person who can mend it."""
        rule, hint = reasons()[self.reason]
        faults = Faults(source)
        faults.add(place, self.value, rule, hint)
        return faults.found[0]


@cache
def reasons() -> Mapping[str, tuple[str, str]]:
    """Return the rule and the hint of every reason."""
    return {
        row["reason"]: (row["rule"], row["hint"])
        for row in rows_of(__package__, "data/reasons.csv")
    }
