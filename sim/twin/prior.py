"""The members of the ensemble: the same day under other seeds, with demand that could be."""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from scenarios.calendar import SATURDAY, days_of
from scenarios.parameters import known_parameters
from scenarios.schema import Scenario
from scenarios.sweeps import Point, Sweep, latin_hypercube
from sim.batch.task import Task, tasks_of

GROUP = "people"


@cache
def _unknown() -> dict[str, list[str]]:
    text = files("sim.twin").joinpath("data", "prior.toml").read_text("utf-8")
    return tomllib.loads(text)


def unknown_of(scenario: Scenario) -> Sequence[str]:
    """Return the parameters that are not known of the day, but for those the scenario sets."""
    today = days_of(scenario.calendar)[0]
    day = "weekday" if today.teaching and today.weekday < SATURDAY else "weekend"
    said = scenario.parameters.get(GROUP, {})
    return [name for name in _unknown()[day] if name not in said]


def prior(names: Sequence[str], members: int) -> Sequence[Point]:
    """Return the values of each member: a Latin hypercube between the ends of the parameters."""
    known = known_parameters()[GROUP]
    ends = [(name, known[name].low, known[name].high) for name in names]
    return latin_hypercube([Sweep(key=key, low=low, high=high) for key, low, high in ends], members)


def with_demand(scenario: Scenario, point: Point, name: str) -> Scenario:
    """Return a scenario with these values of demand, under a name of its own."""
    demand = {key: float(value) for key, value in point}
    inner = {**scenario.parameters.get(GROUP, {}), **demand}
    parameters = {**scenario.parameters, GROUP: inner}
    return scenario.model_copy(update={"name": name, "parameters": parameters})


def member_tasks(scenario: Scenario, members: int, first_seed: int) -> list[Task]:
    """Return the runs of the members, each under a seed of its own."""
    points = prior(unknown_of(scenario), members)
    return [
        tasks_of([with_demand(scenario, point, f"{scenario.name}, member {number}")], [seed])[0]
        for number, (point, seed) in enumerate(
            zip(points, range(first_seed, first_seed + members), strict=True), start=1
        )
    ]


def demand_of(scenario: Scenario, names: Sequence[str]) -> NDArray[np.float64]:
    """Return the values that a scenario sets for these parameters."""
    return np.array([scenario.parameters[GROUP][name] for name in names])
