"""What the plans of one day are made from, and the draws they are made with."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from maps.parameters import Parameter
from models.draws import uniforms
from models.people.groups import is_decided_together
from models.people.spread import cut_normal
from models.people.types import NONE, Floats, Ints, Menu, Places, Population

MINUTE_S = 60.0
HOUR_S = 3600.0
DAY_S = 86_400.0


@dataclass(frozen=True)
class Day:
    """A day of a population; `weekend` is any day on which people live as at a weekend."""

    population: Population
    places: Places
    distance_m: Callable[[Ints, Ints], Floats]
    menus: Sequence[Menu]
    parameters: Mapping[str, Parameter]
    weekend: bool
    number: int
    seed: int

    def value(self, name: str) -> float:
        """Return the value of a parameter."""
        return self.parameters[name].value

    def time_s(self, name: str) -> float:
        """Return a parameter given in hours or minutes in seconds."""
        parameter = self.parameters[name]
        return parameter.value * {"h": HOUR_S, "min": MINUTE_S}[parameter.unit]

    def uniform(self, purpose: str, person: Ints) -> Floats:
        """Return one number in [0, 1) for each person, for a decision of this day.

        What friends decide together, the first of them draws for all.
        """
        draws = self.population.leader[person] if is_decided_together(purpose) else person
        return uniforms(self.seed, purpose, self.number, self.population.key[draws])[:, 0]

    def decides(self, name: str, person: Ints, share: float | None = None) -> NDArray[np.bool_]:
        """Return whether each person does what a share of people do (the parameter `name`)."""
        limit = self.value(name) if share is None else share
        return self.uniform(name, person) < limit

    def spread_s(self, name: str, person: Ints, purpose: str = "") -> Floats:
        """Return a time for each person, of the mean `name` and the deviation `name`_sd [s]."""
        drawn = self.uniform(purpose or name, person)
        return cut_normal(drawn, self.time_s(name), self.time_s(f"{name}_sd"))

    def walk_s(self, person: Ints, origin: Ints, place: Ints) -> Floats:
        """Return free walking times between places [s]."""
        return self.distance_m(origin, place) / self.population.speed_mps[person]

    def menu(self, name: str) -> int:
        """Return the number of a menu, NONE where the campus has nothing to offer."""
        names = [menu.name for menu in self.menus]
        return names.index(name) if name in names else NONE

    def is_resident(self, person: Ints) -> NDArray[np.bool_]:
        """Return whether each person lives on campus."""
        gates = self.places.of_kind("gate")
        return ~np.isin(self.population.home[person], gates)
