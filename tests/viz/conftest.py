from pathlib import Path

import pytest
from sample_run import write_run

from maps import folder as campus_folder
from maps.campus import Campus
from scenarios.loading import load
from sim.run import run


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small run, which no test may change."""
    return write_run(tmp_path_factory.mktemp("run") / "a-run")


@pytest.fixture(scope="session")
def campus(run_folder: Path) -> Campus:
    return campus_folder.load(run_folder / "campus")


@pytest.fixture(scope="session")
def quad_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A day on the small campus with everything recorded, which no test may change."""
    out = tmp_path_factory.mktemp("quad") / "run"
    scenario = load("heatwave", ['campus.map="quad"', "recording.trajectories=true"])
    return run(scenario, 1, out, False, lambda *_: None, lambda *_: None).folder
