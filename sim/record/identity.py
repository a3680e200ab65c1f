"""What determines a run, and the hash of it by which runs are told apart."""

import hashlib
import json
from importlib.metadata import version
from pathlib import Path

from scenarios.schema import Scenario

DISTRIBUTION = "campus-twin"


def folder_digest(folder: Path) -> str:
    """Return a digest of the names and contents of the files in a folder."""
    digest = hashlib.blake2b(digest_size=16)
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.is_file():
            digest.update(file.name.encode() + b"\0")
            digest.update(hashlib.blake2b(file.read_bytes(), digest_size=16).digest())
    return digest.hexdigest()


def run_hash(scenario: Scenario, seed: int, campus_folder: Path) -> str:
    """Return the hash of all that determines a run: 16 hexadecimal digits.

    Folders count by what is in them, not by where they lie.
    """
    table = scenario.as_table()
    table["campus"]["map"] = folder_digest(campus_folder)
    if scenario.timetable.folder is not None:
        table["timetable"]["folder"] = folder_digest(Path(scenario.timetable.folder))
    told = {"scenario": table, "seed": seed, "version": version(DISTRIBUTION)}
    text = json.dumps(told, sort_keys=True, ensure_ascii=False)
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
