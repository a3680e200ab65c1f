"""Level of service of a walkway, from the area that each person has."""

import csv
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

SHORTEST_M = 10.0
"""A shorter piece is judged as if it were this long: one person on a doorstep is no crowd."""


@cache
def _rows() -> tuple[tuple[str, float], ...]:
    text = files("viz").joinpath("data", "levels.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return tuple((row["level"], float(row["least_m2"])) for row in rows)


def level_names() -> tuple[str, ...]:
    """Return the names of the levels, the freest first: A to F."""
    return tuple(name for name, _ in _rows())


def level_bounds() -> tuple[float, ...]:
    """Return the least area a person has at each level [m2], the freest first."""
    return tuple(least for _, least in _rows())


def levels_of_service(
    people: NDArray[np.float64], length_m: NDArray[np.float64], width_m: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Return the level, 0 for A to 5 for F, of walkways by the people on them at once.

    Thresholds of area per person after J. J. Fruin, "Pedestrian Planning and Design" (1971).
    """
    area = np.maximum(length_m, SHORTEST_M) * width_m
    each = area / np.maximum(people, 1e-9)
    rising = np.array(level_bounds()[-2::-1])
    return np.asarray(len(rising) - np.searchsorted(rising, each, side="right"), dtype=np.int64)
