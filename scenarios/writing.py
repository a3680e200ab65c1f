"""A scenario as the text of a TOML file, which `scenarios.loading` reads."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_BARE = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)


def toml_text(table: Mapping[str, Any]) -> str:
    """Return JSON values, as `Scenario.as_table` gives them, as TOML; a date becomes a date."""
    plain = {key: value for key, value in table.items() if not _is_section(value)}
    lines = [f"{_key(key)} = {_value(value)}" for key, value in plain.items()]
    for key, value in table.items():
        if isinstance(value, Mapping):
            lines += ["", f"[{_key(key)}]", *_members(value)]
        elif _is_section(value):
            for each in value:
                lines += ["", f"[[{_key(key)}]]", *_members(each)]
    return "\n".join(lines) + "\n"


def _is_section(value: object) -> bool:
    several = isinstance(value, Sequence) and not isinstance(value, str) and bool(value)
    return isinstance(value, Mapping) or (
        several and all(isinstance(each, Mapping) for each in value)  # type: ignore[attr-defined]
    )


def _members(table: Mapping[str, Any]) -> list[str]:
    return [f"{_key(key)} = {_value(value)}" for key, value in table.items()]


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else json.dumps(key)


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(_members(value)) + " }" if value else "{}"
    if isinstance(value, str):
        # DEL is the one letter that JSON leaves as it is and TOML does not take
        text = json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        return value if _DATE.fullmatch(value) else text
    if isinstance(value, Sequence):
        return "[" + ", ".join(_value(each) for each in value) + "]"
    return json.dumps(value)
