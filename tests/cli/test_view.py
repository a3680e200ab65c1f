"""What `campus view` refuses, without a traceback."""

from pathlib import Path

import pytest
from sample_run import copy_run, write_run

from cli.main import main
from scenarios.schema import Scenario


def told_of(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[object, str]:
    with pytest.raises(SystemExit) as left:
        main(["view", *map(str, arguments)])
    return left.value.code, capsys.readouterr().err


@pytest.fixture(autouse=True)
def no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_run(tmp_path_factory.mktemp("view") / "run")


def test_a_cut_off_run_is_refused(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoilt = copy_run(sample, tmp_path / "run")
    file = spoilt / "tables" / "trajectories.parquet"
    file.write_bytes(file.read_bytes()[:200])
    code, told = told_of(capsys, spoilt)
    assert code == 2
    assert "trajectories.parquet" in told
    assert "cut off" in told


def test_a_foreign_folder_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = told_of(capsys, tmp_path)
    assert (code, "must be a run folder" in told) == (2, True)


def test_a_name_that_is_no_scenario_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    code, told = told_of(capsys, "no-such-day")
    assert code == 2
    assert "no-such-day" in told


@pytest.mark.parametrize("size", ["big", "0x200", "1280"])
def test_a_size_that_is_none_is_refused(
    sample: Path, size: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = told_of(capsys, sample, "--size", size)
    assert code == 2
    assert "must be WxH" in told


def test_a_second_run_that_is_none_is_refused(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = told_of(capsys, sample, "--compare", tmp_path)
    assert (code, "must be a run folder" in told) == (2, True)


def test_without_a_run_the_default_day_is_seen_as_it_is_simulated(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: dict[str, object] = {}

    def live(scenario: Scenario, seed: int, _: object) -> str:
        seen["day"] = scenario.name, scenario.recording.trajectories, seed
        return "a live world"

    monkeypatch.setattr("cli.view.Live", live)
    monkeypatch.setattr("cli.view.view_live", lambda live, *_: seen.update(opened=live))
    with pytest.raises(SystemExit) as left:
        main(["view"])
    assert left.value.code == 0
    assert seen == {"day": ("weekday", True, 1), "opened": "a live world"}
