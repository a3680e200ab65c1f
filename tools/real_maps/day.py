"""What a day on a campus is like, in a few figures."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from maps.campus import Campus
from models.people.walking.arrays import QUEUING, STAYING
from scenarios.loading import load
from scenarios.schema import DAY_S
from sim.world.stage import set_stage
from sim.world.world import build_world

SEED = 1
HOUR_S = 3600.0
MORNING_S = 13 * HOUR_S  # its last crowd goes to lunch
NIGHT_S = 23 * HOUR_S


@dataclass(frozen=True)
class Day:
    """A teaching day. Times of trips count from when people mean to set out.

    `slow_share` is the share of trips that take more than twice the free walking time, of the
    morning `slow_in_the_morning`; `delay_s` is the mean time above it [s]. Whoever means to set
    out in the morning has arrived by `morning_ends_h` [h]. `unfinished` people are on their way at
    midnight though they meant to set out before 23:00.
    """

    people: int
    trips: int
    unfinished: int
    forced: int
    morning_ends_h: float
    slow_in_the_morning: float
    slow_share: float
    delay_s: float


def day(campus: Campus) -> Day:
    """Return what a teaching day on a campus is like, with the people who fit it."""
    world = build_world(set_stage(load("weekday"), SEED, campus))
    world.env.run(until=DAY_S)
    walkers = world.walkers
    walkers.advance(DAY_S)
    trip: NDArray[np.void] = walkers.take("trip")
    took, free = trip["arrive"] - trip["ready"], trip["free"]
    is_slow, is_early = took > 2.0 * free, trip["ready"] < MORNING_S
    walker, life = walkers.moving.walker, walkers.moving.life
    is_out = ~np.isin(walker["state"], (STAYING, QUEUING))
    ends_s = (
        DAY_S if (is_out & (life["ready"] < MORNING_S)).any() else trip["arrive"][is_early].max()
    )
    return Day(
        people=int(walker.size),
        trips=int(trip.size),
        unfinished=int(np.count_nonzero(is_out & (life["ready"] < NIGHT_S))),
        forced=walkers.forced,
        morning_ends_h=float(ends_s / HOUR_S),
        slow_in_the_morning=float(is_slow[is_early].mean()),
        slow_share=float(is_slow.mean()),
        delay_s=float((took - free).mean()),
    )
