"""People who can choose avoid rooms that are too hot."""

import numpy as np

from models.energy.of_use import Floats
from sim.world.openings import CLOSED
from sim.world.ways import Undo
from sim.world.world import World


class Heat:
    """Closes places of choice to newcomers while they are too hot, if the scenario says so."""

    def __init__(self, world: World) -> None:
        """Begin with none too hot."""
        self._world = world
        self._limit_c = world.stage.scenario.energy.leave_above_c
        chosen = [menu.places for menu in world.stage.menus]
        self._places = np.unique(np.concatenate([np.zeros(0, np.int64), *chosen]))
        self._undo: Undo | None = None
        self._hot = np.zeros(0, np.int64)

    def felt(self, operative_c: Floats, time: float) -> None:
        """Let people know how hot it is in the zones [degC]."""
        energy = self._world.energy
        if self._limit_c is None or energy is None:
            return
        zone = energy.census.rooms.zone_of_place[self._places]
        hot = self._places[(zone >= 0) & (operative_c[zone] > self._limit_c)]
        if np.array_equal(hot, self._hot):
            return
        if self._undo is not None:
            self._undo(time)
        self._undo = self._world.places.put(hot, CLOSED, time) if hot.size else None
        self._hot = hot
