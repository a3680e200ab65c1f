"""Tells, piece by piece, how the tables of a world grow."""

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from models.people.walking.links import Flow, settle_all
from sim.live import under_way
from sim.live.hours import air_so_far
from sim.live.piece import Growth, Piece
from sim.record.column import Table
from sim.record.tables import (
    comfort,
    energy,
    link_flow,
    place_occupancy,
    queues,
    shuttles,
    trajectories,
    trips,
)
from sim.world.systems.flows import Paved, passed_of
from sim.world.systems.passages import queues_of, trajectories_of, trips_of
from sim.world.systems.rides import shuttles_of
from sim.world.world import World, flow_interval_s

GROWING = (
    comfort.TABLE,
    energy.TABLE,
    link_flow.TABLE,
    place_occupancy.TABLE,
    queues.TABLE,
    shuttles.TABLE,
    trajectories.TABLE,
    trips.TABLE,
)


Records = NDArray[np.void]


class Teller:
    """Looks at a world between two events, and changes nothing in it."""

    def __init__(self, world: World) -> None:
        """Begin with a world that has told nothing yet."""
        self._world = world
        self._paved = Paved.of(world)
        self._told: dict[str, int] = {}
        self._tracks = 0
        self._on_link = np.zeros(0, dtype=np.int64)

    def piece(self) -> Piece:
        """Return what is new since the last piece."""
        self._world.walkers.advance(self._world.now)
        tables = {
            link_flow.TABLE.name: self._grown(link_flow.TABLE, self._flows()),
            place_occupancy.TABLE.name: self._grown(place_occupancy.TABLE),
            queues.TABLE.name: self._turns(),
            trips.TABLE.name: self._trips(),
            shuttles.TABLE.name: self._shuttles(),
        }
        air = air_so_far(self._world)
        for table in (comfort.TABLE, energy.TABLE):
            tables[table.name] = self._grown(table, air.get(table.name))
        walked, left = self._walked()
        tables[trajectories.TABLE.name] = walked
        return Piece(self._world.now, tables, left)

    def skip(self) -> None:
        """Take for told all that was so before the present instant: another world told it."""
        self.piece()

    def _grown(self, table: Table, so_far: pa.Table | None = None) -> Growth:
        """Return the rows that were written since, and those of what is not written yet."""
        keep = self._told.get(table.name, 0)
        rows = self._world.recorder.rows(table, keep)
        self._told[table.name] = keep + rows.num_rows
        return Growth(keep, rows if so_far is None else pa.concat_tables([rows, so_far]))

    def _added(
        self,
        table: Table,
        columns: Callable[[Records], Mapping[str, object]],
        logged: Records,
        lasting: Records,
    ) -> Growth:
        """Return what is new of a log that is only added to, and what lasts."""
        keep = self._told.get(table.name, 0)
        written = self._world.recorder.count(table)
        new = logged[max(keep - written, 0) :]
        missed = self._world.recorder.rows(table, min(keep, written))
        self._told[table.name] = written + logged.size
        rows = [missed, table.of(columns(np.concatenate([new, lasting])))]
        return Growth(keep, pa.concat_tables(rows))

    def _flows(self) -> pa.Table:
        """Return what passed since flows were written last."""
        walkers, now = self._world.walkers, self._world.now
        interval = self._world.stage.scenario.recording.interval_s
        start = int(walkers.flow.bounds[0])
        a_row = flow_interval_s(interval)
        rows = min(-(-(now - start) // interval) * (interval // a_row), len(walkers.flow.table))
        flow = Flow(walkers.flow.table[: rows + 1].copy(), walkers.flow.bounds)
        settle_all(now, walkers.moving.link.copy(), flow)
        told = self._paved.told(flow, rows, interval)
        return link_flow.TABLE.of(passed_of(told, start, interval))

    def _turns(self) -> Growth:
        """Return the turns at services; from the first that is not over on, they may change yet."""
        served = under_way.logged(self._world.walkers, "served")
        over = int(np.append(served["end"] > self._world.now, True).argmax())
        columns = partial(queues_of, self._world)
        return self._added(queues.TABLE, columns, served[:over], served[over:])

    def _trips(self) -> Growth:
        walkers = self._world.walkers
        lasting = under_way.trips(walkers, self._world.now)
        return self._added(trips.TABLE, trips_of, under_way.logged(walkers, "trip"), lasting)

    def _shuttles(self) -> Growth:
        walkers, known = self._world.walkers, self._world.stage.terrain.rides
        lasting = under_way.stops(walkers, self._world.now)
        columns = partial(shuttles_of, known)
        return self._added(shuttles.TABLE, columns, under_way.logged(walkers, "stop"), lasting)

    def _walked(self) -> tuple[Growth, tuple[NDArray[np.int64], NDArray[np.int64]]]:
        """Return the links that were entered since, and when those told before were left."""
        walkers, now = self._world.walkers, self._world.now
        track, keep, before = walkers.track(), self._tracks, self._on_link
        new = np.arange(keep, track.size)
        rows = trajectories_of(track[keep:], under_way.leaving_ms(walkers, new, now))
        left = under_way.leaving_ms(walkers, before, now)
        seen = np.concatenate([before, new])
        self._tracks, self._on_link = track.size, seen[track["leave"][seen] < 0]
        return Growth(keep, trajectories.TABLE.of(rows)), (before, left)
