"""Every case of RiMEA 4.1.1 and NIST TN 1822 that applies gives what it asks for."""

import pytest

from tools.validation.cases import MEASURED, cases, result

TRIED = [key for key, case in cases().items() if case.figures]
RIMEA = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"]
RIMEA += ["12a", "12b", "12c", "12d", "13", "14", "15", "16"]
NIST = ["1.1", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7", "2.8", "2.9", "2.10"]
NIST += ["3.1", "3.2", "3.3", "4.1", "5.1", "5.2"]


@pytest.mark.parametrize("key", TRIED)
def test_case(key: str) -> None:
    assert not result(key).fails()


@pytest.mark.parametrize("key", TRIED)
def test_a_case_tells_what_it_asks(key: str) -> None:
    asked = cases()[key].figures
    assert asked.keys() == result(key).found.keys()
    assert any(each.low is not None or each.high is not None for each in asked.values())


def test_every_published_case_is_tried_or_has_a_reason() -> None:
    published = [f"rimea-{number}" for number in RIMEA] + [f"nist-{number}" for number in NIST]
    assert sorted(cases()) == sorted(published)
    assert sorted(MEASURED) == sorted(TRIED)
    assert all(bool(case.figures) != bool(case.why_not) for case in cases().values())
