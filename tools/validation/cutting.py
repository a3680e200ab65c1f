"""What it changes to cut links at a shorter length: flows, times and the places of queues."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy import stats

from models.draws import uniforms
from tools.validation.ground import Way, terrain
from tools.validation.walk import SPEED_MPS, Crowd, Floats, Walk, walk

LENGTH_M = 320.0
LENGTHS_M = (80.0, 40.0, 20.0, 10.0)
WAYS = (
    Way("north", "fork", "footway", LENGTH_M, 2.5),
    Way("south", "fork", "footway", LENGTH_M, 2.5),
    Way("fork", "steps", "footway", LENGTH_M, 3.0),
    Way("door", "steps", "door", 0.5, 2.0),
    Way("door", "hall", "footway", 80.0, 3.0),
)
STEM, BRANCHES = "fork-steps", ("north-fork", "south-fork")
EDGES_M = np.arange(0.0, 2 * LENGTH_M + 1.0, 80.0)
CROWD = 1200  # people on each branch
MEAN_START_S, SPREAD_START_S = 600.0, 120.0


@dataclass(frozen=True)
class Cut:
    """What a crowd met: figures, and the mean delay a person by distance before the door [s]."""

    figures: dict[str, float]
    delay_s: Floats


def _delays(seen: Walk) -> tuple[Floats, Floats]:
    """Return each move's delay [s] and its place [m before the door]."""
    network, track = seen.walkers.terrain.network, seen.track
    link = track["arc"] >> 1
    effort = seen.walkers.moving.arc["effort"][track["arc"]]
    speed = seen.walkers.moving.walker["speed"][track["person"]]
    delay = (track["leave"] - track["enter"]) / 1000.0 - effort / speed
    edge = np.array(network.edges)[link]
    middle = (network.begin_share + network.end_share)[link] / 2.0
    before = np.where(edge == STEM, LENGTH_M * (1.0 - middle), 0.0)
    return delay, np.where(np.isin(edge, BRANCHES), LENGTH_M * (2.0 - middle), before)


def _busiest_minute(seen: Walk) -> float:
    """Return the most who entered the stem in a minute, by the second [persons/s]."""
    network, track = seen.walkers.terrain.network, seen.track
    first = np.array(network.edges) == STEM
    first &= network.begin_share == 0.0
    enter = track["enter"][first[track["arc"] >> 1]]
    return float(np.bincount(enter // 60_000).max() / 60.0)


@cache
def cut_at(longest_m: float) -> Cut:
    """Return what a morning's crowd meets where links are cut at a length [m]."""
    drawn = uniforms(1, "start", 0, np.arange(2 * CROWD), 2)
    start = stats.norm(MEAN_START_S, SPREAD_START_S).ppf(drawn[:, 0])
    speed = stats.truncnorm(-2.0, 2.0, SPEED_MPS, 0.2).ppf(drawn[:, 1])
    crowds = [
        Crowd(origin, ("hall",), CROWD, start[part], speed[part])
        for origin, part in (("north", slice(CROWD)), ("south", slice(CROWD, None)))
    ]
    seen = walk(terrain(WAYS, longest_m=longest_m), crowds)
    time_s = seen.arrive_s - start
    delay, before_m = _delays(seen)
    figures = {
        "mean_time_s": float(time_s.mean()),
        "time_of_the_slowest_s": float(np.quantile(time_s, 0.95)),
        "last_arrival_s": float(seen.arrive_s.max()),
        "largest_flow": _busiest_minute(seen),
        "queue_at_m": float(np.average(before_m, weights=np.maximum(delay, 0.0))),
        "queue_on_branches": float(delay[before_m > LENGTH_M].sum() / delay.sum()),
    }
    by_place = np.histogram(before_m, EDGES_M, weights=delay)[0] / time_s.size
    return Cut(figures, by_place)


def steps() -> dict[str, Floats]:
    """Return by how much each figure changes from one length to the next."""
    found = [cut_at(length).figures for length in LENGTHS_M]
    return {name: np.abs(np.diff([each[name] for each in found])) for name in found[0]}
