from collections.abc import Mapping

import pytest
from synthetic_places import LARGE, SMALL, places_in_rows

from maps.parameters import Parameter
from models.people.types import Places
from scenarios.parameters import parameters_of


@pytest.fixture(scope="session")
def large() -> Places:
    return places_in_rows(LARGE)


@pytest.fixture(scope="session")
def small() -> Places:
    return places_in_rows(SMALL)


@pytest.fixture(scope="session")
def people_parameters() -> Mapping[str, Parameter]:
    return parameters_of("people", {})


@pytest.fixture(scope="session")
def space_parameters() -> Mapping[str, Parameter]:
    return parameters_of("space", {})
