"""What verdicts were tried against stands on the page of a comparison."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from maps.builtin import folder
from maps.folder import load
from viz.report.blocks import Table
from viz.report.comparison.answer import section
from viz.report.sources import ComparisonSource

ANSWER: dict[str, Any] = {
    "alternative": "rain",
    "indicator": "walking_min_per_person",
    "base": 31.0,
    "other": 33.0,
    "difference": 2.0,
    "interval": [1.8, 2.2],
    "adjusted_interval": [1.7, 2.3],
    "smallest_effect": 1.0,
    "verdict": "worse",
}
TURN = {"parameter": "people.lunch_share", "end": "high", "verdict": "inconclusive"}
FRAGILE = {"verdict": "fragile", "tried": ["people.lunch_share"], "turns": [TURN]}


@pytest.fixture(scope="module")
def source() -> ComparisonSource:
    answers = [{**ANSWER, "robustness": FRAGILE}]
    alternatives = [{"scenario": {"name": "rain"}, "cost": 500.0}]
    record = {"answers": answers, "alternatives": alternatives}
    return ComparisonSource(Path(), record, load(folder("quad")), "en")


def test_the_assumption_that_turns_a_verdict_is_named(source: ComparisonSource) -> None:
    answers, robust = (block for block in section(source).blocks if isinstance(block, Table))
    assert answers.rows[0][-1] == "worse (fragile)"
    (row,) = robust.rows
    assert row[2] == "people.lunch_share"
    assert row[3] == "people.lunch_share at its high end: inconclusive"


def test_a_cost_is_told(source: ComparisonSource) -> None:
    told = [block.text for block in section(source).blocks if block.kind == "paragraph"]
    assert told == ["rain costs 500."]


def test_nothing_is_said_of_what_nobody_tried(source: ComparisonSource) -> None:
    plain = replace(source, record={**source.record, "answers": [ANSWER]})
    (answers,) = (block for block in section(plain).blocks if isinstance(block, Table))
    assert answers.rows[0][-1] == "worse"
