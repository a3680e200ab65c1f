"""Every built-in scenario asks something that its runs can answer."""

import pytest

from scenarios import catalogue
from scenarios.loading import load
from sim.study.compare.questions import questions_of
from sim.study.indicators import indicators

BASELINE = "weekday"


@pytest.mark.parametrize("name", catalogue.names())
def test_it_asks(name: str) -> None:
    scenario = load(name)
    assert scenario.questions
    for asked in questions_of(load(BASELINE), [scenario]):
        usual = indicators()[asked.question.indicator].direction
        assert usual in ("none", asked.question.direction), asked.question.indicator


def test_what_asks_nothing_is_asked_what_the_baseline_asks() -> None:
    base = load(BASELINE)
    silent = load(BASELINE, ["questions=[]", "name=silent"])
    told = questions_of(base, [silent])
    assert [each.question for each in told] == list(base.questions)
