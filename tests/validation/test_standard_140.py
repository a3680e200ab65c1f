"""The thermal model among the programs of ASHRAE Standard 140-2020, with nothing tuned."""

import pytest

from tools.reference import DOCS
from tools.validation.energy import NAMES
from tools.validation.standard140.cases import cases
from tools.validation.standard140.measured import Result, denver, results

MUST_HOLD = ("600", "900", "600FF", "900FF")
FARTHEST = 0.03  # of the limit, where a figure lies outside


@pytest.fixture(scope="module")
def found() -> tuple[Result, ...]:
    if denver() is None:
        pytest.skip("CAMPUS_DATA does not hold the weather of Denver")
    return results()


@pytest.mark.parametrize("case", MUST_HOLD)
def test_the_loads_lie_in_the_range_of_the_programs(case: str, found: tuple[Result, ...]) -> None:
    assert not [each for each in found if each.case == case and not each.holds]


def test_the_sun_on_every_side_lies_in_the_range_of_the_programs(
    found: tuple[Result, ...],
) -> None:
    sides = [each for each in found if each.figure.endswith("kwh_m2") and each.case == "600"]
    assert len(sides) == 6
    assert not [each for each in sides if not each.holds]


@pytest.mark.parametrize("case", [key for key in cases() if key not in MUST_HOLD])
def test_no_other_case_is_far_out_of_range(case: str, found: tuple[Result, ...]) -> None:
    own = [each for each in found if each.case == case]
    assert own
    assert not [each for each in own if each.beyond > FARTHEST]


def test_most_figures_lie_in_range(found: tuple[Result, ...]) -> None:
    assert sum(each.holds for each in found) >= 0.92 * len(found)


def test_every_figure_is_on_the_page(found: tuple[Result, ...]) -> None:
    page = (DOCS / "validation.md").read_text(encoding="utf-8")
    for each in found:
        line = f"| {NAMES[each.figure]} | {each.shown:g} | {each.low:g} to {each.high:g} |"
        assert line in page, "run `make validation`"
