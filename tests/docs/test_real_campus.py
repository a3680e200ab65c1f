"""The walk from a real campus to an answer can be followed, and comes out as it says."""

import json
import os
import shutil
from pathlib import Path

import pytest
from following import follow
from pages import ROOT

PAGE = ROOT / "docs" / "real-campus.md"
DATA = os.environ.get("CAMPUS_DATA", "")
BROUGHT = {
    "campus.osm": "maps/shu/map.osm",
    "problem.xml": "timetables/itc2019/muni-fi-spr17.xml",
    "solution.xml": "timetables/itc2019/solution-muni-fi-spr17.xml",
    "weather.epw": "weather/CHN_CQ_Chongqing.Shapingba.575160_CSWD.epw",
}


@pytest.mark.skipif(not DATA, reason="CAMPUS_DATA names no folder of real data")
def test_the_walk_ends_in_an_answer(tmp_path: Path) -> None:
    for name, file in BROUGHT.items():
        shutil.copy(Path(DATA) / file, tmp_path / name)
    follow(PAGE, tmp_path)
    record = json.loads((tmp_path / "answer" / "comparison.json").read_text(encoding="utf-8"))
    verdicts = {each["indicator"]: each["verdict"] for each in record["answers"]}
    assert verdicts["walkers_peak"] == "better"
    assert verdicts["attendance"] == "worse"
    assert (tmp_path / "answer.html").stat().st_size > 1_000_000
