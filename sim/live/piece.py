"""What a live world tells of itself: its tables, as far as they have grown."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray


@dataclass(frozen=True)
class Growth:
    """A table's first `keep` rows stay as they were told before, and `rows` follow them."""

    keep: int
    rows: pa.Table


@dataclass(frozen=True)
class Piece:
    """How the tables are at `head_s`, up to which the world has been simulated [s].

    `left` tells of rows of trajectories that are kept when they were left, or will be as far as
    that is known: numbers of rows, and times [ms].
    """

    head_s: int
    tables: Mapping[str, Growth]
    left: tuple[NDArray[np.int64], NDArray[np.int64]]
