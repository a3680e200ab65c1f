"""What two scenarios really differ in, once their parents are merged in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scenarios.parameters import known_parameters
from scenarios.schema import Scenario

_OWN = ("name", "description", "description_zh")


@dataclass(frozen=True)
class Difference:
    """A key, and what either scenario says under it; None where it says nothing."""

    key: str
    first: Any
    second: Any


def differences(first: Scenario, second: Scenario) -> list[Difference]:
    """Return the keys in which two scenarios differ, in the order of the scenario file.

    Of a parameter that only one of them sets, the other has the model's value. Names and
    descriptions are left out.
    """
    a, b = dict(_leaves(first.as_table())), dict(_leaves(second.as_table()))
    for key in [*a, *b]:
        if key.startswith("parameters."):
            _, group, name = key.split(".")
            usual = known_parameters()[group][name].value
            a.setdefault(key, usual)
            b.setdefault(key, usual)
    keys = [key for key in dict.fromkeys([*a, *b]) if key not in _OWN]
    found = [Difference(key, a.get(key), b.get(key)) for key in keys]
    return [each for each in found if each.first != each.second]


def _leaves(table: Mapping[str, Any], outer: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each value that is no table with its key; the tables of a list are leaves."""
    for name, value in table.items():
        key = f"{outer}{name}"
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{key}.")
        elif isinstance(value, Sequence) and not isinstance(value, str):
            yield from ((f"{key}[{number}]", item) for number, item in enumerate(value))
        else:
            yield key, value
