"""The run folder: made beside its place, and put there whole."""

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from maps.faults import Fault, InputError

MANIFEST = "manifest.json"
INDICATORS = "indicators.json"
PICTURE = "map.png"
TABLES = "tables"
CAMPUS = "campus"


def _refused(folder: Path, value: str, rule: str, hint: str) -> InputError:
    return InputError([Fault(str(folder), "", value, rule, hint)])


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of a run folder; raises InputError where it is none."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        manifest = None
    if not isinstance(manifest, dict) or "run" not in manifest:
        hint = "a run folder is what `campus run --out` writes"
        raise _refused(folder, "", "must be a run folder", hint)
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
        raise _refused(folder, "", "holds something that is no run", hint) from None
    if there["run"] != run and not force:
        raise _refused(folder, str(there["run"]), "holds another run", hint)
    return bool(there["run"] == run) and not force


@contextmanager
def whole_or_nothing(out: Path) -> Iterator[Path]:
    """Give a temporary folder beside `out`, and put it in its place once all went well.

    Raises InputError where the folder cannot be made.
    """
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    except OSError as error:
        reason = error.strerror or str(error)
        raise _refused(out, reason, "the folder cannot be written", "") from error
    try:
        yield temporary
        temporary.chmod(0o755)
        if out.exists():
            shutil.rmtree(out)
        temporary.replace(out)
    finally:
        if temporary.exists():
            shutil.rmtree(temporary)


def write_json(file: Path, value: Mapping[str, Any]) -> None:
    """Write a JSON object, one member a line where that is readable."""
    text = json.dumps(value, indent=1, ensure_ascii=False, allow_nan=False)
    file.write_text(text + "\n", encoding="utf-8", newline="\n")


# Numbers that rise from row to row pack best as differences.
_RISING = {"trajectories": ["person", "link", "enter_ms", "leave_ms"]}


def write_tables(folder: Path, tables: Mapping[str, pa.Table]) -> None:
    """Write each table as `tables/NAME.parquet`."""
    (folder / TABLES).mkdir()
    for name, table in sorted(tables.items()):
        packed = dict.fromkeys(_RISING.get(name, ()), "DELTA_BINARY_PACKED")
        pq.write_table(
            table,
            folder / TABLES / f"{name}.parquet",
            compression="zstd",
            use_dictionary=[field.name for field in table.schema if field.name not in packed],
            column_encoding=packed or None,
        )


def copy_campus(campus: Path, folder: Path) -> None:
    """Copy the campus into a run folder, so that the run can be seen wherever it is taken."""
    (folder / CAMPUS).mkdir()
    for file in sorted(campus.iterdir()):
        if file.suffix in (".geojson", ".csv"):
            shutil.copyfile(file, folder / CAMPUS / file.name)
