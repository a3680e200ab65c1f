"""At regular instants, checks that nobody is lost and writes down how many are where."""

from collections.abc import Iterator

import numpy as np
import simpy

from models.people.walking.arrays import (
    AWAITING,
    GATED,
    LEAVING,
    QUEUING,
    RIDING,
    STAYING,
    WAITING,
    WALKING,
)
from sim.record.tables import census, place_occupancy
from sim.world.clock import at
from sim.world.invariants import check
from sim.world.systems import RECORD
from sim.world.world import World


def _occupancy(world: World) -> dict[str, object]:
    place = world.walkers.moving.place
    queuing = world.walkers.whereabouts()[world.walkers.moving.walker["state"] == QUEUING]
    here = np.flatnonzero(place["people"])
    return {
        place_occupancy.AT_S: np.full(here.size, world.now),
        place_occupancy.PLACE: here,
        place_occupancy.PEOPLE: place["people"][here],
        place_occupancy.QUEUING: np.bincount(queuing, minlength=place.size)[here],
    }


def _census(world: World) -> dict[str, object]:
    state = world.walkers.moving.walker["state"]
    return {
        census.AT_S: [world.now],
        census.STAYING: [np.count_nonzero((state == STAYING) | (state == LEAVING))],
        census.WALKING: [np.count_nonzero((state == WALKING) | (state == WAITING))],
        census.QUEUING: [np.count_nonzero(state == QUEUING)],
        census.GATED: [np.count_nonzero(state == GATED)],
        census.AWAITING: [np.count_nonzero(state == AWAITING)],
        census.RIDING: [np.count_nonzero(state == RIDING)],
        census.WAITING: [np.count_nonzero((state == WAITING) | (state == LEAVING))],
    }


def run(world: World) -> Iterator[simpy.Event]:
    """Check and record every recording interval, from the first midnight to the last."""
    interval = world.stage.scenario.recording.interval_s
    for time in range(0, world.end + 1, interval):
        yield at(world.env, time, RECORD)
        world.walkers.advance(time)
        check(world.walkers, time)
        world.recorder.add(place_occupancy.TABLE, _occupancy(world))
        world.recorder.add(census.TABLE, _census(world))
