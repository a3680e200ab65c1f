from collections.abc import Mapping

import pytest

from maps.parameters import Parameter
from models.energy.synthetic_year import synthetic_year
from models.energy.weather import Weather
from scenarios.parameters import parameters_of


@pytest.fixture(scope="session")
def energy_parameters() -> Mapping[str, Parameter]:
    return parameters_of("energy", {})


@pytest.fixture(scope="session")
def chongqing(energy_parameters: Mapping[str, Parameter]) -> Weather:
    return synthetic_year(energy_parameters)
