"""Fixed scales of what is shown by colour or width: `viz/data/scales.csv`."""

import itertools
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from maps.definitions import rows_of


@dataclass(frozen=True)
class Scale:
    """Bounds between classes, the unit they are in, and how a value is written."""

    unit: str
    unit_zh: str
    form: str
    bounds: tuple[float, ...]

    def unit_in(self, language: str) -> str:
        """Return the unit as it is written in a language."""
        return self.unit_zh if language == "zh" else self.unit

    def place(self, value: float) -> int:
        """Return the class of a value, from 0."""
        return bisect_right(self.bounds, value)

    def shown(self, value: float) -> str:
        """Return a value as it is written beside what it belongs to."""
        return self.form.format(value)

    def classes(self) -> list[str]:
        """Return what each class holds, in words."""
        ends = [f"{bound * 100:g}" if self.unit == "%" else f"{bound:g}" for bound in self.bounds]
        between = [f"{low} – {high}" for low, high in itertools.pairwise(ends)]
        return [f"< {ends[0]}", *between, f"≥ {ends[-1]}"]


@cache
def scales() -> Mapping[str, Scale]:
    """Return the scales by what they are of."""
    return {
        row["kind"]: Scale(
            row["unit"],
            row["unit_zh"],
            row["shown"],
            tuple(float(row[f"b{number}"]) for number in range(1, 6)),
        )
        for row in rows_of("viz", "data/scales.csv")
    }
