"""The colours of the map, as data: `viz/data/colours.csv`.

Sources named there: P. Tol, "Colour schemes", SRON/EPS/TN/09-002 (2021), whose light scheme is
made for areas under dark text; M. Okabe and K. Ito, "Color Universal Design" (2008).
"""

from collections.abc import Mapping
from functools import cache
from typing import TypeAlias

from maps.definitions import rows_of

Colour: TypeAlias = tuple[int, int, int]


@cache
def _groups() -> Mapping[str, Mapping[str, Colour]]:
    groups: dict[str, dict[str, Colour]] = {}
    for row in rows_of("viz", "data/colours.csv"):
        red, green, blue = bytes.fromhex(row["colour"])
        groups.setdefault(row["group"], {})[row["key"]] = (red, green, blue)
    return groups


def colours(group: str) -> Mapping[str, Colour]:
    """Return the colours of a group (building, ground, area, path, casing, ink, level, role)."""
    return _groups()[group]


def ink(key: str) -> Colour:
    """Return the colour of a line or a text."""
    return _groups()["ink"][key]
