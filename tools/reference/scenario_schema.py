"""The JSON Schema of the scenario file, for editors that complete and check it."""

import json

from scenarios.schema import Scenario

FILE = "scenario.schema.json"
# Keys that a file may say and that are gone once its parents are merged in, or are made up then.
_EXTENDS = {"type": "string", "description": "a built-in scenario or a scenario file"}


def text() -> str:
    """Return the schema as JSON."""
    made = Scenario.model_json_schema(by_alias=True)
    made["title"] = "Campus Twin scenario"
    made["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    made["properties"] = {"extends": _EXTENDS, **made["properties"]}
    made.pop("required", None)
    return json.dumps(made, indent=1, ensure_ascii=False) + "\n"
