"""Changes of a campus: features and rows that are laid over those of its folder."""

import csv
import io
import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path as File
from typing import Any

from maps.campus import Campus
from maps.faults import Fault, Faults, InputError
from maps.features import read_json
from maps.folder import FILES, MAP_FILE, load
from maps.snapping import join_to_paths
from maps.text_files import read_text


@contextmanager
def laid_over(base: File, changes: File | None) -> Iterator[File]:
    """Give a campus folder with the changes laid over it; without changes, the folder itself.

    A feature of the changes takes the place of that with its id, and a row of a table that of those
    with the same first cell; what is new comes behind the rest. What the changes do not name stays.
    Ends of paths, doors, gates and stops that are drawn near a path are joined to it.
    Raises InputError with every fault in the form of the changes.
    """
    if changes is None:
        yield base
        return
    faults = Faults(str(changes))
    known = [name for name in FILES if (changes / name).is_file()]
    if not known:
        faults.add("", "", f"must be a folder with one of {', '.join(FILES)}")
    faults.raise_if_any()
    with tempfile.TemporaryDirectory() as temporary:
        out = File(temporary)
        for name in FILES:
            if (base / name).is_file():
                shutil.copyfile(base / name, out / name)
        found: list[Fault] = []
        for name in known:
            said = Faults(str(changes / name))
            try:
                merge = _merge_map if name == MAP_FILE else _merge_table
                merge(out / name, changes / name, said)
            except InputError:
                pass  # its faults stand in `said`
            found += said.found
        if found:
            raise InputError(found)
        yield out


@contextmanager
def read_with(base: File, changes: File | None) -> Iterator[tuple[File, Campus]]:
    """Give a campus folder with the changes laid over it, as `laid_over`, and its campus.

    Raises InputError with every fault; one of the whole is told of the changes.
    """
    with laid_over(base, changes) as folder:
        try:
            campus = load(folder)
        except InputError as refused:
            if changes is None:
                raise
            whole = str(folder)
            raise InputError(
                replace(fault, file=fault.file.replace(whole, f"{base} with {changes}"))
                for fault in refused.faults
            ) from None
        yield folder, campus


def load_with(base: File, changes: File | None) -> Campus:
    """Return the campus of a folder with changes laid over it; raises as `read_with` does."""
    with read_with(base, changes) as (_, campus):
        return campus


def _merge_map(out: File, changes: File, faults: Faults) -> None:
    """Lay the features of a GeoJSON file over those of another."""
    collection = read_json(out, faults)
    added = read_json(changes, faults)
    features = added.get("features") if isinstance(added, dict) else None
    if not isinstance(features, list) or not all(isinstance(each, dict) for each in features):
        faults.add("", "", "must be a GeoJSON FeatureCollection with a list of features")
        return
    taken = {_id_of(feature) for feature in features} - {None}
    kept = [feature for feature in collection["features"] if _id_of(feature) not in taken]
    collection["features"] = [*kept, *features]
    join_to_paths(collection["features"], features)
    out.write_text(json.dumps(collection, ensure_ascii=False), encoding="utf-8")


def _id_of(feature: Any) -> str | None:
    """Return the id of a feature, None where it has no usable one: its reader will tell."""
    properties = feature.get("properties")
    key = (properties if isinstance(properties, dict) else {}).get("id", feature.get("id"))
    return key if isinstance(key, str) else None


def _merge_table(out: File, changes: File, faults: Faults) -> None:
    """Lay the rows of a CSV file over those of another, by their first column."""
    columns, rows = _rows(out, faults) if out.is_file() else ([], [])
    new_columns, new_rows = _rows(changes, faults)
    if not new_columns:
        faults.add("", "", "must have a first line that names the columns")
        return
    key = new_columns[0]
    taken = {row[key] for row in new_rows}
    everything = list(dict.fromkeys([*columns, *new_columns]))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, everything, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows([*(row for row in rows if row.get(key) not in taken), *new_rows])
    out.write_text(text.getvalue(), encoding="utf-8", newline="")


def _rows(file: File, faults: Faults) -> tuple[Sequence[str], list[dict[str, str]]]:
    text = read_text(file, faults)
    if text is None:
        raise InputError(faults.found)
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        rows = list(reader)
    except csv.Error as error:
        faults.add(f"line {reader.line_num}", str(error), "must be CSV", "is the file cut off?")
        raise InputError(faults.found) from None
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            faults.add(f"row {number}", "", f"must have {len(reader.fieldnames or ())} cells")
    faults.raise_if_any()
    return list(reader.fieldnames or ()), rows
