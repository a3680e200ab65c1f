"""What `campus twin` refuses, before any run is made."""

import json
from pathlib import Path

import pytest
from command_line import CommandLine
from made_up_days import SENSORS as MADE_UP
from made_up_days import day, members_of_days, received_of

from cli.tell_twin import as_json, as_line
from scenarios.schema import CampusSection
from scenarios.site import site_of
from sim.twin.twin import Twin

SENSORS = "id,kind,target,interval_s,noise\nheads,wifi,library,900,0.1\n"
QUESTION = """\
[[questions]]
name = "lunch"
at = "{at}"
place = "{place}"
ahead_h = {ahead}
options = [{{ name = "closed", interventions = [{{ kind = "close_path", target = "{target}" }}] }}]
"""
GOOD = {"at": "11:00", "place": "canteen", "ahead": 1, "target": "bridge"}


def _refused(campus: CommandLine, folder: Path, *more: str) -> str:
    (folder / "s.csv").write_text(SENSORS, encoding="utf-8")
    given = ["--campus", "quad", "--sensors", folder / "s.csv", "--out", folder / "out"]
    status, _, told = campus("twin", *map(str, given), *more)
    assert status == 2, told
    assert not (folder / "out").exists()
    return told


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"at": "11:07"}, "must be an instant of an estimate"),
        ({"place": "kanteen"}, "must be a building or ground"),
        ({"target": "bridges"}, "bridges"),
        ({"ahead": 2}, "ahead_h must be one of [1, 3]"),
    ],
)
def test_a_question_that_cannot_be_answered(campus, tmp_path, changed, said) -> None:
    file = tmp_path / "q.toml"
    file.write_text(QUESTION.format(**{**GOOD, **changed}), encoding="utf-8")
    told = _refused(campus, tmp_path, "--telemetry", "none", "--questions", str(file))
    assert said in told


def test_telemetry_that_is_none(campus, tmp_path) -> None:
    (tmp_path / "t.parquet").write_text("no", encoding="utf-8")
    told = _refused(campus, tmp_path, "--telemetry", str(tmp_path / "t.parquet"))
    assert "must be a Parquet file of readings" in told


def test_an_interval_that_does_not_divide_an_hour(campus, tmp_path) -> None:
    told = _refused(campus, tmp_path, "--telemetry", "none", "--every-min", "7")
    assert "--every-min must divide 60" in told


def test_several_days(campus, tmp_path) -> None:
    (tmp_path / "store").mkdir()
    more = ["--telemetry", str(tmp_path / "store"), "--set", "calendar.days=2"]
    assert "the twin follows a day at a time" in _refused(campus, tmp_path, *more)


@pytest.mark.parametrize(
    ("language", "named", "ahead"), [("en", "Library", "in 1 h"), ("zh", "图书馆", "1 小时后")]
)
def test_an_estimate_is_told_in_both_languages(language, named, ahead) -> None:
    members = members_of_days()
    estimate = Twin(members, MADE_UP, campus=None, seed=1).at(10 * 3600, received_of(day(70)))
    line = as_line(
        estimate, members.where, ["hall-1"], site_of(CampusSection(map="quad")), language
    )
    assert line.startswith("10:00  ")
    assert named in line
    assert ahead in line
    assert " 0 (0–0, 0 in" not in line
    assert line.endswith(": hall-1")
    told = json.loads(as_json(estimate, members.where, ["hall-1"]))
    assert told["disagree"] == ["hall-1"]
    assert list(told["people"]) == ["0", "3600", "10800"]
