"""When a day is over, writes down who could not go where they meant to."""

from collections.abc import Iterator

import numpy as np
import simpy

from models.people.activities import activities
from scenarios.schema import DAY_S
from sim.record.recorder import picked
from sim.record.tables import unreached
from sim.world.clock import at
from sim.world.systems import RECORD
from sim.world.world import World


def run(world: World) -> Iterator[simpy.Event]:
    """Write each person and place once a day: who finds no way tries again when one opens."""
    for time in range(DAY_S, world.end + 1, DAY_S):
        yield at(world.env, time, RECORD)
        world.walkers.advance(time)
        rows = world.walkers.take("unreached")
        _, first = np.unique(rows[["person", "place", "activity"]], return_index=True)
        told = rows[np.sort(first)]
        world.recorder.add(
            unreached.TABLE,
            {
                unreached.PERSON: told["person"],
                unreached.ACTIVITY: picked(
                    [activity.key for activity in activities()], told["activity"]
                ),
                unreached.PLACE: told["place"],
                unreached.AT_S: told["at"],
                unreached.REASON: picked(
                    [unreached.CLOSED, unreached.FULL], (told["place"] < 0).astype(np.int8)
                ),
            },
        )
