"""The models' parameters, and what a scenario says instead."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import models
from maps.extensions import data_files, named
from maps.parameters import Parameter, read_parameters


@cache
def known_parameters() -> Mapping[str, Mapping[str, Parameter]]:
    """Return every parameter of the models: first by the folder of `models/`, then by name.

    They are the tables of each `models/GROUP/data/*.toml`.
    """
    groups: dict[str, dict[str, Parameter]] = {}
    folders = (Path(part) for part in models.__path__)
    for data in sorted(data for folder in folders for data in folder.glob("*/data")):
        for file in data_files([str(data)], ".toml"):
            with named(file):
                groups.setdefault(data.parent.name, {}).update(read_parameters(file))
    return groups


def parameters_of(
    group: str, overrides: Mapping[str, Mapping[str, float]]
) -> Mapping[str, Parameter]:
    """Return the parameters of a group with the scenario's `overrides` in their place."""
    known = known_parameters()[group]
    return {**known} | {
        name: replace(known[name], value=value, source="scenario")
        for name, value in overrides.get(group, {}).items()
    }
