from pathlib import Path

import pytest
from sample_run import write_run

from maps import folder as campus_folder
from maps.campus import Campus


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small run, which no test may change."""
    return write_run(tmp_path_factory.mktemp("run") / "a-run")


@pytest.fixture(scope="session")
def campus(run_folder: Path) -> Campus:
    return campus_folder.load(run_folder / "campus")
