"""SQL over the tables of a run folder."""

from collections.abc import Sequence
from pathlib import Path

import duckdb

from maps.faults import Fault, InputError
from sim.record.run_folder import TABLES, read_manifest
from sim.study.views import add_views


def open_run(folder: Path) -> duckdb.DuckDBPyConnection:
    """Return a DuckDB connection with the tables of a run folder, and the views over them.

    Raises InputError where the folder holds no run.
    """
    read_manifest(folder)
    return open_tables(folder / TABLES)


def open_tables(folder: Path) -> duckdb.DuckDBPyConnection:
    """Return a DuckDB connection with each table that lies in a folder, and the views over them.

    It uses one thread, so that sums are taken in the order of the rows.
    """
    connection = duckdb.connect(config={"threads": 1})
    files = sorted(folder.glob("*.parquet"))
    for file in files:
        path = str(file).replace("'", "''")
        connection.execute(f"CREATE VIEW {file.stem} AS SELECT * FROM read_parquet('{path}')")
    add_views(connection, [file.stem for file in files])
    return connection


def ask(folder: Path, sql: str) -> tuple[Sequence[str], Sequence[tuple[object, ...]]]:
    """Return the column names and the rows that a query gives over the tables of a run.

    Nothing is written, and no file is read but the tables of the run. Raises InputError where the
    folder holds no run, where the query is not a single SELECT, or where DuckDB refuses it.
    """
    connection = open_run(folder)
    tables = str((folder / TABLES).resolve()).replace("'", "''")
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
    return told[0].strip() if told else "the tables and their columns stand in docs/tables.md"
