"""The built-in campuses, with what a list of them tells."""

import json
from dataclasses import dataclass

from maps import builtin
from maps.definitions import rows_of
from maps.folder import MAP_FILE


@dataclass(frozen=True)
class Entry:
    """A built-in campus, how large it is, and what it is in a sentence of each language."""

    name: str
    people: int
    buildings: int
    description: str
    description_zh: str


def entries() -> tuple[Entry, ...]:
    """Return every built-in campus, in the order of their names."""
    rows = {row["name"]: row for row in rows_of("maps.builtin", "campuses.csv")}
    return tuple(_entry(**rows[name]) for name in builtin.names())


def _entry(name: str, description: str, description_zh: str) -> Entry:
    file = builtin.folder(name) / MAP_FILE
    # Read as it stands: the built-in maps are checked by the tests, and a list should be quick.
    map_ = json.loads(file.read_text(encoding="utf-8"))
    buildings = sum(item["properties"]["kind"] == "building" for item in map_["features"])
    people = sum(map_["headcount"].values())
    return Entry(name, people, buildings, description, description_zh)
