"""Levels of service: how much room people have to walk, from A (free) to F (broken down).

One rule for tables, indicators and pictures: the level of a link is that of the mean density of a
minute, over its length times its width. A shorter piece counts as if it had the area
`least_area` of `walking.toml`, which the kernel takes for its speed too.
"""

from functools import cache

import numpy as np

from maps.definitions import rows_of
from models.people.types import Floats

LEVELS = ("A", "B", "C", "D", "E", "F")
STANDARDS = ("fruin", "hcm")
# What judges a walkway, and what judges stairs: the manual's own levels are those of walkways.
SCALES = {"fruin": ("fruin_walkway", "fruin_stairs"), "hcm": ("hcm_walkway", "fruin_stairs")}


@cache
def least_areas_m2(scale: str) -> tuple[float, ...]:
    """Return the least area a person has at each level of a scale [m2], the freest first."""
    rows = rows_of("models.people", "data/levels_of_service.csv")
    least = {row["level"]: float(row["least_m2"]) for row in rows if row["scale"] == scale}
    return tuple(least[level] for level in LEVELS)


def densest(standard: str) -> Floats:
    """Return the highest density of levels A to E [persons/m2], of walkways and of stairs."""
    return np.array([[1.0 / area for area in least_areas_m2(s)[:-1]] for s in SCALES[standard]])
