"""At regular instants, writes down where bicycles stand."""

from collections.abc import Iterator

import numpy as np
import simpy

from models.people.walking.arrays import NOBODY
from sim.record.tables import bicycles, racks
from sim.world.clock import at
from sim.world.systems import RECORD
from sim.world.world import World


def _racks(world: World) -> dict[str, object]:
    terrain, known = world.stage.terrain, world.stage.campus.racks
    here = [known[key] for key in terrain.cycling.racks]
    return {
        racks.RACK: np.arange(len(here)),
        racks.ID: [rack.id for rack in here],
        racks.CAPACITY: [NOBODY if rack.capacity is None else rack.capacity for rack in here],
        racks.ASSUMED: [int(bool(rack.assumed)) for rack in here],
        racks.X_M: terrain.network.x_m[terrain.cycling.mount],
        racks.Y_M: terrain.network.y_m[terrain.cycling.mount],
    }


def _standing(world: World) -> dict[str, object]:
    cycling, rack = world.stage.terrain.cycling, world.walkers.standing()
    count = np.bincount(rack[rack != NOBODY], minlength=cycling.capacity.size)
    here = np.flatnonzero(count)
    return {
        bicycles.AT_S: np.full(here.size, world.now),
        bicycles.RACK: here,
        bicycles.BICYCLES: count[here],
        bicycles.OVERFLOW: np.maximum(0, count - cycling.capacity)[here],
    }


def run(world: World) -> Iterator[simpy.Event]:
    """Write the racks, and every recording interval what stands there."""
    world.recorder.add(racks.TABLE, _racks(world))
    interval = world.stage.scenario.recording.interval_s
    for time in range(0, world.end + 1, interval):
        yield at(world.env, time, RECORD)
        world.walkers.advance(time)
        world.recorder.add(bicycles.TABLE, _standing(world))
