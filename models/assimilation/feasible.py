"""The nearest state that can be: nobody lost, no place below nothing or above what it holds."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_HALVINGS = 200  # until the multiplier is known to the last bit


def feasible(states: Floats, most: Floats, people: float, variance: Floats) -> Floats:
    """Return the states, (members, places), nearest to these that hold `people` in all.

    Each entry then lies between 0 and `most`. Nearness is measured by the `variance` of the entries
    (positive), so what is uncertain gives way first. The solution of min sum (z - x)^2 / v with
    sum z = people and 0 <= z <= most is z = clip(x + mu v, 0, most); its sum rises with mu, which
    is found by halving (P. Brucker 1984, "An O(n) algorithm for quadratic knapsack problems",
    Operations Research Letters 3, 163-166). Raises ValueError where the places cannot hold
    everybody.
    """
    if most.sum() < people:
        raise ValueError(f"people (={people:g}) must be at most {most.sum():g}, what places hold")
    low = np.min(-states / variance, axis=1)
    high = np.max((most - states) / variance, axis=1)
    for _ in range(_HALVINGS):
        middle = 0.5 * (low + high)
        held = np.clip(states + middle[:, None] * variance, 0.0, most).sum(axis=1)
        enough = held >= people
        low, high = np.where(enough, low, middle), np.where(enough, middle, high)
    return np.asarray(np.clip(states + high[:, None] * variance, 0.0, most))
