"""Which gates let people in, by their hours and by what interventions say."""

from collections.abc import Iterator

import numpy as np

from models.people.gates import gate_arcs
from models.people.types import NONE
from models.people.walking.walkers import Walkers
from scenarios.schema import DAY_S
from sim.world.ways import Ways


class Gates:
    """The gates of a run. Where one is closed no way leads in; all let people out."""

    def __init__(self, walkers: Walkers, ways: Ways) -> None:
        """Begin with all of them open, as the ways of the terrain are."""
        self._walkers = walkers
        self._ways = ways
        self._arc = gate_arcs(walkers.terrain.network, walkers.terrain.services)
        self._closed: list[int] = []

    def settle(self, time: float) -> None:
        """Let the ways be those by the gates that are open at a time [s]."""
        closed = [
            int(self._arc[gate])
            for gate in np.flatnonzero(self._arc != NONE).tolist()
            if not self._is_open(gate, time % DAY_S)
        ]
        if closed != self._closed:
            self._closed = closed
            self._ways.close_gates(np.array(closed, dtype=np.int64), time)

    def _is_open(self, gate: int, second: float) -> bool:
        at = self._walkers.moving.service[gate]
        hours = self._walkers.scene.hours[at["open_first"] : at["open_end"]]
        return bool(((hours[:, 0] <= second) & (second < hours[:, 1])).any())

    def moments(self, end: int) -> Iterator[int]:
        """Yield when the hours of a gate begin or end, and the begin of the run [s]."""
        services = self._walkers.terrain.services
        hours = {
            second % DAY_S
            for gate in np.flatnonzero(self._arc != NONE).tolist()
            for pair in services[gate].hours
            for second in pair
        }
        for day in range(0, end, DAY_S):
            yield from (day + second for second in sorted(hours | {0}))
