"""How fast the alternatives of a comparison are as usual again, from the tables of its runs."""

from collections.abc import Mapping, Sequence
from typing import Any

from scenarios.schema import Scenario
from sim.batch.store import Store
from sim.batch.trials import Runs
from sim.study.compare.moments import followed
from sim.study.compare.recovery import recoveries, shock_of
from sim.study.query import open_tables


def recovery_of(
    scenarios: Sequence[Scenario], runs: Runs, store: Store, level: float
) -> Mapping[str, dict[str, Any]]:
    """Return for each alternative that holds a shock how it comes back, as JSON values."""
    base = scenarios[0]
    shocks = {each.name: shock_of(each) for each in scenarios[1:]}
    told: dict[str, dict[str, Any]] = {}
    usual = _followed(base, runs, store) if any(shocks.values()) else []
    for scenario in scenarios[1:]:
        shock = shocks[scenario.name]
        if shock is None:
            continue
        found = recoveries(usual, _followed(scenario, runs, store), shock, level)
        told[scenario.name] = {
            "from_s": shock.begin_s,
            "until_s": shock.end_s,
            "moments": {key: each.as_table() for key, each in found.items()},
        }
    return told


def _followed(scenario: Scenario, runs: Runs, store: Store) -> list[Any]:
    """Return what is followed in each run of a scenario, in the order of the seeds."""
    tasks = [task for task in runs.tasks if task.scenario.name == scenario.name]
    return [followed(open_tables(store.place(task))) for task in tasks]
