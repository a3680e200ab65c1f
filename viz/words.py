"""The words on the map and in the window, by language: `viz/data/words.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(files("viz").joinpath("data", "words.toml").read_text(encoding="utf-8"))


def say(key: str, language: str, **values: object) -> str:
    """Return the words for `key` in a language ("en" or "zh"), with values put in."""
    return _words()[key][language].format(**values)
