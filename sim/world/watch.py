"""Who passes the links that somebody watches."""

import numpy as np
from numpy.typing import NDArray

from models.people.walking.walkers import Walkers
from sim.world.ways import Undo


class Watch:
    """Everybody who left a watched arc, as long as it was watched."""

    def __init__(self, walkers: Walkers) -> None:
        """Begin without an arc."""
        self._walkers = walkers
        self._seen: list[NDArray[np.void]] = []

    def put(self, arcs: NDArray[np.int64]) -> Undo:
        """Watch arcs; more than one may watch the same."""
        watched = self._walkers.moving.arc["watched"]
        np.add.at(watched, arcs, 1)

        def undo(_: float) -> None:
            np.subtract.at(watched, arcs, 1)

        return undo

    def passed(self) -> NDArray[np.void]:
        """Return everybody who passed so far, in the order of time."""
        self._seen.append(self._walkers.take("passed"))
        self._seen = [np.concatenate(self._seen)]
        return self._seen[0]
