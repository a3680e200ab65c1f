"""Crowds that walk over a ground, and what is seen of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from models.people.types import NEVER, NONE, Menu, Plans, Population
from models.people.walking.links import Flow
from models.people.walking.terrain import Terrain
from models.people.walking.walkers import Walkers
from tools.validation.ground import PARAMETERS

Floats = NDArray[np.float64]

SPEED_MPS = 1.34  # Weidmann 1993, the mean free walking speed
HOURS_6 = 21_600.0


@dataclass(frozen=True)
class Crowd:
    """People at one node who set out for another, or for one of several that they choose.

    `start_s` and `speed_mps` are one number for all, or one for each of them; `attraction` is one
    for each goal.
    """

    origin: str
    goals: tuple[str, ...]
    count: int
    start_s: ArrayLike = 0.0
    speed_mps: ArrayLike = SPEED_MPS
    attraction: tuple[float, ...] = (1.0, 1.0)


@dataclass(frozen=True)
class Walk:
    """What happened. People are numbered in the order of the crowds.

    `flow` is the table of flows; every person has one trip.
    """

    walkers: Walkers
    flow: Flow
    trips: NDArray[np.void]

    @property
    def depart_s(self) -> Floats:
        """When each person left."""
        return np.asarray(self.trips["depart"])

    @property
    def arrive_s(self) -> Floats:
        """When each person arrived."""
        return np.asarray(self.trips["arrive"])

    @cached_property
    def track(self) -> NDArray[np.void]:
        """Each link that was walked, in the order of entering."""
        track: NDArray[np.void] = self.walkers.track()
        return track

    def on(self, start: str, end: str) -> NDArray[np.void]:
        """Return who walked the links of a way, in the order of entering."""
        edges = np.array(self.walkers.terrain.network.edges)
        walked: NDArray[np.void] = self.track[(edges == f"{start}-{end}")[self.track["arc"] >> 1]]
        return walked

    def passed(self, start: str, end: str) -> int:
        """Return how many people walked a way."""
        return int(np.unique(self.on(start, end)["person"]).size)

    def delay_s(self, start: str, end: str) -> float:
        """Return the time that people spent on a way, above that of free walking, in all [s]."""
        rows = self.on(start, end)
        effort = self.walkers.moving.arc["effort"][rows["arc"]]
        speed = self.walkers.moving.walker["speed"][rows["person"]]
        delay = (rows["leave"] - rows["enter"]) / 1000.0 - effort / speed
        return float(np.maximum(delay, 0.0).sum())  # tracks are in whole milliseconds


def flow_rate(times_s: Floats) -> float:
    """Return the mean rate of people who pass one after another [persons/s]."""
    return float((times_s.size - 1) / (times_s.max() - times_s.min()))


def walk(
    ground: Terrain,
    crowds: Sequence[Crowd],
    until_s: float = HOURS_6,
    interval_s: float = 60.0,
    tracks: bool = True,
) -> Walk:
    """Let crowds walk; raises ValueError where some do not arrive in time."""
    walkers = walkers_of(ground, crowds, interval_s, tracks)
    walkers.look()
    walkers.advance(until_s)
    walk_so_far = seen(walkers)
    if walk_so_far.trips.size < walkers.moving.walker.size:
        raise ValueError(f"only {walk_so_far.trips.size} arrive")
    return walk_so_far


def seen(walkers: Walkers) -> Walk:
    """Return what has happened so far."""
    trips = walkers.take("trip")
    flow = Flow(walkers.flow.table.copy(), walkers.flow.bounds.copy())
    return Walk(walkers, flow, trips[np.argsort(trips["person"], kind="stable")])


def walkers_of(
    ground: Terrain, crowds: Sequence[Crowd], interval_s: float, tracks: bool, seed: int = 1
) -> Walkers:
    """Return crowds who are about to walk."""
    place = {key: row for row, key in enumerate(ground.places.ids)}
    size = np.array([crowd.count for crowd in crowds])
    home = np.repeat([place[crowd.origin] for crowd in crowds], size)
    speed = np.concatenate([np.broadcast_to(crowd.speed_mps, crowd.count) for crowd in crowds])
    start = np.concatenate([np.broadcast_to(crowd.start_s, crowd.count) for crowd in crowds])
    menus = [
        Menu(
            "goals",
            np.array([place[goal] for goal in crowd.goals]),
            np.array(crowd.attraction[: len(crowd.goals)]),
        )
        for crowd in crowds
    ]
    menu = np.repeat(np.arange(len(crowds)), size)
    walkers = Walkers(ground, people_of(home, speed), PARAMETERS, seed, interval_s, tracks)
    walkers.begin_day(0.0, 0, _plans(home, start, menu, menus))
    return walkers


def people_of(home: NDArray[np.int64], speed_mps: Floats) -> Population:
    """Return people alike but for their homes and speeds, who walk alone."""
    nothing = np.zeros(home.size, dtype=np.int64)
    return Population(
        key=np.arange(home.size),
        role=nothing,
        college=nothing + NONE,
        year=nothing,
        group=nothing + NONE,
        age=nothing + 20,
        home=home,
        desk=nothing + NONE,
        speed_mps=speed_mps,
        climbs=np.ones(home.size, dtype=bool),
        leader=np.arange(home.size),
        bicycle=nothing,
        colleges=[],
        groups=[],
    )


def _plans(
    home: NDArray[np.int64], start_s: Floats, menu: NDArray[np.int64], menus: Sequence[Menu]
) -> Plans:
    """Return plans of two rows: wait at home until the start, then go to the goal and stay."""
    rows = 2 * home.size
    until = np.full(rows, NEVER)
    until[::2] = start_s
    only = np.array([each.places[0] if each.places.size == 1 else NONE for each in menus])
    return Plans(
        first=np.arange(home.size + 1) * 2,
        activity=np.zeros(rows, dtype=np.int64),
        place=np.column_stack([home, only[menu]]).ravel(),
        menu=np.column_stack([np.full(home.size, NONE), menu]).ravel(),
        start_s=np.full(rows, NEVER),
        until_s=until,
        stay_s=np.zeros(rows),
        meeting=np.full(rows, NONE),
        menus=menus,
    )
