"""The models' parameters, and what a scenario says instead."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files

from maps.parameters import Parameter, read_parameters


@cache
def known_parameters() -> Mapping[str, Mapping[str, Parameter]]:
    """Return every parameter of the models: first by the folder of `models/`, then by name.

    They are the tables of each `models/GROUP/data/*.toml`.
    """
    groups: dict[str, dict[str, Parameter]] = {}
    for group in sorted(files("models").iterdir(), key=lambda folder: folder.name):
        data = group.joinpath("data")
        if not data.is_dir():
            continue
        for file in sorted(data.iterdir(), key=lambda item: item.name):
            if file.name.endswith(".toml"):
                groups.setdefault(group.name, {}).update(read_parameters(file))
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
