"""Every built-in scenario asks something that its runs can answer."""

import pytest

from scenarios import catalogue
from scenarios.loading import load
from sim.study.compare.questions import questions_of
from sim.study.indicators import indicators

BASELINE = "weekday"


@pytest.mark.parametrize("name", [name for name in catalogue.names() if name != BASELINE])
def test_it_asks(name: str) -> None:
    scenario = load(name)
    assert scenario.questions
    for asked in questions_of(load(BASELINE), [scenario]):
        usual = indicators()[asked.question.indicator].direction
        assert usual in ("none", asked.question.direction), asked.question.indicator


def test_the_baseline_asks_nothing() -> None:
    assert not load(BASELINE).questions
