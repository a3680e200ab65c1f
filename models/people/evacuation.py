"""By which exit of a building people leave in an evacuation."""

import numpy as np
from numpy.typing import NDArray

from models.draws import uniforms

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def shares_of_exits(people: int, way_s: Floats, flow: Floats) -> Floats:
    """Return which share of a building's people leave by each exit, so that all are out soonest.

    `way_s` is the walking time to each exit [s], infinite where there is no way, `flow` the most
    who pass it [persons/s]. The exits are busy until one and the same time T, the root of
    sum(flow (T - way)+) = people: the optimum use of exits of the hydraulic model (Gwynne and
    Rosenbaum, SFPE Handbook of Fire Protection Engineering, 5th ed. 2016, chapter 59).
    """
    order = np.argsort(way_s, kind="stable")
    reached = order[np.isfinite(way_s[order]) & (flow[order] > 0.0)]
    shares = np.zeros(way_s.size)
    if not reached.size:
        return shares
    way, passes = way_s[reached], flow[reached]
    # with the nearest k exits, T = (people + sum(flow way)) / sum(flow)
    until = (people + np.cumsum(passes * way)) / np.cumsum(passes)
    after = np.append(way[1:], np.inf)
    used = int(np.flatnonzero(until <= after)[0]) + 1
    shares[reached[:used]] = passes[:used] * (until[used - 1] - way[:used])
    return np.asarray(shares / shares.sum())


def chosen_exit(shares: Floats, seed: int, day: int, key: Ints) -> Ints:
    """Return an exit for each person, by shares; `key` is what the draws are keyed by."""
    drawn = uniforms(seed, "evacuation exit", day, key)[:, 0]
    chosen: Ints = np.searchsorted(np.cumsum(shares)[:-1], drawn, side="right")
    return chosen
