"""What a worker does: one run, into the store."""

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from maps import folder as campus_folder
from maps.campus import Campus
from models.people.walking.terrain import Terrain
from scenarios.parameters import parameters_of
from sim.batch.store import Store
from sim.batch.task import Task
from sim.interventions import prepared
from sim.run import simulate, write_run
from sim.world.energy.premises import Premises, premises_of
from sim.world.ground import terrain_of
from sim.world.stage import set_stage

T = TypeVar("T")

_MOST_KEPT = 4  # a comparison of a few scenarios goes through them in turn

_campuses: OrderedDict[str, Campus] = OrderedDict()
_terrains: OrderedDict[str, Terrain] = OrderedDict()
_premises: OrderedDict[str, Premises] = OrderedDict()


def work(task: Task, store_folder: Path) -> str:
    """Run a task into the store, unless it is there; return what went wrong, "" for nothing.

    The campus, its ways and its premises are prepared once and shared by the worker's runs.
    """
    try:
        store = Store(store_folder)
        if store.holds(task):
            return ""
        scenario, seed = task.scenario, task.seed
        campus = _kept(_campuses, task.map, lambda: campus_folder.load(store.map_of(task)))
        terrain = _kept(_terrains, task.terrain, lambda: _terrain(task, campus))
        premises = (
            _kept(_premises, task.premises, lambda: _premises_of(task, campus))
            if scenario.energy.on
            else None
        )
        tables = simulate(
            set_stage(scenario, seed, campus, terrain, premises),
            lambda doing, share: None,
            store.folder,
        )
        with store.adding(task) as folder:
            write_run(folder, folder, scenario, seed, campus, task.run, tables)
    except Exception as error:  # whatever it was: it is told, and the other runs go on
        told = "; ".join(str(error).splitlines()) or "no reason given"
        return f"{type(error).__name__}: {told}"
    return ""


def _terrain(task: Task, campus: Campus) -> Terrain:
    people = parameters_of("people", task.scenario.parameters)
    return terrain_of(prepared(campus, task.scenario), people)


def _premises_of(task: Task, campus: Campus) -> Premises:
    return premises_of(prepared(campus, task.scenario), task.scenario)


def _kept(known: OrderedDict[str, T], key: str, make: Callable[[], T]) -> T:
    """Return what is known by a key, made where it is not; what was used least lately is let go."""
    if key not in known:
        known[key] = make()
    known.move_to_end(key)
    if len(known) > _MOST_KEPT:
        known.popitem(last=False)
    return known[key]
