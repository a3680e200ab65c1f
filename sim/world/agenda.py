"""The interventions of a run, and when each begins and ends."""

import heapq
from collections.abc import Iterator

from scenarios.interventions.intervention import Intervention
from sim.world.ways import Undo
from sim.world.world import World

_ENDS, _BEGINS = 0, 1  # what ends at a second makes way for what begins then


class Agenda:
    """Those of the scenario, and those that were put in while the world runs.

    `undo` holds what takes back each of those that last.
    """

    def __init__(self, end: int) -> None:
        """Begin without any, in a run that ends at a time [s]."""
        self.acts: list[Intervention] = []
        self.undo: dict[int, Undo] = {}
        self._end = end
        self._moments: list[tuple[int, int, int]] = []

    def add(self, act: Intervention) -> list[int]:
        """Add an intervention; return the times at which it begins and, in the run, ends [s]."""
        number = len(self.acts)
        self.acts.append(act)
        moments = [(act.start_s, _BEGINS, number)]
        if act.over_s is not None and act.over_s <= self._end:
            moments.append((act.over_s, _ENDS, number))
        for moment in moments:
            heapq.heappush(self._moments, moment)
        return [time for time, _, _ in moments]

    def due(self, now: int) -> Iterator[tuple[int, bool]]:
        """Yield, once, the number of each that begins (True) or ends (False) by a time [s]."""
        while self._moments and self._moments[0][0] <= now:
            _, begins, number = heapq.heappop(self._moments)
            yield number, begins == _BEGINS


def agenda_of(world: World) -> Agenda:
    """Return the agenda of a world that begins, to be asked for by `World.of`."""
    return Agenda(world.end)
