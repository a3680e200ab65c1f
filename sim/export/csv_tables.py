"""The tables and views of a run as CSV (RFC 4180), with a description for machines (CSVW).

Tables of persons are left out, and so are columns that name one. Headers carry units; the
description is that of the W3C Recommendation "Metadata Vocabulary for Tabular Data" (2015).
"""

import errno
import json
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

from sim.export.columns import Told, described
from sim.export.source import Source
from sim.record.run_folder import TABLES

METADATA = "csv-metadata.json"


def write_csv(source: Source, run: Path, folder: Path) -> Sequence[str]:
    """Write a file for each table and view that tells of no person, and their description.

    Returns the names of the tables.
    """
    told = list(described(source.tables, run / TABLES))
    for each in told:
        listed = ", ".join(column.sql for column in each.columns)
        _copy(source, f"SELECT {listed} FROM {each.name}", folder / f"{each.name}.csv")
    metadata = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": source.title,
        "dc:rights": source.campus.attribution,
        "tables": [_metadata(each) for each in told],
    }
    text = json.dumps(metadata, indent=1, ensure_ascii=False) + "\n"
    (folder / METADATA).write_text(text, encoding="utf-8", newline="\n")
    return [each.name for each in told]


def _copy(source: Source, query: str, file: Path) -> None:
    """Write what a query finds; raises OSError, as whatever else writes, where there is no room."""
    quoted = str(file).replace("'", "''")
    try:
        source.tables.execute(f"COPY ({query}) TO '{quoted}' (HEADER, DELIMITER ',')")
    except duckdb.IOException as error:
        told = re.search(r'"errno":"(\d+)"', str(error))
        number = int(told[1]) if told else errno.EIO
        raise OSError(number, os.strerror(number)) from error


def _metadata(told: Told) -> Mapping[str, Any]:
    return {
        "url": f"{told.name}.csv",
        "dc:description": told.meaning,
        "tableSchema": {
            "columns": [
                {
                    "name": column.name,
                    "titles": column.header,
                    "datatype": column.datatype,
                    "dc:description": column.meaning,
                    **({"schema:unitText": column.unit} if column.unit else {}),
                }
                for column in told.columns
            ]
        },
    }
