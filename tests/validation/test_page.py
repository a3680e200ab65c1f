"""The committed page tells what the tests check. Its numbers are made by `make validation`."""

import pytest

from tools.reference import DOCS
from tools.validation.cases import cases
from tools.validation.page import bounds
from tools.validation.queues import QUEUES

PAGE = (DOCS / "validation.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("key", cases())
def test_a_case_is_on_the_page_and_passes_there(key: str) -> None:
    case = cases()[key]
    row = f"| {case.number} | {case.title} |"
    assert row in PAGE, "run `make validation`"
    assert (case.set_up in PAGE) or not case.figures
    assert case.why_not in PAGE
    for asked in case.figures.values():
        lines = [line for line in PAGE.splitlines() if f"| {asked.means} |" in line]
        assert any(bounds(asked) in line for line in lines), asked.means
        assert not any(line.endswith("| no |") for line in lines)


@pytest.mark.parametrize("name", QUEUES)
def test_a_queue_is_on_the_page_and_agrees_there(name: str) -> None:
    (line,) = [line for line in PAGE.splitlines() if line.startswith(f"| {name} |")]
    assert line.endswith("| yes |")
