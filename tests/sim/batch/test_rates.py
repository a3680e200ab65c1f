"""The rule of `campus compare`, with its rounds of runs, on comparisons with a known answer."""

from dataclasses import replace

import pytest

from tools.statistics import trials
from tools.statistics.page import ONE
from tools.statistics.trials import rates


@pytest.fixture(autouse=True)
def _fewer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trials, "COMPARISONS", 300)


def test_a_fixed_number_of_pairs_errs_as_often_as_it_says() -> None:
    told = rates(ONE)
    assert 0.02 <= told.told <= 0.09  # 300 comparisons: 5 % within three standard errors
    assert 0.91 <= told.covered <= 0.98
    assert told.runs == 10


def test_adding_runs_errs_little_more() -> None:
    told = rates(replace(ONE, runs=60, precision=0.005))
    assert told.told <= 0.12
    assert 10 < told.runs < 60
