"""The tables and views of a run as CSV (RFC 4180), with a description for machines (CSVW).

Tables of persons are left out, and so are columns that name one. Headers carry units; the
description is that of the W3C Recommendation "Metadata Vocabulary for Tabular Data" (2015).
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq

from sim.export.source import Source
from sim.record.run_folder import TABLES
from sim.study.views import views

METADATA = "csv-metadata.json"
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


def write_csv(source: Source, run: Path, folder: Path) -> Sequence[str]:
    """Write a file for each table and view that tells of no person, and their description.

    Returns the names of the tables.
    """
    told = list(_described(source, run))
    for name, meaning, columns in told:
        del meaning
        listed = ", ".join(column.sql for column in columns)
        file = str(folder / f"{name}.csv").replace("'", "''")
        source.tables.execute(
            f"COPY (SELECT {listed} FROM {name}) TO '{file}' (HEADER, DELIMITER ',')"
        )
    described = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": source.title,
        "dc:rights": source.campus.attribution,
        "tables": [_metadata(*each) for each in told],
    }
    text = json.dumps(described, indent=1, ensure_ascii=False) + "\n"
    (folder / METADATA).write_text(text, encoding="utf-8", newline="\n")
    return [name for name, _, _ in told]


def _described(source: Source, run: Path) -> Iterator[tuple[str, str, Sequence[Column]]]:
    """Yield name, meaning and columns of each table and view that tells of no person."""
    for file in sorted((run / TABLES).glob("*.parquet")):
        schema = pq.read_schema(file)
        known = {field.name: _texts(field.metadata) for field in schema}
        yield from _open(source, file.stem, _texts(schema.metadata).get("meaning", ""), known)
    for view in views().values():
        known = {name: {"meaning": meaning} for name, meaning in view.columns.items()}
        yield from _open(source, view.key, view.meaning, known)


def _open(
    source: Source, name: str, meaning: str, known: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[str, str, Sequence[Column]]]:
    try:
        types = source.rows(f"DESCRIBE {name}")
    except duckdb.CatalogException:
        return  # a view over a table that this run has not
    columns = [
        Column(
            row["column_name"],
            row["column_type"],
            known.get(row["column_name"], {}).get("unit", ""),
            known.get(row["column_name"], {}).get("meaning", ""),
        )
        for row in types
    ]
    if PERSON not in (column.name for column in columns):
        yield name, meaning, [each for each in columns if each.name not in NAMES_A_PERSON]


def _texts(metadata: Mapping[bytes, bytes] | None) -> Mapping[str, str]:
    return {key.decode(): value.decode() for key, value in (metadata or {}).items()}


def _metadata(name: str, meaning: str, columns: Sequence[Column]) -> Mapping[str, Any]:
    return {
        "url": f"{name}.csv",
        "dc:description": meaning,
        "tableSchema": {
            "columns": [
                {
                    "name": column.name,
                    "titles": column.header,
                    "datatype": column.datatype,
                    "dc:description": column.meaning,
                    **({"schema:unitText": column.unit} if column.unit else {}),
                }
                for column in columns
            ]
        },
    }
