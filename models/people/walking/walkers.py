"""The walkers: everybody on the campus, moved forward on demand."""

from bisect import bisect_right
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from maps.parameters import Parameter
from models.draws import purpose_key, uniforms
from models.people.measured import Passed
from models.people.presence import Stays
from models.people.speed import share_table
from models.people.types import Plans, Population
from models.people.walking.arrays import (
    AWAITING,
    COUNTS,
    FLOW,
    FORCED,
    FORCES,
    GATED,
    LEAVING,
    NOBODY,
    PASSED,
    PASSES,
    QUEUING,
    REFUSALS,
    REFUSED,
    RIDDEN,
    RIDES,
    RIDING,
    ROW,
    SERVED,
    SERVICES,
    STAYING,
    STOP,
    STOPS,
    TRACK,
    TRACKS,
    TRIP,
    TRIPS,
    UNREACHED,
    UNREACHES,
    VISIT,
    VISITS,
    WAITING,
    WALKING,
)
from models.people.walking.calendar import Calendar, new_calendar
from models.people.walking.draws import choice_numbers
from models.people.walking.kernel import advance, begin_day
from models.people.walking.links import Flow, begin_flow, denser, settle_all
from models.people.walking.records import (
    arc_records,
    join_gates,
    link_records,
    park,
    people_records,
    place_records,
    platform_records,
    rack_records,
    service_records,
)
from models.people.walking.seats import clear_seats
from models.people.walking.state import Logs, Moving, Riding, Scene
from models.people.walking.terrain import Terrain
from models.people.walking.vehicles import begin_runs

DAY_S = 86_400.0
PURPOSES = ("choice of place", "service time", "longest wait")
SCALES = ("distance_scale", "wait_scale", "tries", "stuck_time", "patience_spread")
NEVER_ROW = 2**40
LOGGED = {
    TRIPS: "trip",
    VISITS: "visit",
    SERVICES: "served",
    REFUSALS: "refused",
    FORCES: "forced",
    RIDES: "ridden",
    STOPS: "stop",
    UNREACHES: "unreached",
    PASSES: "passed",
}


