"""What a page is made from: a run folder, or the folder of a comparison."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb

from maps import folder as campus_folder
from maps.campus import Campus
from maps.faults import Fault, InputError
from sim.batch.store import MAPS
from sim.record.run_folder import CAMPUS, INDICATORS, MANIFEST, RUNS, read_manifest
from sim.study.compare.record import RECORD, SCHEMA
from sim.study.query import open_run, open_tables


@dataclass(frozen=True)
class RunSource:
    """A run: its manifest, its indicators, its campus, and its tables as views."""

    manifest: Mapping[str, Any]
    indicators: Mapping[str, float | int | None]
    campus: Campus
    tables: duckdb.DuckDBPyConnection
    language: str

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Return the rows of a query over the tables."""
        return self.tables.execute(sql, list(values)).fetchall()

    def has(self, table: str) -> bool:
        """Say whether the run has a table with rows in it."""
        known = self.rows("SELECT 1 FROM duckdb_views() WHERE view_name = ?", table)
        return bool(known) and bool(self.rows(f"SELECT 1 FROM {table} LIMIT 1"))


@dataclass(frozen=True)
class ComparisonSource:
    """A comparison: its record, its campus, and the tables of its runs."""

    folder: Path
    record: Mapping[str, Any]
    campus: Campus
    language: str

    @property
    def base(self) -> str:
        """The name of the baseline."""
        return str(self.record["baseline"]["name"])

    @property
    def alternatives(self) -> Sequence[str]:
        """The names of the alternatives."""
        return [each["scenario"]["name"] for each in self.record["alternatives"]]

    def runs(self, scenario: str) -> list[Path]:
        """Return the folders of a scenario's runs, in the order of the seeds."""
        folders = []
        for seed, run in zip(self.record["seeds"], self.record["runs"][scenario], strict=True):
            pattern = f"scenario=*/seed={seed}/run={run}"
            folders += sorted((self.folder / RUNS).glob(pattern))
        return folders

    def mean_rows(self, scenario: str, sql: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query over each run of a scenario, the runs one after another."""
        found: list[tuple[Any, ...]] = []
        for folder in self.runs(scenario):
            found += open_tables(folder).execute(sql).fetchall()
        return found

    def campus_of(self, alternative: str) -> Campus:
        """Return the campus of an alternative, which may be another than the baseline's."""
        told = self.record["alternatives"][self.alternatives.index(alternative)]
        own = told.get("map", self.record["map"])
        if own == self.record["map"]:
            return self.campus
        return campus_folder.load(self.folder / MAPS / own)

    @cached_property
    def manifest(self) -> Mapping[str, Any]:
        """The manifest of the baseline's first run."""
        return read_manifest(self.runs(self.base)[0])


def open_source(folder: Path, language: str) -> RunSource | ComparisonSource:
    """Return what a folder holds; raises InputError where it is neither run nor comparison."""
    if (folder / RECORD).is_file():
        return _comparison(folder, language)
    if (folder / MANIFEST).is_file():
        manifest = read_manifest(folder)
        indicators = json.loads((folder / INDICATORS).read_text(encoding="utf-8"))
        campus = campus_folder.load(folder / CAMPUS)
        return RunSource(manifest, indicators, campus, open_run(folder), language)
    hint = "name what `campus run` or `campus compare` wrote with --out"
    rule = "must be the folder of a run or of a comparison"
    raise InputError([Fault(str(folder), "", "", rule, hint)])


def _comparison(folder: Path, language: str) -> ComparisonSource:
    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except ValueError:
        record = None
    if not isinstance(record, dict) or record.get("schema") != SCHEMA:
        rule = f"must be a decision record of schema {SCHEMA}"
        raise InputError([Fault(str(folder / RECORD), "", "", rule, "run the comparison again")])
    campus = campus_folder.load(folder / MAPS / record["map"])
    return ComparisonSource(folder, record, campus, language)
