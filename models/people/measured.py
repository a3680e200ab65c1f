"""Ways by measured times: who knows them, and how much longer each link takes than usually."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.draws import uniforms
from models.people.network import Network
from models.people.types import Population

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Passed:
    """What passed on each link: the time that people spent on it [s], and how many entered it."""

    seconds: Floats
    entered: NDArray[np.int64]

    def since(self, before: "Passed") -> "Passed":
        """Return what passed since an earlier count."""
        return Passed(self.seconds - before.seconds, self.entered - before.entered)


def informed_of(population: Population, share: float, seed: int) -> NDArray[np.bool_]:
    """Return who knows measured times: a share of those who can climb stairs, friends alike."""
    drawn = uniforms(seed, "informed", 0, population.key[population.leader])[:, 0]
    return np.asarray(population.climbs & (drawn < share))


def longer_by(passed: Passed, network: Network, speed_mps: float) -> Floats:
    """Return the time that each link takes as a multiple of its free one, at least 1.

    The time is that of people on the link over the people who entered it: waits at its ends
    count, in both directions. Where nobody was, a link takes its free time.
    """
    effort = np.repeat(network.length_m, 2) / network.arc_share
    free_s = effort.reshape(-1, 2).mean(axis=1) / speed_mps
    taken_s = passed.seconds / np.maximum(passed.entered, 1)
    return np.asarray(np.maximum(1.0, taken_s / free_s))
