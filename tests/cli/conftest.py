from pathlib import Path

import pytest
from command_line import CommandLine
from small_inputs import (
    ENROLMENTS,
    OSM,
    ROOMS,
    SCENARIO,
    SERVICES,
    TIMETABLE,
    campus_map,
    write_campus,
    write_timetable,
)

from cli.main import main


@pytest.fixture
def campus(capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """Run `campus` in this process; gives exit status, stdout and stderr."""

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        assert isinstance(left.value.code, int)
        return left.value.code, *capsys.readouterr()

    return run


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """A folder with a valid campus, timetable, scenario and OSM file."""
    write_campus(tmp_path / "campus", campus_map(), ROOMS, SERVICES)
    write_timetable(tmp_path / "timetable", TIMETABLE, ENROLMENTS)
    (tmp_path / "scenario.toml").write_text(SCENARIO, encoding="utf-8")
    (tmp_path / "map.osm").write_text(OSM, encoding="utf-8")
    return tmp_path
