"""The indicators: data files of this folder, one a group, evaluated as SQL over a run's tables."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import duckdb


@dataclass(frozen=True)
class Indicator:
    """One number that a run is judged by; `direction` says which is better: lower, higher, none.

    `sql` gives the number from the tables named in `tables`.
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
    for file in sorted(files(__package__).iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            group = file.name.removesuffix(".toml")
            for key, table in tomllib.loads(file.read_text(encoding="utf-8")).items():
                found[key] = Indicator(key=key, group=group, **table)
    return found


def evaluate(connection: duckdb.DuckDBPyConnection) -> dict[str, float | int | None]:
    """Return each indicator's value over the tables of a connection; None where there is none."""
    values: dict[str, float | int | None] = {}
    for key, indicator in indicators().items():
        row = connection.execute(indicator.sql).fetchone()
        values[key] = row[0] if row else None
    return values
