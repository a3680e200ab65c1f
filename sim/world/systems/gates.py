"""Opens and closes the gates at their hours."""

from collections.abc import Iterator

import simpy

from sim.world.clock import at
from sim.world.systems import OPEN_GATES
from sim.world.world import World


def run(world: World) -> Iterator[simpy.Event]:
    """Let people find the ways by the gates that are open, whenever one opens or closes."""
    for time in world.gates.moments(world.end):
        yield at(world.env, time, OPEN_GATES)
        world.walkers.advance(time)
        world.gates.settle(time)
