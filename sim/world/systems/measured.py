"""Lets those who know how long each way takes look at it anew, where the scenario asks."""

from collections.abc import Iterator

import numpy as np
import simpy

from models.people.measured import longer_by
from sim.world.clock import at
from sim.world.systems import PERCEIVE
from sim.world.world import World


def run(world: World) -> Iterator[simpy.Event]:
    """Measure every link, and find the ways of the informed by it, at every interval."""
    stage, walkers = world.stage, world.walkers
    if not stage.informed.any():
        return
    network, cycling, rides = stage.terrain.network, stage.terrain.cycling, stage.terrain.rides
    link = np.arange(len(network.links))
    is_measured = (link < rides.first_link) & ~cycling.is_at_rack(link)
    speed = stage.people["walking_speed"].value
    interval, before = stage.scenario.routes.interval_s, walkers.passed(0.0)
    for time in range(interval, world.end, interval):
        yield at(world.env, time, PERCEIVE)
        walkers.advance(time)
        now = walkers.passed(time)
        longer = longer_by(now.since(before), network, speed)
        world.ways.measure(np.where(is_measured, longer, 1.0), time)
        before = now
