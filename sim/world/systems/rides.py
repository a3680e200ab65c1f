"""When a day is over, writes down who rode lifts and shuttles, and where these stopped."""

from collections.abc import Iterator

import numpy as np
import simpy

from models.people.lines import Rides
from models.people.walking.links import Records
from scenarios.schema import DAY_S
from sim.record.recorder import picked
from sim.record.tables import rides, shuttles
from sim.world.clock import at
from sim.world.systems import RECORD
from sim.world.world import World


def _stations(known: Rides) -> list[str]:
    return [station for line in known.lines for station in line.stations]


def _rides(known: Rides, ridden: Records) -> dict[str, object]:
    kinds = ["lift" if line.is_lift else "shuttle" for line in known.lines]
    return {
        rides.PERSON: ridden["person"],
        rides.LINE: picked([line.id for line in known.lines], ridden["line"]),
        rides.KIND: picked(kinds, ridden["line"]),
        rides.BOARD: picked(_stations(known), ridden["board"]),
        rides.ALIGHT: picked(_stations(known), ridden["alight"]),
        rides.RODE: ridden["rode"],
        rides.JOIN_S: ridden["joined"],
        rides.BOARD_S: ridden["boarded"],
        rides.ALIGHT_S: ridden["alighted"],
    }


def shuttles_of(known: Rides, stop: Records) -> dict[str, object]:
    """Return stops of shuttles as the columns of their table."""
    line = known.line[stop["line"]]
    a_day = np.maximum(line["end_departure"] - line["first_departure"], 1)
    day, row = np.divmod(stop["departure"], a_day)
    departure = day * DAY_S + known.departure[line["first_departure"] + row]
    return {
        shuttles.LINE: picked([each.id for each in known.lines], stop["line"]),
        shuttles.VEHICLE: stop["vehicle"],
        shuttles.DEPARTURE: stop["departure"],
        shuttles.ORDER: stop["station"] - line["first"] + 1,
        shuttles.STOP: picked(_stations(known), stop["station"]),
        shuttles.PLANNED_S: departure + known.station["offset"][stop["station"]],
        shuttles.ARRIVE_S: stop["arrive"],
        shuttles.DEPART_S: stop["depart"],
        shuttles.ALIGHTED: stop["alighted"],
        shuttles.BOARDED: stop["boarded"],
        shuttles.LEFT_BEHIND: stop["left"],
        shuttles.ABOARD: stop["people"],
    }


def run(world: World) -> Iterator[simpy.Event]:
    """Write a day's rides and stops at its end."""
    walkers, known = world.walkers, world.stage.terrain.rides
    for time in range(DAY_S, world.end + 1, DAY_S):
        yield at(world.env, time, RECORD)
        walkers.advance(time)
        world.recorder.add(rides.TABLE, _rides(known, walkers.take("ridden")))
        world.recorder.add(shuttles.TABLE, shuttles_of(known, walkers.take("stop")))
