"""When a day is over, writes down its trips, stays, waits and refusals."""

from collections.abc import Iterator

import numpy as np
import simpy
from numpy.typing import NDArray

from models.people.activities import activities
from models.people.types import BICYCLES
from models.people.walking.arrays import NOBODY
from scenarios.schema import DAY_S
from sim.record.recorder import picked
from sim.record.tables import detours, gridlocks, queues, refusals, trajectories, trips, visits
from sim.world.clock import at
from sim.world.systems import RECORD
from sim.world.world import World

Records = NDArray[np.void]


def _activities(rows: Records) -> object:
    return picked([activity.key for activity in activities()], rows["activity"])


def trips_of(trip: Records) -> dict[str, object]:
    """Return trips as the columns of their table."""
    return {
        trips.PERSON: trip["person"],
        trips.ACTIVITY: _activities(trip),
        trips.MEETING: trip["meeting"],
        trips.ORIGIN: trip["origin"],
        trips.PLACE: trip["place"],
        trips.READY_S: trip["ready"],
        trips.DEPART_S: trip["depart"],
        trips.ARRIVE_S: trip["arrive"],
        trips.MEANT_S: np.where(np.isfinite(trip["meant"]), trip["meant"], np.nan),
        trips.LENGTH_M: trip["length"],
        trips.FREE_S: trip["free"],
        trips.MODE: picked(("walk", *BICYCLES[1:]), trip["mode"]),
    }


def _detours(world: World, trip: Records) -> dict[str, object]:
    """Return how far those walked who cannot climb stairs, and how far others would have."""
    terrain = world.stage.terrain
    mine = trip[~world.stage.population.climbs[trip["person"]]]
    route, node = terrain.route[mine["place"]], terrain.node[mine["origin"]]
    effort = terrain.routes.effort_m
    return {
        detours.PERSON: mine["person"],
        detours.ORIGIN: mine["origin"],
        detours.PLACE: mine["place"],
        detours.DEPART_S: mine["depart"],
        detours.WAY_M: effort[terrain.step_free_ways + route, node],
        detours.SHORTEST_M: effort[route, node],
    }


def _visits(visit: Records) -> dict[str, object]:
    return {
        visits.PERSON: visit["person"],
        visits.ACTIVITY: _activities(visit),
        visits.MEETING: visit["meeting"],
        visits.PLACE: visit["place"],
        visits.ENTER_S: visit["enter"],
        visits.LEAVE_S: visit["leave"],
    }


def queues_of(world: World, served: Records) -> dict[str, object]:
    """Return turns at services as the columns of the table of queues."""
    services = world.stage.terrain.services
    row = {key: number for number, key in enumerate(world.stage.terrain.places.ids)}
    room = np.array([row.get(service.room, NOBODY) for service in services], dtype=np.int64)
    return {
        queues.PERSON: served["person"],
        queues.SERVICE: picked([service.id for service in services], served["service"]),
        queues.KIND: picked([service.kind for service in services], served["service"]),
        queues.PLACE: room[served["service"]],
        queues.JOIN_S: served["join"],
        queues.START_S: served["start"],
        queues.END_S: served["end"],
    }


def _refusals(refused: Records) -> dict[str, object]:
    return {
        refusals.PERSON: refused["person"],
        refusals.ACTIVITY: _activities(refused),
        refusals.MEETING: refused["meeting"],
        refusals.PLACE: refused["place"],
        refusals.AT_S: refused["at"],
        refusals.REASON: picked(refusals.REASONS, refused["reason"]),
    }


def _gridlocks(forced: Records) -> dict[str, object]:
    return {
        gridlocks.PERSON: forced["person"],
        gridlocks.LINK: forced["arc"] >> 1,
        gridlocks.AT_S: forced["at"],
        gridlocks.SINCE_S: forced["since"],
    }


def trajectories_of(track: Records, leave_ms: NDArray[np.integer]) -> dict[str, object]:
    """Return links that were walked, and when they were left, as the columns of their table."""
    return {
        trajectories.PERSON: track["person"],
        trajectories.LINK: track["arc"] >> 1,
        trajectories.DIRECTION: 1 - 2 * (track["arc"] & 1),
        trajectories.ENTER_MS: track["enter"],
        trajectories.LEAVE_MS: leave_ms,
    }


def run(world: World) -> Iterator[simpy.Event]:
    """Write a day's passages at its end; those that last then, when the run ends."""
    walkers, recorder = world.walkers, world.recorder
    for time in range(DAY_S, world.end + 1, DAY_S):
        yield at(world.env, time, RECORD)
        walkers.advance(time)
        trip = walkers.take("trip")
        recorder.add(trips.TABLE, trips_of(trip))
        recorder.add(detours.TABLE, _detours(world, trip))
        recorder.add(visits.TABLE, _visits(walkers.take("visit")))
        recorder.add(queues.TABLE, queues_of(world, walkers.take("served")))
        recorder.add(refusals.TABLE, _refusals(walkers.take("refused")))
        recorder.add(gridlocks.TABLE, _gridlocks(walkers.take("forced")))
    recorder.add(visits.TABLE, _visits(walkers.ongoing(world.now)))
    if world.stage.scenario.recording.trajectories:
        track = walkers.track()
        leave_ms = np.where(track["leave"] == NOBODY, world.now * 1000, track["leave"])
        recorder.add(trajectories.TABLE, trajectories_of(track, leave_ms))
