"""Runs that several tests of this folder read: each is made once a worker."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from scenarios.loading import load
from sim.run import run


class Recording:
    """A run folder, and its tables as structured columns."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def column(self, table: str, *names: str) -> tuple:
        read = pq.read_table(self.folder / "tables" / f"{table}.parquet", columns=list(names))
        return tuple(read.column(name).to_numpy() for name in names)


def record(out: Path, scenario: str, *settings: str, seed: int = 1) -> Recording:
    done = run(load(scenario, settings), seed, out, False, lambda *_: None, lambda *_: None)
    return Recording(done.folder)


@pytest.fixture(scope="session")
def huxi_day(tmp_path_factory: pytest.TempPathFactory) -> Recording:
    return record(tmp_path_factory.mktemp("runs") / "huxi", "weekday")


@pytest.fixture(scope="session")
def quad_day(tmp_path_factory: pytest.TempPathFactory) -> Recording:
    out = tmp_path_factory.mktemp("runs") / "quad"
    return record(out, "weekday", "campus.map='quad'", "recording.trajectories=true")


@pytest.fixture(scope="session")
def quad_weekend(tmp_path_factory: pytest.TempPathFactory) -> Recording:
    out = tmp_path_factory.mktemp("runs") / "weekend"
    return record(out, "weekend", "campus.map='quad'", "calendar.days=2")


@pytest.fixture(scope="session")
def step_free_day(tmp_path_factory: pytest.TempPathFactory) -> Recording:
    out = tmp_path_factory.mktemp("runs") / "step-free"
    return record(out, "step-free", "campus.map='quad'", "recording.trajectories=true")
