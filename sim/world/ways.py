"""Which ways are open and how fast one walks on them, as interventions leave it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from models.people.gates import with_closed
from models.people.lines import profiles
from models.people.network import Network
from models.people.routes import Routes, find_routes, with_block
from models.people.step_free import with_step_free
from models.people.walking.changes import follow_measured, set_ways
from models.people.walking.terrain import Terrain
from models.people.walking.walkers import Walkers
from models.people.ways_out import WayOut, with_ways_out

Ints = NDArray[np.int64]
# Takes back what was done, at a time of the run [s].
Undo: TypeAlias = Callable[[float], None]

FORWARD, BACKWARD = 0, 1
ON_FOOT = -2  # the profile before that of people who cannot climb stairs


@dataclass(frozen=True, eq=False)
class Effect:
    """What an intervention does to links: closes or opens them, all or one way, or slows them."""

    links: Ints
    opens: bool | None = None
    only: int | None = None  # FORWARD or BACKWARD
    share: float = 1.0


class Ways:
    """The ways of a run; every change finds them anew, and lets those who wait look again."""

    def __init__(self, terrain: Terrain, walkers: Walkers, informed: NDArray[np.bool_]) -> None:
        """Begin with the ways of the terrain; `informed` people follow measured times."""
        self._terrain = terrain
        self._walkers = walkers
        self._effects: list[Effect] = []
        self._out: list[WayOut] = []
        self._closed: Ints = np.zeros(0, dtype=np.int64)
        self._found: tuple[Network, Routes] = terrain.network, terrain.routes
        # how much longer each link takes than usually; rows by that stand behind the terrain's
        self._longer = np.ones(len(terrain.network.links))
        self._measured = int(terrain.routes.target.size) if informed.any() else None
        if self._measured is not None:
            follow_measured(walkers, informed, self._measured)
            self._tell(0.0)

    def put(self, effect: Effect, time: float) -> Undo:
        """Let an effect hold from a time [s]; of effects on one link, the last one decides."""
        self._effects.append(effect)
        self._find(time)

        def undo(then: float) -> None:
            self._effects.remove(effect)
            self._find(then)

        return undo

    def close_gates(self, arcs: Ints, time: float) -> None:
        """Let these arcs, and no others, be closed from a time [s] besides what effects say."""
        self._closed = arcs
        self._tell(time)

    def add_out(self, ways: Sequence[WayOut], time: float) -> Ints:
        """Return the rows of ways out that hold from a time [s] until the run ends."""
        first = self._walkers.scene.effort.shape[0]
        self._out.extend(ways)
        self._find(time)
        return np.arange(first, first + len(ways))

    def on_foot(self, place: Ints) -> Ints:
        """Return the rows of the ways to places that are walked from end to end."""
        rows = self._terrain.rows
        known = self._terrain.step_free_ways - rows
        return np.asarray(self._terrain.route[place] + known, dtype=np.int64)

    def is_open(self) -> NDArray[np.bool_]:
        """Return which arcs may be used, shape (profiles, arcs)."""
        network = self._terrain.network
        known = profiles(self._terrain.rides, len(network.links))
        opened = np.repeat(with_step_free(known, self._terrain.stairs), 2, axis=1)
        opened[:, 1::2] &= ~network.oneway
        usual = opened.copy()
        for effect in self._effects:
            if effect.opens is not None:
                for way in (FORWARD, BACKWARD):
                    arcs = 2 * effect.links + way
                    opened[:, arcs] = usual[:, arcs] & effect.opens
            if effect.only is not None:
                opened[:, 2 * effect.links + (1 - effect.only)] = False
        return opened

    def may_ride(self, route: NDArray[np.integer]) -> NDArray[np.bool_]:
        """Return which rows of the ways lead people, who can climb stairs, over rides too."""
        usual = np.asarray(route < self._terrain.step_free_ways)
        if self._measured is None:
            return usual
        measured = (route >= self._measured) & (route < self._measured + self._terrain.rows)
        return np.asarray(usual | measured)

    def measure(self, longer: NDArray[np.float64], time: float) -> None:
        """Let the informed take ways by how much longer each link takes, from a time [s]."""
        if not np.array_equal(longer, self._longer):
            self._longer = longer
            self._tell(time)

    def _find(self, time: float) -> None:
        network = self._terrain.network
        share = network.arc_share.copy()
        for effect in self._effects:
            arcs = np.concatenate([2 * effect.links, 2 * effect.links + 1])
            share[arcs] *= effect.share
        now = replace(network, arc_share=share)
        self._found = now, find_routes(now, self._targets(), self.is_open())
        self._tell(time)

    def _targets(self) -> Ints:
        return self._terrain.routes.target[: self._terrain.rows]

    def _tell(self, time: float) -> None:
        """Let everybody walk by the usual ways, by measured times, and out, from a time [s]."""
        network, routes = self._found
        is_open = self.is_open()
        if self._measured is not None:
            slower = replace(network, arc_share=network.arc_share / np.repeat(self._longer, 2))
            left = is_open[0].copy()
            left[self._closed] = False
            routes = with_block(routes, find_routes(slower, self._targets(), left))
        routes = with_ways_out(routes, network, is_open[ON_FOOT], self._out)
        if self._closed.size:
            routes = with_closed(routes, network, is_open, self._closed, self._terrain.rows)
        set_ways(self._walkers, time, routes, np.repeat(network.length_m, 2) / network.arc_share)
