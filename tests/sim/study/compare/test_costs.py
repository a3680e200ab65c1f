"""What a change costs is told by the scenario, and by its run."""

import json
from pathlib import Path

import pytest
from small_plans import small

from maps.faults import InputError
from sim.run import run

COUNTERS = '{kind="add_counters", target="canteen", servers=2, cost=1200}'
LAMPS = '{kind="change_loads", lamps=0.5, cost=800.5}'


def test_costs_of_interventions_and_of_the_map_add_up(tmp_path: Path) -> None:
    built = [f"campus.changes={tmp_path}", "campus.changes_cost=1e6"]
    acts = [f"interventions=[{COUNTERS}, {LAMPS}]"]
    assert small(settings=acts).cost == 2000.5
    assert small(settings=built).cost == 1e6
    assert small(settings=[*built, *acts]).cost == 1_002_000.5
    assert small().cost is None


def test_the_run_tells_the_cost_too(tmp_path: Path) -> None:
    scenario = small(settings=[f"interventions=[{COUNTERS}, {LAMPS}]"])
    done = run(scenario, 1, tmp_path / "run", False, lambda *_: None, lambda *_: None)
    told = json.loads((done.folder / "indicators.json").read_text(encoding="utf-8"))
    assert told["intervention_cost"] == 2000.5


def test_a_cost_of_no_changes_is_refused() -> None:
    with pytest.raises(InputError, match="changes_cost is the cost of changes: name their folder"):
        small(settings=["campus.changes_cost=5"])
