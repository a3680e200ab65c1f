"""SQL over the tables of a run folder, or of all runs of a store."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import gettempdir
from uuid import uuid4

import duckdb

from maps.faults import Fault, InputError
from sim.record.run_folder import RUNS, STORE, TABLES, read_manifest
from sim.study.views import add_views

MEMORY = "1GB"


def open_run(folder: Path) -> duckdb.DuckDBPyConnection:
    """Return a DuckDB connection with the tables of a run, and the views over them.

    Raises InputError where the folder holds no run.
    """
    read_manifest(folder)
    return open_tables(_tables_of(folder))


def _tables_of(folder: Path) -> Path:
    """Return where the tables of a run lie: those of a run of a store have no folder within it."""
    inside = folder / TABLES
    return inside if inside.is_dir() else folder


def open_tables(folder: Path) -> duckdb.DuckDBPyConnection:
    """Return a DuckDB connection with each table that lies in a folder, and the views over them.

    It uses one thread, so that sums are taken in the order of the rows, and as much memory on every
    machine; what needs more lies in a folder of its own among the system's temporary files
    meanwhile. Raises InputError where a view does not fit the tables, which another version wrote.
    """
    connection = _connected({"threads": 1, "memory_limit": MEMORY})
    files = sorted(folder.glob("*.parquet"))
    for file in files:
        path = str(file).replace("'", "''")
        connection.execute(f"CREATE VIEW {file.stem} AS SELECT * FROM read_parquet('{path}')")
    try:
        add_views(connection, [file.stem for file in files])
    except duckdb.Error as error:
        rule = f"its tables must be those of this version: {str(error).splitlines()[0]}"
        fault = Fault(str(folder), "", "", rule, "run it again")
        raise InputError([fault]) from error
    return connection


def _connected(config: dict[str, str | int]) -> duckdb.DuckDBPyConnection:
    # DuckDB makes this folder when it needs it, and removes it. It is nobody else's: a query that
    # may touch no other file may touch what lies there.
    meanwhile = Path(gettempdir()) / f"campus-{uuid4().hex}"
    return duckdb.connect(config={**config, "temp_directory": str(meanwhile)})


def open_store(folder: Path, sql: str) -> duckdb.DuckDBPyConnection:
    """Return a connection with the tables of all runs of a store that a query names.

    Each has the columns `scenario`, `seed` and `run` besides. Only these tables are looked for,
    since a store of many runs has as many files of each.
    """
    connection = _connected({})
    named = set(re.findall(r"[a-z_]+", sql.lower()))
    for name in sorted(named & {file.stem for file in _files_of_one_run(folder)}):
        files = str(folder / RUNS / "*" / "*" / "*" / f"{name}.parquet").replace("'", "''")
        source = f"read_parquet('{files}', hive_partitioning = true, union_by_name = false)"
        connection.execute(f"CREATE VIEW {name} AS SELECT * FROM {source}")
    return connection


def _files_of_one_run(folder: Path) -> Iterator[Path]:
    """Yield the tables of some run of a store: all runs have the same."""
    first = next((folder / RUNS).glob("*/*/*"), None)
    if first is not None:
        yield from first.glob("*.parquet")


def ask(folder: Path, sql: str) -> tuple[Sequence[str], Sequence[tuple[object, ...]]]:
    """Return the column names and the rows that a query gives over a run, or a store of runs.

    Nothing is written, and no file is read but the tables there. Raises InputError where the
    folder holds neither, where the query is not a single SELECT, or where DuckDB refuses it.
    """
    is_store = (folder / STORE).is_file()
    connection = open_store(folder, sql) if is_store else open_run(folder)
    inside = folder / RUNS if is_store else _tables_of(folder)
    tables = str(inside.resolve()).replace("'", "''")
    connection.execute(f"SET allowed_directories = ['{tables}/']")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    try:
        statements = connection.extract_statements(sql)
        if [statement.type for statement in statements] != [duckdb.StatementType.SELECT]:
            hint = "SHOW TABLES and DESCRIBE count as one too"
            raise _refused(sql, "must be one query (SELECT, WITH, FROM)", hint)
        cursor = connection.execute(statements[0])
        names = [column[0] for column in cursor.description or ()]
        return names, cursor.fetchall()
    except duckdb.Error as error:
        raise _refused(sql, str(error).splitlines()[0], _hint(str(error))) from error


def _refused(sql: str, rule: str, hint: str) -> InputError:
    shown = " ".join(sql.split())
    return InputError(
        [Fault("query", "", shown if len(shown) <= 60 else f"{shown[:57]}...", rule, hint)]
    )


def _hint(message: str) -> str:
    told = [line for line in message.splitlines()[1:] if "did you mean" in line.lower()]
    if "pg_" in message or "sqlite_" in message:
        return "try SHOW TABLES; a store as a whole has no views, each of its runs has"
    return told[0].strip() if told else "the tables and their columns stand in docs/tables.md"
