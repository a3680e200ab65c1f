"""Refreshes what people perceive of queues and of room left, and clears seats held too long."""

from collections.abc import Iterator

import simpy

from sim.world.clock import at
from sim.world.systems import PERCEIVE
from sim.world.world import World


def run(world: World) -> Iterator[simpy.Event]:
    """Let people look at every information interval, the first time when the run begins."""
    interval = world.stage.scenario.information.interval_s
    for time in range(0, world.end + 1, interval):
        yield at(world.env, time, PERCEIVE)
        world.walkers.advance(time)
        world.walkers.clear_seats(time)
        world.walkers.look()
