"""Opens and closes the gates at their hours."""

from collections.abc import Iterator

import simpy

from sim.world.clock import at
from sim.world.systems import INTERVENE
from sim.world.world import World


def run(world: World) -> Iterator[simpy.Event]:
    """Let people find the ways by the gates that are open, whenever one opens or closes."""
    for time in world.gates.moments(world.end):
        yield at(world.env, time, INTERVENE)
        world.walkers.advance(time)
        world.gates.settle(time)
