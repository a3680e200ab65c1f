import json
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import CommandLine

from cli import doctor_checks
from cli.doctor_checks import EXTRAS, Finding, display, folders, parts, python
from cli.main import BROKEN, DONE


def test_here_nothing_that_is_needed_is_missing(campus: CommandLine) -> None:
    status, told, _ = campus("doctor", "--json")
    found = {each["name"]: each for each in json.loads(told)}
    assert status == DONE
    assert found["packages that are needed"]["state"] == "good"
    assert {f"extra {extra} ({what})" for extra, what in EXTRAS.items()} <= set(found)


@pytest.mark.parametrize(
    ("requirements", "state", "told"),
    [
        (["numpy>=2.0", "typer >=0.12"], "good", "all 2"),
        (["numpy>=999", "typer"], "bad", "1 of 2: numpy is "),
        (["no-such-thing>=1"], "bad", "1 of 1: no-such-thing is not there"),
    ],
)
def test_what_is_needed_is_looked_for(requirements: list[str], state: str, told: str) -> None:
    first = next(parts(requirements))
    assert (first.state, first.told.startswith(told)) == (state, True)
    assert bool(first.todo) == (state == "bad")


def test_a_missing_extra_is_told_with_its_cure() -> None:
    found = {each.name: each for each in parts(["no-such-thing>=1; extra == 'twin'"])}
    twin = found[f"extra twin ({EXTRAS['twin']})"]
    assert (twin.state, twin.todo) == ("note", "python -m pip install 'campus-twin[twin]'")


def test_an_old_python_is_bad() -> None:
    assert python((3, 10, 4)).state == "bad"
    assert python((3, 14, 0)).state == "good"


def test_without_a_screen_it_says_what_works() -> None:
    assert "campus record" in display({}, "linux").todo
    assert display({"DISPLAY": ":0"}, "linux").state == "good"
    assert display({}, "win32").state == "good"


def test_folders_that_are_not_there_are_bad(tmp_path: Path) -> None:
    found = {each.name: each.state for each in folders({"CAMPUS_DATA": str(tmp_path / "no")})}
    assert found == {"CAMPUS_DATA": "bad", "CAMPUS_EXTENSIONS": "note"}


def test_the_exit_status_says_that_something_is_missing(
    campus: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    lack = Finding("packages that are needed", "bad", "1 of 22: numpy is not there", "install it")
    monkeypatch.setattr(doctor_checks, "python", lambda found: lack)
    status, told, _ = campus("doctor")
    assert status == BROKEN
    assert "MISSING  packages that are needed: 1 of 22" in told
    assert "→ install it" in told


def test_it_runs_where_hardly_anything_is_installed() -> None:
    heavy = ("duckdb", "networkx", "numba", "numpy", "pyarrow", "pygame", "shapely")
    hidden = f"import sys; sys.modules.update(dict.fromkeys({heavy!r}))"
    call = f"{hidden}; from cli.main import main; main(['doctor'])"
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", call], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == DONE, done.stderr
