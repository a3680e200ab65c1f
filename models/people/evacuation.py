"""Evacuation: when people set out, and by which exit they leave."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from models.draws import uniforms

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

# The distributions of pre-movement times, each with the numbers that it takes.
DISTRIBUTIONS: Mapping[str, tuple[str, ...]] = {
    "constant": ("seconds",),
    "uniform": ("low", "high"),
    "lognormal": ("mu", "sigma"),
    "weibull": ("scale", "shape"),
    "gamma": ("scale", "shape"),
}


def lognormal_of(mean: float, sd: float) -> tuple[float, float]:
    """Return mu and sigma of the lognormal distribution of a mean and a standard deviation."""
    variance = np.log1p((sd / mean) ** 2)
    return float(np.log(mean) - variance / 2), float(np.sqrt(variance))


def pre_movement_s(distribution: str, numbers: Mapping[str, float], uniform: Floats) -> Floats:
    """Return times from the alarm to setting out [s], by inverting a distribution function.

    `distribution` is one of `DISTRIBUTIONS`, `numbers` holds what it takes, `uniform` lies in
    [0, 1). NIST TN 1822 (Ronchi et al. 2013), test 1.1, asks for these distributions.
    """
    from scipy.special import gammaincinv, ndtri  # takes a tenth of a small run to import

    if distribution == "constant":
        return np.full(uniform.size, numbers["seconds"])
    if distribution == "uniform":
        return numbers["low"] + uniform * (numbers["high"] - numbers["low"])
    if distribution == "lognormal":
        # 0 would give 0 s; half a draw's step stands for it
        return np.asarray(
            np.exp(numbers["mu"] + numbers["sigma"] * ndtri(np.maximum(uniform, 2.0**-54)))
        )
    if distribution == "weibull":
        return np.asarray(numbers["scale"] * (-np.log1p(-uniform)) ** (1.0 / numbers["shape"]))
    return np.asarray(numbers["scale"] * gammaincinv(numbers["shape"], uniform))


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
