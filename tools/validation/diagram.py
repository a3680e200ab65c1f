"""Flow by density on a corridor that closes in a ring, as RiMEA's test 4 asks."""

from functools import cache

import numpy as np

from models.people.speed import weidmann_share
from tools.validation.ground import PARAMETERS, Way, terrain
from tools.validation.walk import SPEED_MPS, Crowd, walkers_of

LENGTH_M, WIDTH_M = 1000.0, 10.0
PARTS = 50
PART_M = LENGTH_M / PARTS
DENSITIES = (0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 5.0)  # persons/m2
FROM_S, UNTIL_S = 180.0, 360.0


def weidmann_flow(density: float) -> float:
    """Return the flow that the relation gives at a density [persons/(m s)]."""
    decay, densest = PARAMETERS["density_decay"].value, PARAMETERS["densest"].value
    return float(density * SPEED_MPS * weidmann_share(np.array(density), decay, densest))


@cache
def ring_flow(density: float) -> float:
    """Return the flow at a density [persons/m2] that stays the same [persons/(m s)].

    People spread evenly over a ring of one-way links walk a whole round of it. The flow is the
    distance that they walk in a time, over the area and the time (Edie 1963); those who reach
    their goal are too few to matter in the time that is looked at.
    """
    nodes = [f"{k:02d}" for k in range(PARTS)]
    ways = [
        Way(node, nodes[(k + 1) % PARTS], "footway", PART_M, WIDTH_M, oneway=True)
        for k, node in enumerate(nodes)
    ]
    count = round(density * PART_M * WIDTH_M)
    start = np.arange(count) / count * min(PART_M * density / weidmann_flow(density), 60.0)
    crowds = [Crowd(node, (nodes[k - 1],), count, start) for k, node in enumerate(nodes)]
    walkers = walkers_of(terrain(ways), crowds, FROM_S, tracks=False)
    walkers.advance(UNTIL_S)
    entered = float(walkers.flow.table["entered"][1].sum())
    return entered * PART_M / (LENGTH_M * WIDTH_M * (UNTIL_S - FROM_S))
