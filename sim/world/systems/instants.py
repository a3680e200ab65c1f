"""At regular instants, checks that nobody is lost and writes down how many are where."""

from collections.abc import Iterator

import numpy as np
import simpy
from numpy.typing import NDArray

from models.people.cycling import Cycling
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
from models.people.walking.tally import Tally
from sim.record.tables import census, place_occupancy
from sim.world.clock import at
from sim.world.invariants import check
from sim.world.systems import RECORD
from sim.world.world import World


def _occupancy(time: int, tally: Tally, held: NDArray[np.int32]) -> dict[str, object]:
    here = np.flatnonzero(tally.place + held)
    return {
        place_occupancy.AT_S: np.full(here.size, time),
        place_occupancy.PLACE: here,
        place_occupancy.PEOPLE: tally.place[here],
        place_occupancy.QUEUING: tally.queuing[here],
        place_occupancy.HELD: held[here],
    }


def _census(time: int, tally: Tally, cycling: Cycling) -> dict[str, object]:
    state, cycles = tally.state, tally.link[cycling.layer].sum()
    return {
        census.AT_S: [time],
        census.STAYING: [state[STAYING] + state[LEAVING]],
        census.WALKING: [state[WALKING] + state[WAITING] - cycles],
        census.CYCLING: [cycles],
        census.QUEUING: [state[QUEUING]],
        census.GATED: [state[GATED]],
        census.AWAITING: [state[AWAITING]],
        census.RIDING: [state[RIDING]],
        census.WAITING: [state[WAITING] + state[LEAVING]],
    }


def run(world: World) -> Iterator[simpy.Event]:
    """Check and record every recording interval, from the first midnight to the last."""
    interval = world.stage.scenario.recording.interval_s
    for time in range(0, world.end + 1, interval):
        yield at(world.env, time, RECORD)
        world.walkers.advance(time)
        tally = check(world.walkers, time)
        world.recorder.add(
            place_occupancy.TABLE, _occupancy(time, tally, world.walkers.moving.place["held"])
        )
        world.recorder.add(census.TABLE, _census(time, tally, world.stage.terrain.cycling))
