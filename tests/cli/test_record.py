from pathlib import Path

import pytest
from sample_run import write_run

from cli.main import main


def test_a_picture_is_made_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run, out = write_run(tmp_path / "run"), tmp_path / "peak.png"
    with pytest.raises(SystemExit) as left:
        main(["record", str(run), "--out", str(out), "--from", "08:26", "--size", "640x360"])
    assert left.value.code == 0
    assert capsys.readouterr().out.strip() == str(out)
    assert out.read_bytes()[:4] == b"\x89PNG"


def test_all_faults_of_what_is_asked_are_told_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--out", str(tmp_path / "a.mp4"), "--from", "8h", "--until", "08:61"]
    asked += ["--size", "big", "--people", "mood"]
    with pytest.raises(SystemExit) as left:
        main(["record", str(tmp_path), *asked])
    assert left.value.code == 2
    told = capsys.readouterr().err
    assert "4 faults" in told
    for option in ("--from", "--until", "--size", "--people"):
        assert option in told
