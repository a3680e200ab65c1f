import json
from pathlib import Path

import pytest
from command_line import CommandLine
from sample_run import write_run

from cli.main import REFUSED

pytest.importorskip("fastapi")

MANIFEST = {
    "run": "0123456789abcdef",
    "scenario": {"name": "weekday"},
    "seed": 1,
    "campus": {"id": "quad"},
    "version": "0.1.0",
}


@pytest.fixture(autouse=True)
def no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CAMPUS_TOKEN", raising=False)


def test_a_folder_without_runs_is_refused(campus: CommandLine, tmp_path: Path) -> None:
    status, _, told = campus("serve", tmp_path, "--check")
    assert (status, "must hold runs" in told) == (REFUSED, True)


def test_without_a_token_it_does_not_begin(campus: CommandLine, tmp_path: Path) -> None:
    run = tmp_path / "run"
    run.mkdir()
    (run / "manifest.json").write_text(json.dumps(MANIFEST), encoding="utf-8")
    status, _, told = campus("serve", run, "--check")
    assert (status, "CAMPUS_TOKEN" in told) == (REFUSED, True)


def test_a_spoilt_manifest_is_refused(campus: CommandLine, tmp_path: Path) -> None:
    run = write_run(tmp_path / "run")
    (tmp_path / "tokens").write_text("0123456789abcdef\n", encoding="utf-8")
    status, _, told = campus("serve", run, "--token-file", tmp_path / "tokens", "--check")
    assert (status, "must hold runs" in told) == (REFUSED, True)
