"""The campus prepared for walking: what does not change while people walk."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from maps.campus import Service
from models.people.cycling import NO_CYCLING, Cycling
from models.people.lines import NO_RIDES, Rides
from models.people.network import Network
from models.people.routes import Routes
from models.people.types import Places


@dataclass(frozen=True)
class Terrain:
    """Where people walk and stay: the network, the places on it, and the ways to each of them.

    `routes` has the profiles of `models.people.lines.profiles`, and then that of people who cannot
    climb stairs: `stairs` says which links those are.
    """

    network: Network
    places: Places
    node: NDArray[np.int64]
    services: Sequence[Service]
    routes: Routes
    route: NDArray[np.int64]
    rides: Rides = NO_RIDES
    stairs: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, dtype=bool))
    cycling: Cycling = field(default_factory=lambda: NO_CYCLING)

    @property
    def rows(self) -> int:
        """How many rows of the ways each profile has: those to the places, then to the racks."""
        return int(self.route.max(initial=-1)) + 1 + len(self.cycling.racks)

    @property
    def step_free_ways(self) -> int:
        """The first row of the ways without stairs: the last profile."""
        return int(self.routes.target.size) - self.rows

    def effort_m(self, origin: NDArray[np.int64], place: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the level metres from places to places, infinite where there is no way."""
        return self.routes.effort_m[self.route[place], self.node[origin]].astype(np.float64)
