from pathlib import Path

import pytest
from command_line import CommandLine
from sample_run import write_run

from cli.main import REFUSED


@pytest.fixture(scope="module")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_run(tmp_path_factory.mktemp("export") / "run")


@pytest.mark.parametrize("what", ["ngsi-ld", "geojson", "csv"])
def test_what_is_no_run_is_refused(campus: CommandLine, tmp_path: Path, what: str) -> None:
    out = tmp_path / "out"
    status, _, told = campus("export", what, tmp_path, "--out", out)
    assert status == REFUSED
    assert "must be a run folder" in told
    assert not out.exists()


def test_a_used_folder_is_refused(campus: CommandLine, run_folder: Path) -> None:
    status, _, told = campus("export", "csv", run_folder, "--out", run_folder)
    assert (status, "must be a new or empty folder" in told) == (REFUSED, True)
    assert (run_folder / "manifest.json").is_file()


def test_a_time_that_ends_before_it_begins_is_refused(
    campus: CommandLine, run_folder: Path, tmp_path: Path
) -> None:
    times = ("--from", "08:30", "--until", "08:20")
    status, _, told = campus(
        "export", "pedpy", run_folder, "--around", "hall", *times, "--out", tmp_path / "t.txt"
    )
    assert (status, "must come after" in told) == (REFUSED, True)
