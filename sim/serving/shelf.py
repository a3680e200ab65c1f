"""The runs that are served: those of a run folder, a store or a comparison, by their hashes."""

import json
import math
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

import duckdb

from maps.faults import Fault, InputError
from sim.export.columns import Told, described
from sim.record.run_folder import (
    CAMPUS,
    INDICATORS,
    MANIFEST,
    PICTURE,
    RUNS,
    STORE,
    TABLES,
    read_manifest,
)
from sim.study.query import open_tables

MOST_OPEN = 8
T = TypeVar("T")


class ServedRun:
    """A run: its files, and a connection that reads its tables and nothing else."""

    def __init__(self, folder: Path) -> None:
        """Open a run of a run folder or of a store; raises InputError where it is none."""
        self.folder = folder
        self.tables_in = folder / TABLES if (folder / TABLES).is_dir() else folder
        self._connection = open_tables(self.tables_in)
        self.tables = {told.name: told for told in described(self._connection, self.tables_in)}
        inside = str(self.tables_in.resolve()).replace("'", "''")
        self._connection.execute(f"SET allowed_directories = ['{inside}/']")
        self._connection.execute("SET enable_external_access = false")
        self._connection.execute("SET lock_configuration = true")
        self._lock = Lock()

    def manifest(self) -> Mapping[str, Any]:
        """Return what the run was."""
        return read_manifest(self.folder)

    def indicators(self) -> Mapping[str, float | int | None]:
        """Return what its indicators came to."""
        told: dict[str, float | int | None] = json.loads(
            (self.folder / INDICATORS).read_text(encoding="utf-8")
        )
        return told

    def picture(self) -> Path | None:
        """Return its picture, None where it has none."""
        file = self.folder / PICTURE
        return file if file.is_file() else None

    @property
    def has_campus(self) -> bool:
        """Whether a copy of its campus lies with it."""
        return (self.folder / CAMPUS).is_dir()

    def rows(self, told: Told, limit: int, offset: int) -> tuple[int, list[list[Any]]]:
        """Return how many rows a table has, and some of them."""
        listed = ", ".join(f'"{column.name}"' for column in told.columns)
        sql = f"SELECT {listed} FROM {told.name} LIMIT {int(limit)} OFFSET {int(offset)}"
        (total,) = self._asked(
            lambda tables: tables.execute(f"SELECT count(*) FROM {told.name}").fetchall()[0]
        )
        found = self._asked(lambda tables: tables.execute(sql).fetchall())
        return total, [[plain(value) for value in row] for row in found]

    def _asked(self, ask: Callable[[duckdb.DuckDBPyConnection], T]) -> T:
        with self._lock:  # a connection serves one thread at a time
            return ask(self._connection)


def plain(value: Any) -> Any:
    """Return a value as JSON has it: what is no finite number is null."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value if isinstance(value, (int, str, bool, type(None))) else str(value)


class Shelf:
    """The runs in a folder, found anew whenever they are asked for."""

    def __init__(self, folder: Path) -> None:
        """Serve a run folder, a store, a comparison, or a folder of run folders.

        Raises InputError where the folder holds none of them.
        """
        self.folder = folder
        if not self.summaries():
            rule = "must hold runs"
            hint = "a run folder, a store of `campus batch` or `campus compare`, or runs/"
            raise InputError([Fault(str(folder), "", "", rule, hint)])
        self._opened = lru_cache(maxsize=MOST_OPEN)(ServedRun)

    def summaries(self) -> Sequence[Mapping[str, Any]]:
        """Return scenario, seed and campus of every run, ordered by scenario, seed and hash."""
        told = [summary for summary in map(_known, self._found()) if summary]
        return sorted(told, key=lambda each: (each["scenario"], each["seed"], each["run"]))

    def run(self, key: str) -> ServedRun | None:
        """Return a run by its hash, None where there is none."""
        for folder in self._found():
            if _known(folder).get("run") == key:
                return self._opened(folder)
        return None

    def _found(self) -> list[Path]:
        places = [self.folder, self.folder / RUNS]
        stores = [place for place in places if (place / STORE).is_file()]
        if stores:
            return [file.parent for file in sorted((stores[0] / RUNS).glob(f"*/*/*/{MANIFEST}"))]
        if (self.folder / MANIFEST).is_file():
            return [self.folder]
        return [file.parent for file in sorted(self.folder.glob(f"*/{MANIFEST}"))]


def _known(folder: Path) -> Mapping[str, Any]:
    """Return a run in a line; empty where it has just gone, or is none that this version reads."""
    try:
        return _summary(folder, (folder / MANIFEST).stat().st_mtime_ns)
    except (OSError, InputError, KeyError, TypeError, ValueError):
        return {}


@lru_cache(maxsize=100_000)
def _summary(folder: Path, changed_ns: int) -> Mapping[str, Any]:
    """Read a run's manifest, again when it has changed."""
    del changed_ns
    manifest = read_manifest(folder)
    return {
        "run": str(manifest["run"]),
        "scenario": str(manifest["scenario"]["name"]),
        "seed": int(manifest["seed"]),
        "campus": str(manifest["campus"]["id"]),
        "version": str(manifest["version"]),
    }
