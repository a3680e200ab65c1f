"""Plans lived without a clock: straight ways, a short wait at counters, no crowding."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.draws import uniforms
from models.people.activities import activity_number
from models.people.types import NONE, Floats, Ints, Plans, Population

SERVED_AFTER_S = 90.0
DISTANCE_SCALE_M = 250.0


@dataclass(frozen=True)
class ExpandedDay:
    """Row for row of the plans: where it is done, and when it is set out for, reached and left."""

    plans: Plans
    place: Ints
    depart_s: Floats
    arrive_s: Floats
    leave_s: Floats

    def doing(self, activity: str, time_s: float) -> int:
        """Return how many people are at an activity at a time."""
        rows = self.plans.activity == activity_number(activity)
        return int((rows & self._present(time_s)).sum())

    def on_campus(self, time_s: float) -> int:
        """Return how many people are not away at a time."""
        people = self.plans.first.size - 1
        return people - self.doing("away", time_s)

    def in_places(self, places: Ints, time_s: float) -> int:
        """Return how many people are in some places at a time."""
        return int((np.isin(self.place, places) & self._present(time_s)).sum())

    def walkers(self, begin_s: float, end_s: float) -> float:
        """Return the mean number of people who walk in an interval."""
        walked = np.minimum(self.arrive_s, end_s) - np.maximum(self.depart_s, begin_s)
        return float(np.maximum(walked, 0.0).sum() / (end_s - begin_s))

    def _present(self, time_s: float) -> NDArray[np.bool_]:
        return (self.arrive_s <= time_s) & (self.leave_s > time_s)


def expand(
    plans: Plans, population: Population, distance_m: Callable[[Ints, Ints], Floats]
) -> ExpandedDay:
    """Return the day that plans make; places are chosen by attraction and distance."""
    size = plans.activity.size
    place, depart, arrive = plans.place.copy(), np.zeros(size), np.zeros(size)
    leave = np.full(size, np.inf)
    counters = [
        number for number, menu in enumerate(plans.menus) if menu.name in ("canteen", "errand")
    ]
    counted = np.diff(plans.first)
    for turn in range(int(counted.max())):
        person = np.flatnonzero(counted > turn)
        row = plans.first[person] + turn
        if turn:
            before = place[row - 1]
            choose(plans, population, row, person, place, before, distance_m)
            walk = distance_m(before, place[row]) / population.speed_mps[person]
            ready = arrive[row - 1] + np.where(
                np.isin(plans.menu[row - 1], counters), SERVED_AFTER_S, 0.0
            )
            free = np.maximum(ready + plans.stay_s[row - 1], plans.until_s[row - 1])
            way = np.where(plans.place[row] == NONE, 0.0, walk)
            depart[row] = np.maximum(free, plans.start_s[row] - way)
            leave[row - 1] = depart[row]
            arrive[row] = depart[row] + walk
    return ExpandedDay(plans, place, depart, arrive, leave)


def choose(
    plans: Plans,
    population: Population,
    row: Ints,
    person: Ints,
    place: Ints,
    before: Ints,
    distance_m: Callable[[Ints, Ints], Floats],
) -> None:
    """Write the places chosen from menus into `place`."""
    drawn = uniforms(0, "expansion", 0, population.key)[:, 0]
    for number, menu in enumerate(plans.menus):
        here = (plans.place[row] == NONE) & (plans.menu[row] == number)
        if not here.any():
            continue
        origin = np.repeat(before[here], menu.places.size)
        way = distance_m(origin, np.tile(menu.places, int(here.sum())))
        weight = np.exp(-way / DISTANCE_SCALE_M).reshape(-1, menu.places.size) * menu.attraction
        upto = np.cumsum(weight, axis=1)
        option = (upto < drawn[person[here]][:, None] * upto[:, -1:]).sum(axis=1)
        place[row[here]] = menu.places[np.minimum(option, menu.places.size - 1)]
