"""What the process of a live world tells, besides the pieces of its tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim.live.piece import Piece

STEP_S = 60
"""Between two steps of so long a world listens to what is asked of it."""


@dataclass(frozen=True)
class Compiling:
    """The models are being compiled, which takes a while, once on a machine."""


@dataclass(frozen=True)
class Begun:
    """The world stands, and ends at a time [s]; a run folder tells what does not change in it."""

    folder: Path
    end_s: int


@dataclass(frozen=True)
class Changed:
    """These are the interventions of the world, and so it is now.

    `refused` says why one is not among them.
    """

    acts: list[dict[str, Any]]
    refused: str
    piece: Piece


@dataclass(frozen=True)
class Over:
    """The world has come to its end, and these are its indicators."""

    indicators: Mapping[str, float | None]


@dataclass(frozen=True)
class Broken:
    """The world could not begin or go on, for this reason."""

    reason: str
