"""Which places and services are open, as interventions leave it."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from models.people.types import Menu
from models.people.walking.changes import let_look
from models.people.walking.walkers import Walkers
from sim.world.gates import Gates
from sim.world.ways import Undo

Ints = NDArray[np.int64]
DAY_S = 86_400.0
AS_USUAL, CLOSED, OPEN = -1, 0, 1


class Switches:
    """What is open of a number of things; of what was said of one, the last that holds decides."""

    def __init__(self, things: int, apply: Callable[[NDArray[np.int64], float], None]) -> None:
        """Begin with everything as usual; `apply` is told the state of all, and the time [s]."""
        self._things = things
        self._apply = apply
        self._said: list[tuple[Ints, int]] = []

    def put(self, things: Ints, state: int, time: float) -> Undo:
        """Let things be CLOSED or OPEN from a time [s]."""
        said = (things, state)
        self._said.append(said)
        self._tell(time)

        def undo(then: float) -> None:
            # by identity: arrays do not compare as a whole
            self._said = [other for other in self._said if other is not said]
            self._tell(then)

        return undo

    def _tell(self, time: float) -> None:
        state = np.full(self._things, AS_USUAL)
        for things, said in self._said:
            state[things] = said
        self._apply(state, time)


def attract(
    walkers: Walkers, menus: Sequence[Menu], name: str, places: Ints, worth: NDArray[np.float64]
) -> None:
    """Let places of a menu attract people so much, from now on."""
    for number, menu in enumerate(menus):
        if menu.name == name:
            rows = np.array([np.flatnonzero(menu.places == place)[0] for place in places], np.int64)
            menu.attraction[rows] = worth
            walkers.scene.menu_attraction[walkers.scene.menu_first[number] + rows] = worth


def place_switches(walkers: Walkers) -> Switches:
    """Return the switches of places: a closed one has no room for anybody new."""
    capacity = walkers.moving.place["capacity"].copy()

    def apply(state: NDArray[np.int64], time: float) -> None:
        walkers.moving.place["capacity"] = np.where(state == CLOSED, 0, capacity)
        let_look(walkers, time)

    return Switches(capacity.size, apply)


def service_switches(walkers: Walkers, gates: Gates) -> Switches:
    """Return the switches of services: closed or open, whatever their hours."""
    service = walkers.moving.service
    first, end = service["open_first"].copy(), service["open_end"].copy()
    always = len(walkers.scene.hours)
    walkers.scene = walkers.scene._replace(hours=np.vstack([walkers.scene.hours, [0.0, DAY_S]]))

    def apply(state: NDArray[np.int64], time: float) -> None:
        service["open_first"] = np.where(state == OPEN, always, first)
        service["open_end"] = np.select([state == OPEN, state == CLOSED], [always + 1, first], end)
        gates.settle(time)

    return Switches(first.size, apply)
