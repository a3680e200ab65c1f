from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Browser
from command_line import CommandLine
from small_plans import SMALL

from cli.main import main

QUESTIONS = (
    'questions=[{indicator="walking_min_per_person", direction="lower", smallest_effect=1.0},'
    '{indicator="trips", direction="lower"}]'
)


def _campus(*arguments: str | Path) -> None:
    with pytest.raises(SystemExit) as left:
        main([str(argument) for argument in arguments])
    assert left.value.code == 0


def _settings(*more: str) -> list[str]:
    return [part for setting in (*SMALL, *more) for part in ("--set", setting)]


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small day."""
    out = tmp_path_factory.mktemp("report") / "run"
    _campus("run", *_settings(), "--out", out)
    return out


@pytest.fixture(scope="session")
def comparison(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small comparison."""
    out = tmp_path_factory.mktemp("report") / "comparison"
    chosen = ("--replications", "2", "--workers", "1", "--out", out)
    _campus("compare", "weekday", "rain", *_settings(QUESTIONS), *chosen)
    return out


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    opened = Browser()
    yield opened
    opened.quit()


@pytest.fixture
def campus(capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """Run `campus` in this process; gives exit status, stdout and stderr."""

    def run_it(*arguments: str | Path) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        assert isinstance(left.value.code, int)
        return left.value.code, *capsys.readouterr()

    return run_it
