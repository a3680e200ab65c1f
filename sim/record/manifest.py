"""The manifest of a run: what was asked, with what, and what was assumed."""

from collections.abc import Mapping
from importlib.metadata import version
from typing import Any

from maps import extensions
from maps.campus import Campus
from scenarios.parameters import known_parameters, parameters_of
from scenarios.schema import Scenario
from sim.record.identity import DISTRIBUTION

SCHEMA = 1
LIBRARIES = ("numba", "numpy", "pyarrow", "scipy", "shapely", "simpy")


def _assumptions(scenario: Scenario) -> list[dict[str, Any]]:
    return [
        {
            "group": group,
            "name": name,
            "value": parameter.value,
            "low": parameter.low,
            "high": parameter.high,
            "unit": parameter.unit,
            "source": parameter.source,
            "description": parameter.description,
        }
        for group in sorted(known_parameters())
        for name, parameter in sorted(parameters_of(group, scenario.parameters).items())
        if parameter.source.startswith(("assumption", "scenario"))
    ]


def manifest_of(
    scenario: Scenario, seed: int, campus: Campus, run: str, rows: Mapping[str, int]
) -> dict[str, Any]:
    """Return the manifest of a run as JSON values; `rows` tells how many each table has.

    It names no clock time and no machine. Nor does it say what is asked about the run, which any
    comparison may ask anew.
    """
    asked = scenario.as_table()
    asked.pop("questions")
    added = {"extensions": extensions.digest()} if extensions.extensions() else {}
    return {
        "schema": SCHEMA,
        "run": run,
        "version": version(DISTRIBUTION),
        **added,
        "libraries": {name: version(name) for name in LIBRARIES},
        "seed": seed,
        "scenario": asked,
        "campus": {"id": campus.id, "name": campus.name, "name_zh": campus.name_zh},
        "attribution": campus.attribution,
        "tables": {name: {"rows": count} for name, count in sorted(rows.items())},
        "assumptions": _assumptions(scenario),
    }
