"""Files of settings beside the scenario: read against their schema, with every fault."""

from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

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
        for error in refused.errors(include_url=False):
            key, value, rule, hint = schema_fault(error, kind)
            faults.add(source.place(key), value, rule, hint)
        raise InputError(faults.found) from None
