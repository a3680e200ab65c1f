"""What a worker does: one run, into the store."""

import json
from collections import OrderedDict
from pathlib import Path
from typing import Any

from maps import folder as campus_folder
from maps.campus import Campus
from models.people.walking.terrain import Terrain
from scenarios.parameters import parameters_of
from scenarios.schema import Scenario
from sim.batch.store import Store
from sim.batch.task import Task
from sim.interventions import prepared
from sim.run import simulate, write_run
from sim.world.ground import terrain_of

_MOST_KEPT = 4  # a comparison of a few scenarios goes through them in turn

_campuses: OrderedDict[str, Campus] = OrderedDict()
_terrains: OrderedDict[str, Terrain] = OrderedDict()


def work(task: Task, store_folder: Path) -> str:
    """Run a task into the store, unless it is there; return what went wrong, "" for nothing.

    The campus and its ways are prepared once and shared by the worker's runs.
    """
    try:
        store = Store(store_folder)
        if store.holds(task):
            return ""
        campus = _campus(task, store)
        terrain = _terrain(task.scenario, campus, task.map)
        scenario, seed = task.scenario, task.seed
        tables = simulate(scenario, seed, campus, terrain, lambda doing, share: None, store.folder)
        with store.adding(task) as folder:
            write_run(folder, folder, scenario, seed, campus, task.run, tables)
    except Exception as error:  # whatever it was: it is told, and the other runs go on
        told = "; ".join(str(error).splitlines()) or "no reason given"
        return f"{type(error).__name__}: {told}"
    return ""


def _campus(task: Task, store: Store) -> Campus:
    if task.map not in _campuses:
        _campuses[task.map] = campus_folder.load(store.map_of(task))
    _forget_old(_campuses, task.map)
    return _campuses[task.map]


def _terrain(scenario: Scenario, campus: Campus, name: str) -> Terrain:
    """Return the terrain of the campus as the scenario prepares it."""
    told = scenario.as_table()
    by = [name, told.get("interventions"), told["parameters"].get("people")]
    key = json.dumps(by, sort_keys=True)
    if key not in _terrains:
        people = parameters_of("people", scenario.parameters)
        _terrains[key] = terrain_of(prepared(campus, scenario), people)
    _forget_old(_terrains, key)
    return _terrains[key]


def _forget_old(kept: OrderedDict[str, Any], used: str) -> None:
    kept.move_to_end(used)
    if len(kept) > _MOST_KEPT:
        kept.popitem(last=False)
