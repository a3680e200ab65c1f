import sys
from pathlib import Path

import pytest

from maps.schematic.__main__ import main


def test_a_folder_in_use_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("kept")
    monkeypatch.setattr(sys, "argv", ["schematic", "quad", str(tmp_path)])
    assert main() == 2
    assert "must be a new or empty folder" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_a_campus_is_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["schematic", "quad", str(tmp_path / "out")])
    assert main() == 0
    assert (tmp_path / "out" / "campus.geojson").is_file()
