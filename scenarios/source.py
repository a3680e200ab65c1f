"""One input of a scenario, a file or a setting, and where each of its keys stands."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from maps.faults import Faults, InputError
from maps.text_files import read_text

Key: TypeAlias = tuple[str | int, ...]

LONGEST = 1_000_000
DEEPEST = 12
_WORD = r"""(?:[\w-]+|"[^"]*"|'[^']*')"""
_DOTTED = rf"{_WORD}(?:\s*\.\s*{_WORD})*"
_HEADER = re.compile(rf"\s*(\[\[?)\s*({_DOTTED})\s*\]")
_KEY = re.compile(rf"\s*({_DOTTED})\s*=")


@dataclass(frozen=True)
class Source:
    """A table of settings; `label` is what faults call it, `folder` what its paths start from."""

    label: str
    folder: Path
    table: dict[str, Any]
    lines: Mapping[Key, int] = field(default_factory=dict)

    def place(self, key: Key) -> str:
        """Return how to find a key, as in `calendar.start (line 7)`."""
        shown = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in key)
        line = next((self.lines[p] for p in _prefixes(key) if p in self.lines), None)
        return shown.removeprefix(".") + (f" (line {line})" if line else "")


def _prefixes(key: Key) -> list[Key]:
    """Return a key and what it lies in, the innermost first."""
    return [key[:length] for length in range(len(key), 0, -1)]


def _split(dotted: str) -> tuple[str, ...]:
    return tuple(word.strip("\"'") for word in re.findall(_WORD, dotted))


def key_lines(text: str) -> dict[Key, int]:
    """Return the line of each table and key of a TOML text that stands on a line of its own."""
    lines: dict[Key, int] = {}
    table: Key = ()
    items: dict[Key, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            table = _split(header[2])
            if header[1] == "[[":
                items[table] = items.get(table, -1) + 1
                table = (*table, items[table])
            lines.setdefault(table, number)
        elif key := _KEY.match(line):
            lines.setdefault((*table, *_split(key[1])), number)
    return lines


def _too_deep(table: dict[str, Any]) -> bool:
    layer: list[Any] = [table]
    for _ in range(DEEPEST):
        layer = [
            value
            for item in layer
            if isinstance(item, dict | list)
            for value in (item.values() if isinstance(item, dict) else item)
        ]
    return bool(layer)


def parse(text: str, faults: Faults) -> dict[str, Any]:
    """Return what a TOML text says; raises `InputError` where it is not TOML."""
    try:
        table = tomllib.loads(text)
    except ValueError as error:
        faults.add("", str(error), "must be TOML")
        raise InputError(faults.found) from None
    except RecursionError:
        table = None  # deeper than the parser goes
    if table is None or _too_deep(table):
        faults.add("", "", f"must not be nested deeper than {DEEPEST} levels")
        raise InputError(faults.found)
    return table


def read_source(file: Path) -> Source:
    """Return what a scenario file says by itself; raises `InputError` where it cannot be read."""
    faults = Faults(str(file))
    text = read_text(file, faults)
    if text is not None and len(text) > LONGEST:
        faults.add("", f"{len(text)} characters", f"must have at most {LONGEST} characters")
    if text is None or faults:
        raise InputError(faults.found)
    return Source(str(file), file.parent, parse(text, faults), key_lines(text))


def read_setting(setting: str) -> Source:
    """Return what one `KEY=VALUE` of the command line says.

    The value is TOML; what is not is taken as text, so that `campus.map=quad` needs no quotes.
    """
    faults = Faults("--set")
    dotted, equals, value = setting.partition("=")
    if not equals or not re.fullmatch(_DOTTED, dotted.strip()):
        faults.add("", setting, "must be as in calendar.days=3")
        raise InputError(faults.found)
    try:
        parsed = tomllib.loads(f"value = {value}")
    except (ValueError, RecursionError):
        parsed = {}
    inner: Any = parsed["value"] if parsed.keys() == {"value"} else value.strip()
    for word in reversed(_split(dotted)):
        inner = {word: inner}
    table: dict[str, Any] = inner
    if _too_deep(table):
        faults.add(dotted, "", f"must not be nested deeper than {DEEPEST} levels")
        raise InputError(faults.found)
    return Source("--set", Path(), table)
