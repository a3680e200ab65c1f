"""What determines a run, and the hash of it by which runs are told apart."""

import hashlib
import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

from maps import extensions
from scenarios.schema import Scenario

DISTRIBUTION = "campus-twin"


def _file_digest(file: Path) -> str:
    return hashlib.blake2b(file.read_bytes(), digest_size=16).hexdigest()


def folder_digest(folder: Path) -> str:
    """Return a digest of the names and contents of the files in a folder."""
    digest = hashlib.blake2b(digest_size=16)
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.is_file():
            digest.update(file.name.encode() + b"\0")
            digest.update(bytes.fromhex(_file_digest(file)))
    return digest.hexdigest()


def determinants(scenario: Scenario, campus_folder: Path) -> dict[str, Any]:
    """Return all but the seed that determines a run of a scenario, as JSON values.

    Folders and files count by what is in them, not by where they lie. What is asked about a run
    does not change it.
    """
    table = scenario.as_table()
    table.pop("questions")
    table["campus"]["map"] = folder_digest(campus_folder)
    table["campus"].pop("changes", None)  # they are laid over the folder already
    if scenario.timetable.folder is not None:
        table["timetable"]["folder"] = folder_digest(Path(scenario.timetable.folder))
    for section, name in (("weather", "file"), ("energy", "tariffs"), ("energy", "walls")):
        if name in table[section]:
            table[section][name] = _file_digest(Path(table[section][name]))
    added = {"extensions": extensions.digest()} if extensions.extensions() else {}
    return {"scenario": table, "version": version(DISTRIBUTION), **added}


def digest_of(table: dict[str, Any]) -> str:
    """Return the hash of JSON values: 16 hexadecimal digits."""
    text = json.dumps(table, sort_keys=True, ensure_ascii=False)
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def run_hash(determined_by: dict[str, Any], seed: int) -> str:
    """Return the hash by which a run is known, of what `determinants` told and the seed."""
    return digest_of({**determined_by, "seed": seed})
