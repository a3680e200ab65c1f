"""What is followed through the day: data of this folder, read as SQL over a run's tables."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import duckdb
import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Moment:
    """A number that a run has at every instant; `sql` gives instants [s] and values."""

    key: str
    name: str
    name_zh: str
    unit: str
    tables: Sequence[str]
    sql: str


@cache
def moments() -> Mapping[str, Moment]:
    """Return everything that is followed, by its key, in the order of the file."""
    text = files(__package__).joinpath("moments.toml").read_text(encoding="utf-8")
    return {key: Moment(key=key, **table) for key, table in tomllib.loads(text).items()}


def followed(
    tables: duckdb.DuckDBPyConnection,
) -> dict[str, tuple[NDArray[np.int64], NDArray[np.float64]]]:
    """Return instants [s] and values of everything that is followed, over the tables of a run."""
    found = {}
    for key, moment in moments().items():
        rows = tables.execute(moment.sql).fetchall()
        at_s = np.array([row[0] for row in rows], np.int64)
        found[key] = at_s, np.array([row[1] for row in rows], np.float64)
    return found
