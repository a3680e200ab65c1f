"""The entities of NGSI-LD held against the catalogue that Smart Data Models publish."""

import gzip
import json
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from published_rules import key_values

from sim.export.ngsi_ld import entities, text_of
from sim.export.source import Source, instant_of

Rows = Mapping[str, Mapping[str, Any]]
SUBJECTS = {
    "Building": "dataModel.Building",
    "CrowdFlowObserved": "dataModel.Transportation",
    "IndoorEnvironmentObserved": "dataModel.Environment",
}
TYPES = {
    "array": list,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
    "object": dict,
    "string": str,
}


def _assets() -> Path:
    spec = find_spec("pysmartdatamodels")
    assert spec is not None and spec.origin is not None
    return Path(spec.origin).parent / "model-assets"


@pytest.fixture(scope="module")
def properties() -> Mapping[str, Rows]:
    """The published properties of each model, by name; those inside of others are left out."""
    catalogue = json.loads(gzip.decompress((_assets() / "smartdatamodels.json.gz").read_bytes()))
    return {
        model: {
            row["property"]: row
            for row in catalogue
            if row["repoName"] == subject
            and row["dataModel"] == model
            and row["id"].split("#")[0].endswith(f"/{model}/{row['property']}")
        }
        for model, subject in SUBJECTS.items()
    }


@pytest.fixture(scope="module")
def required() -> Mapping[str, set[str]]:
    models = json.loads((_assets() / "datamodels_metadata.json").read_text(encoding="utf-8"))
    return {
        model: set(row["required"])
        for row in models
        for model, subject in SUBJECTS.items()
        if (row["dataModel"], row["subject"]) == (model, subject)
    }


@pytest.fixture(scope="module")
def told(source: Source) -> list[dict[str, Any]]:
    return json.loads(text_of(entities(source, instant_of(source, "12:00"))))


def test_the_catalogue_knows_the_models(
    properties: Mapping[str, Rows], required: Mapping[str, set[str]]
) -> None:
    assert set(required) == set(SUBJECTS)
    assert all(required[model] <= set(properties[model]) for model in SUBJECTS)


def test_entities_hold_what_is_required(
    told: list[dict[str, Any]], required: Mapping[str, set[str]]
) -> None:
    assert {each["type"] for each in told} == set(SUBJECTS)
    assert not [each["id"] for each in told if not required[each["type"]] <= set(each)]


def test_every_attribute_is_published_and_of_its_type(
    told: list[dict[str, Any]], properties: Mapping[str, Rows]
) -> None:
    for each in told:
        known = properties[each["type"]]
        plain = key_values(each)
        for name, value in plain.items():
            assert name in known, f"{each['type']} has no {name}"
            kind = known[name].get("type")
            assert kind is None or isinstance(value, TYPES[kind]), f"{name} must be {kind}"
        for name in set(plain) - {"id", "type"}:
            assert each[name]["type"] == known[name]["typeNGSI"], name


def test_categories_are_published_ones(
    told: list[dict[str, Any]], properties: Mapping[str, Rows]
) -> None:
    said = properties["Building"]["category"]["description"]
    allowed = said.split("Enum:'", 1)[1].split("'", 1)[0].split(", ")
    used = {
        category
        for each in told
        if each["type"] == "Building"
        for category in each["category"]["value"]
    }
    assert used and used <= set(allowed)
