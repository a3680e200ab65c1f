"""The run folder: made beside its place, and put there whole."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from maps.faults import InputError
from maps.new_folder import refused_folder, whole_file

MANIFEST = "manifest.json"
INDICATORS = "indicators.json"
PICTURE = "map.png"
TABLES = "tables"
CAMPUS = "campus"
# Of a store of many runs: what it is, and where they lie.
STORE = "store.json"
RUNS = "runs"


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of a run folder; raises InputError where it is none."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        manifest = None
    if not isinstance(manifest, dict) or "run" not in manifest:
        hint = "a run folder is what `campus run --out` writes"
        raise refused_folder(folder, "", "must be a run folder", hint)
    return manifest


def holds_run(folder: Path, run: str, force: bool) -> bool:
    """Say whether a folder holds this very run already.

    Raises InputError where it holds something else, unless `force` is given and what it holds is
    a run.
    """
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return False
    hint = "name another folder with --out, or replace that run with --force"
    try:
        there = read_manifest(folder)
    except InputError:
        hint = "name another folder with --out"
        raise refused_folder(folder, "", "holds something that is no run", hint) from None
    if there["run"] != run and not force:
        raise refused_folder(folder, str(there["run"]), "holds another run", hint)
    return bool(there["run"] == run) and not force


def json_text(value: Mapping[str, Any]) -> str:
    """Return a JSON object as text, one member a line where that is readable."""
    return json.dumps(value, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def write_json(file: Path, value: Mapping[str, Any]) -> None:
    """Write a JSON object."""
    file.write_text(json_text(value), encoding="utf-8", newline="\n")


def write_whole(file: Path, text: str) -> None:
    """Write a text file, whole or not at all."""
    with whole_file(file) as beside:
        beside.write_text(text, encoding="utf-8", newline="\n")


# Numbers that rise from row to row pack best as differences.
_RISING = {"trajectories": ["person", "link", "enter_ms", "leave_ms"]}


def table_file(folder: Path, name: str) -> Path:
    """Return the file of a table in a folder of tables."""
    return folder / f"{name}.parquet"


def table_writer(file: Path | BinaryIO, name: str, schema: pa.Schema) -> pq.ParquetWriter:
    """Return what writes a table into a file."""
    packed = dict.fromkeys(_RISING.get(name, ()), "DELTA_BINARY_PACKED")
    # statistics leave NaN out, and DuckDB believes from them that there is none
    whole = [field.name for field in schema if not pa.types.is_floating(field.type)]
    return pq.ParquetWriter(
        file,
        schema,
        compression="zstd",
        use_dictionary=[field.name for field in schema if field.name not in packed],
        column_encoding=packed or None,
        write_statistics=whole,
    )


def write_table(folder: Path, name: str, table: pa.Table) -> None:
    """Write a table into a folder as `NAME.parquet`."""
    with table_writer(table_file(folder, name), name, table.schema) as writer:
        writer.write_table(table)


def write_tables(folder: Path, tables: Mapping[str, pa.Table]) -> None:
    """Write each table into a folder."""
    for name, table in sorted(tables.items()):
        write_table(folder, name, table)


def copy_map(campus: Path, folder: Path) -> None:
    """Copy the files of a campus folder into another folder, made where it is missing."""
    folder.mkdir(exist_ok=True)
    for file in sorted(campus.iterdir()):
        if file.suffix in (".geojson", ".csv"):
            shutil.copyfile(file, folder / file.name)


def copy_campus(campus: Path, folder: Path) -> None:
    """Copy the campus into a run folder, so that the run can be seen wherever it is taken."""
    copy_map(campus, folder / CAMPUS)
