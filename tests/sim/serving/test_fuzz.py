"""A fuzz by the interface's own schema.

Whatever is asked, no answer is a failure of the server, and each is as the schema says.
"""

from collections import Counter

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from served import TOKEN

from sim.serving.app import make_app
from sim.serving.shelf import Shelf
from sim.serving.tokens import Tokens

HEADERS = {"Authorization": f"Bearer {TOKEN}"}
PATHS = (
    "/runs",
    "/runs/{run}",
    "/runs/{run}/indicators",
    "/runs/{run}/tables",
    "/runs/{run}/tables/{table}",
    "/runs/{run}/map",
    "/runs/{run}/exports/geojson",
    "/runs/{run}/exports/ngsi-ld",
    "/state",
)
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
SLOW = ("/runs/{run}/exports/geojson", "/runs/{run}/exports/ngsi-ld")


@pytest.fixture(scope="module")
def operations(shelf: Shelf) -> dict[str, APIOperation]:
    app = make_app(shelf, Tokens([TOKEN]), None, 1e9)
    schema = schemathesis.openapi.from_asgi("/openapi.json", app)
    return {found.ok().path: found.ok() for found in schema.get_all_operations()}


def test_every_way_in_is_tried(operations: dict[str, APIOperation]) -> None:
    assert set(operations) == set(PATHS)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize("path", PATHS)
def test_no_request_breaks_the_server(
    operations: dict[str, APIOperation], shelf: Shelf, path: str, mode: GenerationMode
) -> None:
    run = shelf.summaries()[0]["run"]
    statuses: Counter[int] = Counter()

    @settings(
        max_examples=5 if path in SLOW else 20,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operations[path].as_strategy(generation_mode=mode))
    def ask(case: schemathesis.Case) -> None:
        if "run" in case.path_parameters and sum(statuses.values()) % 2:
            case.path_parameters["run"] = run  # else most would be refused for the run alone
        answer = case.call(headers=HEADERS)
        case.validate_response(answer, checks=CHECKS)
        statuses[answer.status_code] += 1

    ask()
    assert statuses
    assert max(statuses) < 500
