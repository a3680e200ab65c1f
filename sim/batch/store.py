"""The store of many runs: `runs/scenario=NAME/seed=N/run=HASH/TABLE.parquet`.

Each table is one data set, partitioned in the way of Hive, which DuckDB, pandas, Polars and Spark
read as it stands. A run is put in its place whole; what is there is never written again. The maps
lie beside the runs, each once, by the digest of what is in them.
"""

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from maps.faults import Fault, InputError
from maps.new_folder import refused_folder, whole_or_nothing
from scenarios.site import site_folder
from scenarios.sweeps import Point
from sim.batch.task import Task
from sim.record.run_folder import (
    INDICATORS,
    MANIFEST,
    RUNS,
    STORE,
    copy_map,
    json_text,
    write_whole,
)

SCHEMA = 1
MAPS = "maps"
POINTS = "points.json"
_PARTS = ".unfinished"


class Store:
    """A folder of runs."""

    def __init__(self, folder: Path) -> None:
        """Open the store in a folder, made where it is missing.

        Raises InputError where the folder holds something else, cannot be written, or was
        written by a newer version.
        """
        self.folder = folder.resolve()  # a worker may start elsewhere
        _check(folder)
        try:
            (folder / RUNS).mkdir(parents=True, exist_ok=True)
            (folder / _PARTS).mkdir(exist_ok=True)
            if not (folder / STORE).exists():
                write_whole(folder / STORE, json_text({"schema": SCHEMA}))
        except OSError as error:
            reason = error.strerror or str(error)
            raise refused_folder(folder, reason, "the store cannot be written", "") from error

    def place(self, task: Task) -> Path:
        """Return the folder of a run, whether it is there or not."""
        runs = self.folder / RUNS
        name = quote(task.scenario.name, safe=" ")
        return runs / f"scenario={name}" / f"seed={task.seed}" / f"run={task.run}"

    def holds(self, task: Task) -> bool:
        """Say whether a run is there."""
        return (self.place(task) / MANIFEST).exists()

    def indicators(self, task: Task) -> Mapping[str, float | int | None]:
        """Return the indicators of a run that is there."""
        text = (self.place(task) / INDICATORS).read_text(encoding="utf-8")
        values: dict[str, float | int | None] = json.loads(text)
        return values

    @contextmanager
    def adding(self, task: Task) -> Iterator[Path]:
        """Give a folder for the files of a run, and put it in its place once all went well.

        What an earlier attempt at the same run left behind is taken away first.
        """
        part = self.folder / _PARTS / task.run
        self.forget(task)
        part.mkdir()
        try:
            yield part
            place = self.place(task)
            place.parent.mkdir(parents=True, exist_ok=True)
            try:
                part.rename(place)
            except OSError:
                if not self.holds(task):  # else another process has just put the same run there
                    raise
        finally:
            self.forget(task)

    def forget(self, task: Task) -> None:
        """Take away what a run that was not finished left behind."""
        shutil.rmtree(self.folder / _PARTS / task.run, ignore_errors=True)

    def keep_points(self, points: Mapping[str, Point]) -> None:
        """Write down what a plan sets in each of its scenarios, beside what is there already."""
        file = self.folder / POINTS
        known = {} if not file.exists() else json.loads(file.read_text(encoding="utf-8"))
        known |= {name: dict(point) for name, point in points.items() if point}
        if known:
            write_whole(file, json_text(dict(sorted(known.items()))))

    def map_of(self, task: Task) -> Path:
        """Return the folder in which a run's campus is kept, whether it is there or not."""
        return self.folder / MAPS / task.map

    def keep_map(self, task: Task) -> None:
        """Keep a copy of a run's campus folder beside the runs, where it is not kept already."""
        place = self.map_of(task)
        if not place.exists():
            with site_folder(task.scenario.campus) as campus, whole_or_nothing(place) as folder:
                copy_map(campus, folder)


def _check(folder: Path) -> None:
    """Raise InputError unless a folder is a store that this version reads, empty or not there."""
    try:
        is_empty = not folder.exists() or not any(folder.iterdir())
        told = None if is_empty else json.loads((folder / STORE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        hint = "name an empty folder, or one that `campus batch` or `campus compare` wrote"
        raise refused_folder(folder, "", "must be a store of runs", hint) from None
    if is_empty:
        return
    schema = told.get("schema") if isinstance(told, dict) else None
    if not isinstance(schema, int) or schema > SCHEMA:
        rule = f"must be of schema {SCHEMA} or older, to be read by this version"
        fault = Fault(str(folder / STORE), "schema", str(schema), rule, "update Campus Twin")
        raise InputError([fault])
