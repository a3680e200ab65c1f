"""What a change costs reaches the decision record, and changes no run."""

from pathlib import Path

import pytest
from small_plans import small

from maps.faults import InputError
from sim.batch.task import tasks_of
from sim.study.compare.record import cost_of

COUNTERS = '{kind="add_counters", target="canteen", servers=2, cost=1200}'
LAMPS = '{kind="change_loads", lamps=0.5, cost=800.5}'


def test_costs_of_interventions_and_of_the_map_add_up(tmp_path: Path) -> None:
    built = [f"campus.changes={tmp_path}", "campus.changes_cost=1e6"]
    acts = [f"interventions=[{COUNTERS}, {LAMPS}]"]
    assert cost_of(small(settings=acts)) == 2000.5
    assert cost_of(small(settings=built)) == 1e6
    assert cost_of(small(settings=[*built, *acts])) == 1_002_000.5
    assert cost_of(small()) is None


def test_what_costs_another_sum_is_the_same_run() -> None:
    dearer = COUNTERS.replace("1200", "5000")
    more = COUNTERS.replace("servers=2", "servers=3")
    plain, same, other = (
        tasks_of([small(settings=[f"interventions=[{each}]"])], [1])[0].run
        for each in (COUNTERS, dearer, more)
    )
    assert plain == same
    assert plain != other


def test_a_cost_of_no_changes_is_refused() -> None:
    with pytest.raises(InputError, match="changes_cost is the cost of changes: name their folder"):
        small(settings=["campus.changes_cost=5"])
