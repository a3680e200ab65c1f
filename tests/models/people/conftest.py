from collections.abc import Mapping

import pytest
from planned_term import Term, term_of

from maps.campus import Headcount
from maps.parameters import Parameter
from models.people.types import Places


@pytest.fixture(scope="session")
def term(
    large: Places,
    people_parameters: Mapping[str, Parameter],
    space_parameters: Mapping[str, Parameter],
) -> Term:
    return term_of(large, Headcount(), people_parameters, space_parameters)
