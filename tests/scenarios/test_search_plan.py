"""A search's plan tells what is wrong in it, and not what follows from that."""

from pathlib import Path

import pytest

from maps.faults import InputError
from scenarios.reading import read_as
from scenarios.search_plan import SearchPlan

PLAN = """scenario = "weekday"
[[vary]]
key = "population.visitors"
low = 9
high = 6
[[objectives]]
indicator = "trips"
direction = "lowr"
"""


def told(tmp_path: Path, text: str) -> list[str]:
    file = tmp_path / "plan.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_as(file, SearchPlan)
    return [f"{fault.place}: {fault.rule}" for fault in refused.value.faults]


def test_a_list_with_a_fault_in_it_is_not_said_to_be_short(tmp_path: Path) -> None:
    assert told(tmp_path, PLAN) == [
        "vary[0] (line 2): low (9) must be below high (6)",
        "objectives[0].direction (line 8): must be 'lower' or 'higher'",
    ]


def test_a_list_that_is_empty_is_told(tmp_path: Path) -> None:
    found = told(tmp_path, 'scenario = "weekday"\nvary = []\nobjectives = []\n')
    assert found == [
        "vary (line 2): must have at least 1 item",
        "objectives (line 3): must have at least 1 item",
    ]
