"""What can be told of something: numbers, a curve, rooms."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Curve = tuple[NDArray[np.int64], NDArray[np.float64]]


@dataclass(frozen=True)
class Tile:
    """A room on a floor: its name, how many are in it and how many can be."""

    name: str
    people: int
    capacity: int


@dataclass(frozen=True)
class Facts:
    """A title, rows of label and value, a curve over the run with its unit, and rooms."""

    title: str
    rows: Sequence[tuple[str, str]] = ()
    curve: Curve | None = None
    curve_words: str = ""
    tiles: Sequence[Tile] = field(default_factory=tuple)
