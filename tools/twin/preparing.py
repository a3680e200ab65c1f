"""Runs the days of the experiment into a store, and reads them."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from scenarios.loading import load
from scenarios.schema import Scenario
from scenarios.site import site_of
from sim.batch.pools import local_pool
from sim.batch.store import Store
from sim.batch.task import tasks_of
from sim.twin.ensemble import Ensemble, Workshop, make_ensemble
from sim.twin.state import occupancy
from tools.twin.experiment import EVERY_S, Days, counters, shifted

CAMPUS = "quad"
MEMBERS, HIDDEN, USUAL = 64, 24, 8
FIRST_MEMBER, FIRST_HIDDEN, FIRST_USUAL = 1, 5001, 9001


def workshop_in(folder: Path) -> Workshop:
    """Return a workshop of two processes that keeps its runs in a folder."""
    return Workshop(Store(folder), lambda: local_pool(2), lambda done, wanted: None)


def prepare(workshop: Workshop) -> tuple[Days, Ensemble, Sequence[tuple[Scenario, int]]]:
    """Return the days of the experiment, the runs of the ensemble, and what the hidden days are."""
    scenario = load("weekday", [f"campus.map={CAMPUS}", "recording.trajectories=true"])
    campus = site_of(scenario.campus)
    sensors = counters(campus, 0.0)
    ensemble = make_ensemble(scenario, MEMBERS, FIRST_MEMBER, sensors, EVERY_S, workshop)
    hidden = [
        task
        for number, each in enumerate(shifted(scenario, HIDDEN))
        for task in tasks_of([each], [FIRST_HIDDEN + number])
    ]
    usual = tasks_of([scenario], range(FIRST_USUAL, FIRST_USUAL + USUAL))
    workshop.make([*hidden, *usual])
    where = ensemble.members.where
    people = [occupancy(workshop.tables(task, False), where, EVERY_S) for task in usual]
    tables = [workshop.tables(task, True) for task in hidden]
    days = Days(scenario, campus, ensemble.members, np.array(people), tables)
    return days, ensemble, [(task.scenario, task.seed) for task in hidden]
