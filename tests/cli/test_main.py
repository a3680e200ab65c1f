import signal
import subprocess
import sys

import pytest
from command_line import CommandLine

from cli.commands import COMMANDS, GROUPS
from cli.main import main
from sim.faults import RunBroken

HEAVY = ("numpy", "shapely", "pygame", "numba", "networkx", "pydantic", "pyarrow", "duckdb")


@pytest.mark.parametrize("name", [name for name, _, _ in COMMANDS])
def test_every_command_can_be_loaded(campus: CommandLine, name: str) -> None:
    status, out, err = campus(*name.split(), "--help")
    assert (status, err) == (0, "")
    assert out.startswith(f"Usage: campus {name} ")


def test_help_lists_every_command(campus: CommandLine) -> None:
    status, out, err = campus("--help")
    assert (status, err) == (0, "")
    for name, summary, _ in COMMANDS:
        if " " not in name:
            assert f"{name} " in out and summary in out
    assert all(summary in out for summary in GROUPS.values())


def test_help_imports_nothing_heavy() -> None:
    script = (
        "import sys\nfrom cli.main import main\n"
        "try:\n    main(['--help'])\n"
        f"finally:\n    print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr.strip()) == (0, "[]")


def test_an_unknown_command_is_refused_with_the_nearest(campus: CommandLine) -> None:
    status, out, err = campus("scenario")
    assert (status, out) == (2, "")
    assert "scenarios" in err


def test_an_unknown_option_is_refused(campus: CommandLine) -> None:
    status, out, err = campus("scenarios", "--langage", "zh")
    assert (status, out) == (2, "")
    assert "--language" in err


@pytest.mark.parametrize(
    ("raised", "status", "told"),
    [
        (RunBroken("a person is in two places"), 1, "a person is in two places"),
        (PermissionError(13, "Permission denied", "out"), 1, "Permission denied: 'out'"),
        (KeyboardInterrupt(), 130, "campus: interrupted (nothing half-written is left"),
    ],
)
def test_exit_status(
    raised: BaseException,
    status: int,
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail() -> None:
        raise raised

    monkeypatch.setattr("scenarios.catalogue.entries", fail)
    with pytest.raises(SystemExit) as left:
        main(["scenarios"])
    out, err = capsys.readouterr()
    assert (left.value.code, out) == (status, "")
    assert told in err
    assert "Traceback" not in err


def test_ctrl_c_while_a_package_is_imported_is_an_interruption(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """NumPy's C code lets an interrupted import fail as any import that fails."""

    def interrupted() -> None:
        try:
            signal.raise_signal(signal.SIGINT)
        except KeyboardInterrupt:
            raise ImportError("numpy._core.multiarray failed to import") from None

    monkeypatch.setattr("scenarios.catalogue.entries", interrupted)
    # a job in the background ignores Ctrl-C, and so would the command
    usual = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(SystemExit) as left:
            main(["scenarios"])
    finally:
        signal.signal(signal.SIGINT, usual)
    assert left.value.code == 130
    assert capsys.readouterr().err.startswith("campus: interrupted")
