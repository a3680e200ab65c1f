"""The words on the map, in the window and on pages, by language: `viz/data/*.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    known: dict[str, Mapping[str, str]] = {}
    for file in sorted(files("viz").joinpath("data").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            known |= tomllib.loads(file.read_text(encoding="utf-8"))
    return known


def say(key: str, language: str, **values: object) -> str:
    """Return the words for `key` in a language ("en" or "zh"), with values put in."""
    return _words()[key][language].format(**values)
