"""A test that needs a real broker of MQTT."""

import os

import pytest

from benchmarks.engines.mosquitto import program


def require_mosquitto() -> None:
    """Skip the test where Mosquitto is missing; fail it where everything must be there."""
    if program() is not None:
        return
    missing = "the program 'mosquitto' is not installed"
    if os.environ.get("CAMPUS_REQUIRE_ALL") == "1":
        pytest.fail(missing)
    pytest.skip(missing)
