"""Days on real maps end, without force; and the committed page says so."""

from pathlib import Path

import pytest

from maps import folder as campus_folder
from tools.real_maps.day import day
from tools.real_maps.maps import MAPS, imported, source
from tools.real_maps.page import faults_of
from tools.reference import DOCS

PAGE = DOCS / "real-maps.md"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if source() is None:
        pytest.skip("CAMPUS_DATA names no folder of real data")
    return tmp_path_factory.mktemp("real-maps")


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize("name", MAPS)
def test_the_day_ends(name: str, times: int, folder: Path) -> None:
    found = day(campus_folder.load(imported(name, folder, times)))
    assert found.people > 15_000 * times
    assert faults_of(found, times) == []


def test_the_page_says_that_all_hold() -> None:
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if " s | " in line]
    days = [line for line in lines if line.endswith(("| yes |", "| no |"))]
    assert len(days) == 2 * len(MAPS)
    assert all(line.endswith("| yes |") for line in days)
