"""Where there is no room to write: said plainly, nothing half-written, finished runs kept."""

import errno
from io import BytesIO
from pathlib import Path
from tempfile import gettempdir
from typing import NoReturn

import duckdb
import pytest
from command_line import CommandLine
from small_plans import SMALL

from sim.record import table_files
from sim.record.run_folder import write_whole
from sim.study import indicators

SETTINGS = [part for setting in (*SMALL, "energy.on=false") for part in ("--set", setting)]


def _full(*_: object, **__: object) -> NoReturn:
    raise OSError(errno.ENOSPC, "No space left on device", "trips.parquet")


def test_a_run_leaves_nothing_behind(
    campus: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table_files, "write_table", _full)
    status, out, err = campus("run", "weekday", *SETTINGS, "--out", tmp_path / "run")
    assert (status, out) == (1, "")
    told = "No space left on device: 'trips.parquet' (nothing half-written is left"
    assert told in err
    assert list(tmp_path.iterdir()) == []


def test_a_growing_table_leaves_nothing_behind(
    campus: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(BytesIO):
        write = _full

    monkeypatch.setattr(table_files, "GROUP", 100)
    monkeypatch.setattr(table_files, "nameless_file", lambda beside: Full())
    status, out, err = campus("run", "weekday", *SETTINGS, "--out", tmp_path / "runs" / "a")
    assert (status, out) == (1, "")
    assert "No space left on device" in err
    assert "Traceback" not in err
    assert list(tmp_path.iterdir()) == []


def test_no_room_to_work_out_the_indicators(
    campus: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> NoReturn:
        raise duckdb.OutOfMemoryException("failed to offload data block")

    monkeypatch.setattr(indicators, "hold_views", full)
    status, out, err = campus("run", "weekday", *SETTINGS, "--out", tmp_path / "run")
    assert (status, out) == (1, "")
    assert f"No space left on device: {gettempdir()!r} (nothing half-written is left" in err
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "told.json"
    write_whole(file, "before")
    monkeypatch.setattr(Path, "write_text", _full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(file, "after")
    assert [each.name for each in tmp_path.iterdir()] == ["told.json"]
    assert file.read_bytes() == b"before"
