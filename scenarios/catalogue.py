"""The scenarios that come with the project."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path


@dataclass(frozen=True)
class Entry:
    """A built-in scenario and what it asks, in a sentence of each language."""

    name: str
    description: str
    description_zh: str


def _folder() -> Path:
    return Path(str(files("scenarios").joinpath("builtin")))


def names() -> tuple[str, ...]:
    """Return the names of the built-in scenarios, in alphabetical order."""
    return tuple(sorted(file.stem for file in _folder().glob("*.toml")))


def built_in(name: str) -> Path:
    """Return the file of a built-in scenario; the name must be one of `names()`."""
    return _folder() / f"{name}.toml"


def entries() -> tuple[Entry, ...]:
    """Return every built-in scenario with its sentences."""
    tables = {name: tomllib.loads(built_in(name).read_text(encoding="utf-8")) for name in names()}
    return tuple(
        Entry(name, table["description"], table["description_zh"]) for name, table in tables.items()
    )
