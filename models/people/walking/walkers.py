"""The walkers: everybody on the campus, moved forward on demand."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from maps.campus import Service
from maps.parameters import Parameter
from maps.vocabulary import service_kinds
from models.draws import purpose_key, uniforms
from models.people.cycling import NO_CYCLING, Cycling
from models.people.gates import gate_arcs
from models.people.lines import NO_RIDES, Rides
from models.people.measured import Passed
from models.people.network import Network
from models.people.presence import Stays
from models.people.routes import Routes
from models.people.speed import share_table
from models.people.types import BICYCLES, Places, Plans, Population
from models.people.walking.arrays import (
    ARC,
    AWAITING,
    COUNTS,
    FLOW,
    FORCED,
    FORCES,
    GATED,
    LEAVING,
    LIFE,
    LINK,
    NOBODY,
    PASSED,
    PASSES,
    PLACE,
    PLATFORM,
    QUEUING,
    RACK,
    REFUSALS,
    REFUSED,
    RIDDEN,
    RIDES,
    RIDING,
    ROW,
    SERVED,
    SERVICE,
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
    WALKER,
    WALKING,
    aligned,
)
from models.people.walking.calendar import Calendar, new_calendar
from models.people.walking.draws import choice_numbers
from models.people.walking.kernel import advance, begin_day
from models.people.walking.links import Flow, begin_flow, denser, settle_all
from models.people.walking.state import Logs, Moving, Riding, Scene
from models.people.walking.vehicles import begin_runs

DAY_S = 86_400.0
NO_LIMIT = 2**29
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


@dataclass(frozen=True)
class Terrain:
    """Where people walk and stay: the network, the places on it, and the ways to each of them.

    `routes` has the profiles of `models.people.lines.profiles`, and then that of people who cannot
    climb stairs: `stairs` says which links those are.
    """

    network: Network
    places: Places
    node: NDArray[np.int64]
    services: Sequence[Service]
    routes: Routes
    route: NDArray[np.int64]
    rides: Rides = NO_RIDES
    stairs: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, dtype=bool))
    cycling: Cycling = field(default_factory=lambda: NO_CYCLING)

    @property
    def rows(self) -> int:
        """How many rows of the ways each profile has: those to the places, then to the racks."""
        return int(self.route.max(initial=-1)) + 1 + len(self.cycling.racks)

    @property
    def step_free_ways(self) -> int:
        """The first row of the ways without stairs: the last profile."""
        return int(self.routes.target.size) - self.rows

    def effort_m(self, origin: NDArray[np.int64], place: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the level metres from places to places, infinite where there is no way."""
        return self.routes.effort_m[self.route[place], self.node[origin]].astype(np.float64)


def longest_wait_s(service: Service) -> float:
    """Return the mean of the waits that people accept at a service [s]."""
    said = service.longest_wait_s
    return service_kinds()[service.kind].longest_wait_s if said is None else said


def _services(terrain: Terrain) -> tuple[NDArray[np.void], NDArray[np.float64], int]:
    """Return the service records, their opening hours, and how many counters there are."""
    records = np.zeros(len(terrain.services), dtype=SERVICE)
    hours: list[tuple[int, int]] = []
    counters = 0
    for number, service in enumerate(terrain.services):
        record = records[number]
        record["mean"], record["cv"] = service.mean_service_s, service.service_cv
        record["longest"] = longest_wait_s(service)
        record["key"], record["next"] = purpose_key(service.id), NOBODY
        record["first"], record["end"] = counters, counters + service.servers
        record["open_first"] = len(hours)
        hours.extend(service.hours)
        record["open_end"] = len(hours)
        counters += service.servers
    return records, np.array(hours, dtype=np.float64).reshape(-1, 2), counters


def _places(terrain: Terrain) -> NDArray[np.void]:
    places = np.zeros(len(terrain.places.ids), dtype=PLACE)
    places["node"] = terrain.node
    places["route"] = terrain.route
    places["capacity"] = terrain.places.capacity
    places["service"] = NOBODY
    row = {key: number for number, key in enumerate(terrain.places.ids)}
    for number, service in enumerate(terrain.services):
        if service.room:
            places["service"][row[service.room]] = number
    places["gate"] = NOBODY
    return places


def _join_gates(
    terrain: Terrain, places: NDArray[np.void], services: NDArray[np.void], arcs: NDArray[np.void]
) -> None:
    """Let arcs know the gates at their ends, and places those of their building, one by another."""
    known = terrain.places
    arc = gate_arcs(terrain.network, terrain.services)
    for number in np.flatnonzero(arc != NOBODY)[::-1].tolist():
        arcs["service"][arc[number]] = number
        building = terrain.services[number].building
        if building in known.buildings:
            behind = known.building == known.buildings.index(building)
            services["next"][number] = places["gate"][behind].max(initial=NOBODY)
            places["gate"][behind] = number


