"""Where there is no room to write: said plainly, nothing half-written, finished runs kept."""

import subprocess
import sys
from pathlib import Path

import pytest
from small_plans import SMALL

SETTINGS = [part for setting in (*SMALL, "energy.on=false") for part in ("--set", setting)]


def _campus(least: int, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    """Run `campus` in a process that may write no file larger than so many bytes."""
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({least}, {least}))"
    code = f"{limit}; import sys; from cli.main import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_run_leaves_nothing_behind(tmp_path: Path) -> None:
    pytest.importorskip("resource")  # where there is no limit of the size of files
    done = _campus(20_000, "run", "weekday", *SETTINGS, "--out", tmp_path / "run")
    assert done.returncode == 1
    assert "File too large (nothing half-written is left" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sim.record.run_folder import write_whole

    file = tmp_path / "told.json"
    write_whole(file, "before")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(file, "after")
    assert [each.name for each in tmp_path.iterdir()] == ["told.json"]
    assert file.read_bytes() == b"before"
