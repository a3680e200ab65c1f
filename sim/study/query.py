"""SQL over the tables of a run folder."""

from pathlib import Path

import duckdb

from sim.record.run_folder import TABLES, read_manifest


def open_run(folder: Path) -> duckdb.DuckDBPyConnection:
    """Return a DuckDB connection with a view for each table of a run folder.

    Raises InputError where the folder holds no run.
    """
    read_manifest(folder)
    return open_tables(folder / TABLES)


def open_tables(folder: Path) -> duckdb.DuckDBPyConnection:
    """Return a DuckDB connection with a view for each table that lies in a folder.

    It uses one thread, so that sums are taken in the order of the rows.
    """
    connection = duckdb.connect(config={"threads": 1})
    for file in sorted(folder.glob("*.parquet")):
        path = str(file).replace("'", "''")
        connection.execute(f"CREATE VIEW {file.stem} AS SELECT * FROM read_parquet('{path}')")
    return connection
