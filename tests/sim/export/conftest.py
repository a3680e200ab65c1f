import pytest

from sim.export.source import Source, open_source


@pytest.fixture(scope="session")
def source(quad_day) -> Source:
    return open_source(quad_day.folder)