def _links(terrain: Terrain, least_area: float, densest: float) -> NDArray[np.void]:
    network = terrain.network
    links = aligned(len(network.links), LINK)
    links["length"] = network.length_m
    links["area"] = np.maximum(network.length_m * network.width_m, least_area)
    links["storage"] = np.maximum(1, np.floor(links["area"] * densest))
    ridden = links[terrain.rides.first_link :]  # room, and crowds, are the vehicles'
    ridden["storage"], ridden["area"] = NO_LIMIT, np.inf
    row = np.arange(links.size)
    cycled = terrain.cycling.is_ridden(row)
    room = np.floor(links["area"] * terrain.cycling.densest)
    links["storage"][cycled] = np.maximum(1, room[cycled])
    at_rack = terrain.cycling.is_at_rack(row)
    links["storage"][at_rack], links["area"][at_rack] = NO_LIMIT, np.inf
    links["curve"] = network.curve
    return links


def _arcs(network: Network) -> NDArray[np.void]:
    """Return the arcs of the links, and a queue for each node behind them."""
    links = np.arange(2 * len(network.links)) // 2
    arcs = aligned(links.size + len(network.nodes), ARC)
    for name in ("head", "tail", "first", "last", "behind", "wants", "service"):
        arcs[name] = NOBODY
    of_links = arcs[: links.size]
    of_links["end"] = network.arc_end()
    of_links["effort"] = network.length_m[links] / network.arc_share
    of_links["headway"] = 1.0 / (network.arc_flow * network.width_m[links])
    return arcs


def _platforms(rides: Rides) -> NDArray[np.void]:
    platforms = np.zeros(2 * rides.station.size, dtype=PLATFORM)
    for name in ("head", "tail", "vehicle", "called"):
        platforms[name] = NOBODY
    return platforms


def _people(
    population: Population, places: NDArray[np.void], step_free_ways: int
) -> tuple[NDArray[np.void], NDArray[np.void]]:
    """Return everybody at rest at home, and counts them into the places there.

    `step_free_ways` is the first row of the ways without stairs.
    """
    walkers = aligned(population.size, WALKER)
    lives = np.zeros(population.size, dtype=LIFE)
    walkers["time"] = np.inf
    walkers["speed"] = population.speed_mps
    walkers["arc"] = walkers["behind"] = NOBODY
    walkers["state"] = STAYING
    walkers["node"] = places["node"][population.home]
    lives["key"] = population.key
    lives["choice"] = population.key[population.leader]
    lives["ways"] = np.where(population.climbs, 0, step_free_ways)
    lives["place"] = lives["origin"] = population.home
    lives["seat"] = NOBODY
    lives["walks"] = population.speed_mps
    places["people"] = np.bincount(population.home, minlength=places.size)
    return walkers, lives


def _racks(terrain: Terrain) -> NDArray[np.void]:
    cycling = terrain.cycling
    racks = np.zeros(len(cycling.racks), dtype=RACK)
    racks["mount"], racks["ridden"] = cycling.mount, cycling.ridden
    racks["route"] = terrain.rows - racks.size + np.arange(racks.size)
    return racks


def _park(
    terrain: Terrain, population: Population, racks: NDArray[np.void], life: NDArray[np.void]
) -> None:
    """Let everybody's bicycle stand at the rack nearest to home, if there is any."""
    ratio = np.where(
        population.bicycle == BICYCLES.index("e-bike"), terrain.cycling.e_bike_ratio, 1
    )
    life["rides"] = population.speed_mps * ratio
    life["bicycle"] = NOBODY
    if not racks.size:
        return
    home, where = np.unique(terrain.node[population.home], return_inverse=True)
    effort = terrain.routes.effort_m[racks["route"]][:, home]
    nearest = np.where(np.isfinite(effort.min(axis=0)), effort.argmin(axis=0), NOBODY)
    life["bicycle"] = np.where(population.bicycle > 0, nearest[where], NOBODY)
    life["owns"] = np.where(life["bicycle"] != NOBODY, population.bicycle, 0)


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
        service, hours, counters = _services(terrain)
        place = _places(terrain)
        arc = _arcs(terrain.network)
        _join_gates(terrain, place, service, arc)
        walker, life = _people(population, place, terrain.step_free_ways)
        self.moving = Moving(
            walker=walker,
            life=life,
            link=_links(terrain, known["least_area"], known["densest"]),
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
            rack=_racks(terrain),
            scale=np.array([*(known[name] for name in SCALES), terrain.cycling.margin_s]),
        )
        _park(terrain, population, self.scene.rack, life)
        self.owners = np.flatnonzero(life["owns"])
        rides = terrain.rides
        self.riding = Riding(
            ride=rides.ride,
            station=rides.station,
            line=rides.line.copy(),
            platform=_platforms(rides),
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
        self.logs = fresh._replace(track=self.logs.track if self.tracks else fresh.track)
        begin_day(time, day, self.scene, self.moving, self.calendar)

    def advance(self, until: float) -> None:
        """Take every event before a time [s] of the run."""
        while not advance(
            until, self.scene, self.moving, self.riding, self.flow, self.logs, self.calendar
        ):
            self._make_room()

    def clear_seats(self, time: float) -> None:
        """Clear the seats that have been held for longer than they may be at a time [s]."""
        life, place = self.moving.life, self.moving.place
        over = np.flatnonzero((life["seat"] != NOBODY) & (life["seat_until"] <= time))
        np.subtract.at(place["held"], life["seat"][over], 1)
        life["seat"][over] = NOBODY

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
