"""What a test needs besides Python."""

import os
import shutil

import pytest


def require(program: str) -> None:
    """Skip the test where a program is missing; fail it where everything must be there."""
    if shutil.which(program) is not None:
        return
    missing = f"the program {program!r} is not installed"
    if os.environ.get("CAMPUS_REQUIRE_ALL") == "1":
        pytest.fail(missing)
    pytest.skip(missing)
