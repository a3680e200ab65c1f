"""The JSON Schema that editors use accepts what the loader accepts."""

import datetime
import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from scenarios import catalogue

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "scenario.schema.json").read_text(encoding="utf-8")
)


def _as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_json(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def _problems(text: str) -> list[str]:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    return [error.message for error in validator.iter_errors(_as_json(tomllib.loads(text)))]


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", catalogue.names())
def test_built_in_scenarios_fit(name: str) -> None:
    assert not _problems(catalogue.built_in(name).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        "[calendar]\ndays = 0",
        "[calendar]\nday = 1",
        '[[interventions]]\nkind = "close_path"\ntarget = 7',
        '[[interventions]]\nkind = "close_path"\ntarget = "a"\nfrom = "25 o\'clock"',
        '[[interventions]]\nkind = "close_pth"\ntarget = "a"',
    ],
)
def test_what_the_loader_refuses_does_not_fit(text: str) -> None:
    assert _problems(text)
