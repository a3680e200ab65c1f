"""Views: what is asked often of the tables, as SQL in the data files of this folder.

A view holds nothing of its own: it is derived from the tables whenever it is read.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import duckdb

from maps.extensions import data_files, named, widened

__path__ = widened(__path__, __name__)


@dataclass(frozen=True)
class View:
    """A view by its key; `tables` are the tables and views that it is derived from."""

    key: str
    meaning: str
    columns: Mapping[str, str]
    tables: Sequence[str]
    sql: str


@cache
def views() -> Mapping[str, View]:
    """Return every view by its key, each after those that it is derived from."""
    found: dict[str, View] = {}
    for file in data_files(__path__, ".toml"):
        with named(file):
            for key, table in tomllib.loads(file.read_text(encoding="utf-8")).items():
                found[key] = View(key=key, **table)
    return found


def add_views(connection: duckdb.DuckDBPyConnection, tables: Sequence[str]) -> None:
    """Add to a connection every view for which the tables are there."""
    known = set(tables)
    for view in views().values():
        if known.issuperset(view.tables):
            connection.execute(f"CREATE VIEW {view.key} AS {view.sql}")
            known.add(view.key)


def hold_views(connection: duckdb.DuckDBPyConnection, wanted: Iterable[str]) -> None:
    """Let a connection derive these views, and those that they need, once and for all."""
    needed = set(wanted)
    for view in reversed([*views().values()]):
        if view.key in needed:
            needed.update(view.tables)
    for key in views():
        if key in needed:
            connection.execute(f"CREATE OR REPLACE TEMP TABLE {key} AS FROM main.{key}")
