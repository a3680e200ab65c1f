"""Files of settings beside the scenario: read against their schema, with every fault."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from maps.faults import Faults, InputError
from scenarios.checks import schema_fault
from scenarios.section import Section
from scenarios.source import read_source

Kind = TypeVar("Kind", bound=Section)


def read_as(file: Path, kind: type[Kind]) -> Kind:
    """Return what a TOML file says, as this kind of section; InputError names every fault."""
    source = read_source(file)
    try:
        return kind.model_validate(source.table)
    except ValidationError as refused:
        faults = Faults(source.label)
        for error in _apart(refused.errors(include_url=False)):
            key, value, rule, hint = schema_fault(error, kind)
            faults.add(source.place(key), value, rule, hint)
        raise InputError(faults.found) from None


def _apart(errors: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Yield the errors, but not that a list is too short because what stands in it is wrong."""
    for error in errors:
        key = error["loc"]
        if (
            error["type"] != "too_short"
            or sum(each["loc"][: len(key)] == key for each in errors) < 2
        ):
            yield error
