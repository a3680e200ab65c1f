"""The indicators: data files of this folder, evaluated as SQL over a run's tables and views.

Each file names the group of its indicators; the groups stand in `groups.csv`.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from errno import ENOSPC
from functools import cache
from math import isfinite
from os import strerror
from tempfile import gettempdir

import duckdb

from maps.definitions import rows_of
from maps.extensions import data_files, named, widened
from maps.faults import Fault, InputError
from sim.study.views import hold_views

__path__ = widened(__path__, __name__)


@dataclass(frozen=True)
class Group:
    """What indicators have in common: one of the four changes that a campus is judged by."""

    key: str
    name: str
    name_zh: str


@cache
def groups() -> Mapping[str, Group]:
    """Return the groups by their keys, in the order of the file."""
    rows = rows_of(__package__, "groups.csv")
    return {row["group"]: Group(row["group"], row["name"], row["name_zh"]) for row in rows}


@dataclass(frozen=True)
class Indicator:
    """One number that a run is judged by; `direction` says which is better: lower, higher, none.

    `sql` gives the number from the tables and views named in `tables`.
    """

    key: str
    group: str
    name: str
    name_zh: str
    unit: str
    direction: str
    tables: Sequence[str]
    sql: str


@cache
def indicators() -> Mapping[str, Indicator]:
    """Return every indicator by its key, in the order of the files."""
    found: dict[str, Indicator] = {}
    for file in data_files(__path__, ".toml"):
        with named(file):
            said = tomllib.loads(file.read_text(encoding="utf-8"))
            group = groups()[said.pop("group")].key
            for key, table in said.items():
                found[key] = Indicator(key=key, group=group, **table)
    return found


def evaluate(connection: duckdb.DuckDBPyConnection) -> dict[str, float | int | None]:
    """Return each indicator's value over the tables of a connection; None where there is none.

    Raises InputError where the SQL of one does not fit the tables, and OSError where there is no
    room for what does not fit into memory.
    """
    try:
        hold_views(connection, (table for each in indicators().values() for table in each.tables))
        return {key: _value(connection, each) for key, each in indicators().items()}
    except duckdb.OutOfMemoryException as error:
        raise OSError(ENOSPC, strerror(ENOSPC), gettempdir()) from error


def _value(connection: duckdb.DuckDBPyConnection, indicator: Indicator) -> float | int | None:
    try:
        row = connection.execute(indicator.sql).fetchone()
    except duckdb.OutOfMemoryException:
        raise
    except duckdb.Error as error:
        rule = f"its SQL does not fit the tables: {str(error).splitlines()[0]}"
        raise InputError([Fault("indicator", indicator.key, "", rule, "")]) from error
    value = row[0] if row else None
    # what is divided by nothing has no value
    return None if isinstance(value, float) and not isfinite(value) else value