class Walkers:
    """Everybody's moves over a campus, by events in exact order of time.

    `advance` may be called with any steps: it changes nothing in what happens. What people
    perceive of queues and room left is what `look` last saw.
    """

    def __init__(
        self,
        terrain: Terrain,
        population: Population,
        parameters: Mapping[str, Parameter],
        seed: int,
        interval_s: float,
        tracks: bool,
        flow_s: float = DAY_S,
    ) -> None:
        """Set everybody at home.

        `interval_s` is that of the flow table [s], which is taken before `flow_s` [s] are over:
        the last interval of a table goes on until then.
        """
        known = {name: parameter.value for name, parameter in parameters.items()}
        self.terrain = terrain
        self.seed = seed
        self.tracks = tracks
        service, hours, counters = service_records(terrain)
        place = place_records(terrain)
        arc = arc_records(terrain.network)
        join_gates(terrain, place, service, arc)
        walker, life = people_records(population, place, terrain.step_free_ways)
        self.moving = Moving(
            walker=walker,
            life=life,
            link=link_records(terrain, known["least_area"], known["densest"]),
            arc=arc,
            place=place,
            service=service,
            counter=np.zeros(counters),
            row=np.zeros(0, dtype=ROW),
            clock=np.zeros(2, dtype=np.int64),
        )
        self.scene = Scene(
            slot=terrain.routes.slot,
            out_first=terrain.routes.out_first.astype(np.int32),
            out_arc=terrain.routes.out_arc.astype(np.int32),
            effort=terrain.routes.effort_m,
            shares=share_table(
                known["density_decay"],
                known["densest"],
                known["slowest_share"],
                terrain.cycling.densest,
            ),
            menu_first=np.zeros(1, dtype=np.int64),
            menu_place=np.zeros(0, dtype=np.int64),
            menu_attraction=np.zeros(0),
            hours=hours,
            key=np.array([seed, *map(purpose_key, PURPOSES)], dtype=np.uint64),
            rack=rack_records(terrain),
            scale=np.array([*(known[name] for name in SCALES), terrain.cycling.margin_s]),
        )
        park(terrain, population, self.scene.rack, life)
        self.owners = np.flatnonzero(life["owns"])
        rides = terrain.rides
        self.riding = Riding(
            ride=rides.ride,
            station=rides.station,
            line=rides.line.copy(),
            platform=platform_records(rides),
            vehicle=rides.vehicle.copy(),
            departure=rides.departure,
            bounds=np.array(
                [
                    2 * rides.first_link,
                    terrain.rows,
                    population.size,
                    2 * terrain.cycling.first_down,
                    NEVER_ROW,
                ]
            ),
        )
        self.calendar: Calendar = new_calendar(population.size + rides.vehicle.size)
        links, bins = len(terrain.network.links), round(flow_s / interval_s)
        self.flow = Flow(np.zeros((bins, links), dtype=FLOW), np.array([0.0, interval_s]))
        self._before = Passed(np.zeros(links), np.zeros(links, dtype=np.int64))
        self.logs = self._new_logs(0)
        self._forced_before = 0  # of which the rows were taken
        self.drained: dict[str, list[NDArray[np.void]]] = {name: [] for name in LOGGED.values()}
        begin_runs(self.riding, self.calendar)

    def _new_logs(self, rows: int) -> Logs:
        return Logs(
            trip=np.zeros(rows + 256, dtype=TRIP),
            visit=np.zeros(rows + 256, dtype=VISIT),
            served=np.zeros(rows + 256, dtype=SERVED),
            refused=np.zeros(rows // 4 + 256, dtype=REFUSED),
            forced=np.zeros(2 * self.moving.arc.size, dtype=FORCED),
            unreached=np.zeros(256, dtype=UNREACHED),
            passed=np.zeros(256, dtype=PASSED),
            track=np.zeros(1 << 20 if self.tracks else 0, dtype=TRACK),
            ridden=np.zeros(rows // 4 + 256, dtype=RIDDEN),
            stop=np.zeros(4096, dtype=STOP),
            filled=np.zeros(COUNTS, dtype=np.int64),
        )

    def begin_day(self, time: float, day: int, plans: Plans) -> None:
        """Turn everybody to the plans of a day that begins at a time [s] of the run."""
        life = self.moving.life
        sizes = np.diff(plans.first)
        end = np.cumsum(sizes + 2)
        first = end - sizes
        rows = np.zeros(int(end.max(initial=0)), dtype=ROW)
        planned = np.ones(rows.size, dtype=bool)
        planned[first - 1] = planned[first - 2] = False
        if self.moving.row.size:
            rows[first - 1] = self.moving.row[life["row"]]
            rows[first - 2] = self.moving.row[life["was"]]
        rows["start"][planned] = plans.start_s + time
        rows["until"][planned] = plans.until_s + time
        rows["stay"][planned] = plans.stay_s
        rows["place"][planned] = plans.place
        rows["menu"][planned] = plans.menu
        rows["activity"][planned] = plans.activity
        rows["meeting"][planned] = plans.meeting
        rows["keeps"][planned] = plans.keeps_s
        rows["route"] = NOBODY
        rows["number"][planned] = choice_numbers(plans.first, plans.activity)
        self.moving = self.moving._replace(row=rows)
        life["first"], life["end"] = first, end
        keys = life["key"][self.owners]
        thinks = uniforms(self.seed, "bicycle use", day, keys)[:, 0]
        life["takes"][self.owners] = thinks < self.terrain.cycling.use
        self.scene = self.scene._replace(
            menu_first=np.cumsum([0, *(menu.places.size for menu in plans.menus)]),
            menu_place=np.concatenate([menu.places for menu in plans.menus] or [np.zeros(0, "i8")]),
            menu_attraction=np.concatenate(
                [menu.attraction for menu in plans.menus] or [np.zeros(0)]
            ),
        )
        self._drain()
        fresh = self._new_logs(rows.size)
        if self.tracks:  # of all days: they are taken when the run ends
            fresh.filled[TRACKS] = self.logs.filled[TRACKS]
            fresh = fresh._replace(track=self.logs.track)
        self.logs = fresh
        begin_day(time, day, self.scene, self.moving, self.calendar)

    def advance(self, until: float) -> None:
        """Take every event before a time [s] of the run."""
        while not advance(
            until, self.scene, self.moving, self.riding, self.flow, self.logs, self.calendar
        ):
            self._make_room()

    def clear_seats(self, time: float) -> None:
        """Clear the seats that have been held for longer than they may be at a time [s]."""
        clear_seats(time, self.moving)

    def look(self) -> None:
        """Let everybody perceive the queues, and the room left, as they are now."""
        self.moving.place["seen"] = self.moving.place["people"] + self.moving.place["held"]
        self.moving.service["seen"] = self.moving.service["queue"]

    def passed(self, time: float) -> Passed:
        """Return what passed on each link from the beginning of the run up to a time [s]."""
        settle_all(time, self.moving.link, self.flow)
        return Passed(
            self._before.seconds + self.flow.table["seconds"].sum(axis=0),
            self._before.entered + self.flow.table["entered"].sum(axis=0, dtype=np.int64),
        )

    def take_flow(self, time: float) -> Flow:
        """Return the flow table up to a time [s], and let the next one begin."""
        self._before = self.passed(time)
        told = self.flow
        self.flow = Flow(np.zeros(told.table.shape, dtype=FLOW), told.bounds.copy())
        begin_flow(time, self.moving.link, self.flow)
        return told

    def denser(
        self, start: float, time: float, limit_s: NDArray[np.float64]
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Return on which links people spent more time than a limit [s], and how much.

        It counts from `start`, where an interval of the flow table began, until its end `time`.
        """
        first, interval = self.flow.bounds
        cells = self.flow.table[round((start - first) / interval)]
        return denser(start, time, limit_s, cells, self.moving.link)

    def take(self, name: str) -> NDArray[np.void]:
        """Return and forget what was logged, by a name of `LOGGED`."""
        self._drain()
        taken = self.drained[name]
        self.drained[name] = []
        if name == LOGGED[FORCES]:
            self._forced_before += sum(rows.size for rows in taken)
        if len(taken) == 1:
            return taken[0]
        return np.concatenate([getattr(self.logs, name)[:0], *taken])

    def ongoing(self, time: float) -> NDArray[np.void]:
        """Return the stays that last at a time [s], as visits that end then."""
        state, life = self.moving.walker["state"], self.moving.life
        staying = np.flatnonzero(~np.isin(state, (WALKING, WAITING, GATED, AWAITING, RIDING)))
        leaving = state[staying] == LEAVING
        visits = np.zeros(staying.size, dtype=VISIT)
        row = self.moving.row[np.where(leaving, life["was"][staying], life["row"][staying])]
        visits["person"] = staying
        visits["activity"], visits["meeting"] = row["activity"], row["meeting"]
        visits["place"] = self.whereabouts()[staying]
        visits["enter"], visits["leave"] = life["since"][staying], time
        return visits

    def stays(self, start: float, time: float) -> Stays:
        """Return the stays that lasted at any instant from `start` to the present `time` [s].

        Those that are not over end at `time`; others are found as long as nobody took them.
        """
        logged = [*self.drained["visit"], self.logs.visit[: self.logs.filled[VISITS]]]
        # visits are logged in the order in which they end
        over = [part[bisect_right(part["leave"], start) :] for part in logged]
        life, state = self.moving.life, self.moving.walker["state"]
        stays = (state == STAYING) | (state == QUEUING)
        leaving = state == LEAVING
        here = np.flatnonzero(stays | leaving)
        leaving = leaving[here]
        place = np.where(leaving, life["origin"][here], life["place"][here])
        row = np.where(leaving, life["was"][here], life["row"][here])
        return Stays(
            place=np.concatenate([*(part["place"] for part in over), place]),
            activity=np.concatenate(
                [*(part["activity"] for part in over), self.moving.row["activity"][row]]
            ),
            enter=np.concatenate([*(part["enter"] for part in over), life["since"][here]]),
            leave=np.concatenate([*(part["leave"] for part in over), np.full(here.size, time)]),
        )

    def standing(self) -> NDArray[np.int32]:
        """Return the rack of the bicycle of each of `owners`, NOBODY where it is ridden."""
        return np.asarray(self.moving.life["bicycle"][self.owners])

    def whereabouts(self) -> NDArray[np.int32]:
        """Return the place of everybody who is in one; for others, the place they walk to."""
        life = self.moving.life
        leaving = self.moving.walker["state"] == LEAVING
        return np.where(leaving, life["origin"], life["place"])

    @property
    def forced(self) -> int:
        """How many have been let onto a link that had no room, since the run began."""
        kept = sum(rows.size for rows in self.drained["forced"])
        return self._forced_before + kept + int(self.logs.filled[FORCES])

    def track(self) -> NDArray[np.void]:
        """Return every link walked so far, in the order of entering."""
        return self.logs.track[: self.logs.filled[TRACKS]]

    def _make_room(self) -> None:
        self._drain()
        track, filled = self.logs.track, self.logs.filled[TRACKS]
        if self.tracks and filled + 256 > track.size:
            longer = np.zeros(2 * track.size, dtype=TRACK)
            longer[:filled] = track[:filled]
            self.logs = self.logs._replace(track=longer)

    def _drain(self) -> None:
        """Put aside what is logged: a log that is mostly full as it is, with a new one for it."""
        for number, name in LOGGED.items():
            log, filled = getattr(self.logs, name), int(self.logs.filled[number])
            if 2 * filled > log.size:
                self.drained[name].append(log[:filled])
                self.logs = self.logs._replace(**{name: np.zeros(log.size, dtype=log.dtype)})
            elif filled:
                self.drained[name].append(log[:filled].copy())
            self.logs.filled[number] = 0
