"""Which tables and views of a run tell of no person, and their columns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from sim.study.views import views

PERSON = "person"
NAMES_A_PERSON = (PERSON, "instructor", "leader")
# How the types of DuckDB are called in XML Schema, by which CSVW calls them; others are strings.
_WHOLE = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UBIGINT", "UINTEGER")
_FRACTIONS = ("DOUBLE", "FLOAT")


@dataclass(frozen=True)
class Column:
    """A column of a file: its name in the run, its type in DuckDB, unit and meaning."""

    name: str
    type: str
    unit: str
    meaning: str

    @property
    def header(self) -> str:
        """What stands above it."""
        return f"{self.name} [{self.unit}]" if self.unit else self.name

    @property
    def datatype(self) -> str:
        """Its type in CSVW."""
        if self.type in _WHOLE:
            return "integer"
        return {"BOOLEAN": "boolean"}.get(self.type, "double" if self.is_fraction else "string")

    @property
    def is_fraction(self) -> bool:
        """Whether it may hold what is no number."""
        return self.type in _FRACTIONS or self.type.startswith("DECIMAL")

    @property
    def sql(self) -> str:
        """The expression that gives it, with infinities as XML Schema writes them."""
        quoted = f'"{self.name}"'
        if self.is_fraction:
            number = f"{quoted}::DOUBLE"
            quoted = (
                f"CASE WHEN isnan({number}) THEN 'NaN' WHEN {number} = 'inf' THEN 'INF' "
                f"WHEN {number} = '-inf' THEN '-INF' ELSE {number}::VARCHAR END"
            )
        elif self.type == "BOOLEAN":
            quoted = f"{quoted}::VARCHAR"
        return f'{quoted} AS "{self.header}"'


@dataclass(frozen=True)
class Told:
    """A table or view that tells of no person, without the columns that name one."""

    name: str
    meaning: str
    columns: Sequence[Column]


def described(tables: duckdb.DuckDBPyConnection, folder: Path) -> Iterator[Told]:
    """Yield each table and view that tells of no person.

    `folder` holds the Parquet files that the connection reads.
    """
    for file in sorted(folder.glob("*.parquet")):
        schema = pq.read_schema(file)
        known = {field.name: _texts(field.metadata) for field in schema}
        yield from _open(tables, file.stem, _texts(schema.metadata).get("meaning", ""), known)
    for view in views().values():
        known = {name: {"meaning": meaning} for name, meaning in view.columns.items()}
        yield from _open(tables, view.key, view.meaning, known)


def _open(
    tables: duckdb.DuckDBPyConnection,
    name: str,
    meaning: str,
    known: Mapping[str, Mapping[str, str]],
) -> Iterator[Told]:
    try:
        types = tables.execute(f"DESCRIBE {name}").fetchall()
    except duckdb.CatalogException:
        return  # a view over a table that this run has not
    columns = [
        Column(
            column,
            kind,
            known.get(column, {}).get("unit", ""),
            known.get(column, {}).get("meaning", ""),
        )
        for column, kind, *_ in types
    ]
    if PERSON not in (column.name for column in columns):
        kept = [column for column in columns if column.name not in NAMES_A_PERSON]
        yield Told(name, meaning, kept)


def _texts(metadata: Mapping[bytes, bytes] | None) -> Mapping[str, str]:
    return {key.decode(): value.decode() for key, value in (metadata or {}).items()}
