"""The walkers: everybody on the campus, moved forward on demand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from maps.campus import Service
from maps.parameters import Parameter
from models.draws import purpose_key
from models.people.network import Network
from models.people.routes import Routes
from models.people.speed import share_table
from models.people.types import Places, Plans, Population
from models.people.walking.arrays import (
    COUNTS,
    LINK,
    NOBODY,
    PERSON,
    PLACE,
    REFUSALS,
    REFUSED,
    ROW,
    SERVED,
    SERVICE,
    SERVICES,
    STAYING,
    TRACK,
    TRACKS,
    TRIP,
    TRIPS,
    VISIT,
    VISITS,
    WALKING,
)
from models.people.walking.calendar import Calendar, new_calendar
from models.people.walking.kernel import Logs, Moving, Scene, advance, begin_day
from models.people.walking.links import Flow, begin_flow, settle_all

DAY_S = 86_400.0
LOGGED = {TRIPS: "trip", VISITS: "visit", SERVICES: "served", REFUSALS: "refused"}


@dataclass(frozen=True)
class Terrain:
    """Where people walk and stay: the network, the places on it, and the ways to each of them."""

    network: Network
    places: Places
    node: NDArray[np.int64]
    services: Sequence[Service]
    routes: Routes
    route: NDArray[np.int64]

    def effort_m(self, origin: NDArray[np.int64], place: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the level metres from places to places, infinite where there is no way."""
        return self.routes.effort_m[self.route[place], self.node[origin]].astype(np.float64)


def _services(terrain: Terrain) -> tuple[NDArray[np.void], NDArray[np.float64], int]:
    """Return the service records, their opening hours, and how many counters there are."""
    records = np.zeros(len(terrain.services), dtype=SERVICE)
    hours: list[tuple[int, int]] = []
    counters = 0
    for number, service in enumerate(terrain.services):
        record = records[number]
        record["mean"] = service.mean_service_s
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
        places["service"][row[service.room]] = number
    return places


def _links(network: Network, least_area: float) -> NDArray[np.void]:
    links = np.zeros(len(network.links), dtype=LINK)
    links["length"] = network.length_m
    links["area"] = np.maximum(network.length_m * network.width_m, least_area)
    links["share"] = network.speed_share
    return links


def _persons(population: Population, places: NDArray[np.void]) -> NDArray[np.void]:
    """Return everybody at rest at home."""
    persons = np.zeros(population.size, dtype=PERSON)
    persons["time"] = np.inf
    persons["speed"] = population.speed_mps
    persons["key"] = population.key
    persons["place"] = persons["origin"] = population.home
    persons["node"] = places["node"][population.home]
    persons["arc"] = NOBODY
    persons["state"] = STAYING
    places["people"] = np.bincount(population.home, minlength=places.size)
    return persons


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
    ) -> None:
        """Set everybody at home; `interval_s`, which divides a day, is the flow table's [s]."""
        known = {name: parameter.value for name, parameter in parameters.items()}
        self.terrain = terrain
        self.tracks = tracks
        service, hours, counters = _services(terrain)
        place = _places(terrain)
        self.moving = Moving(
            person=_persons(population, place),
            link=_links(terrain.network, known["least_area"]),
            place=place,
            service=service,
            counter=np.zeros(counters),
            row=np.zeros(0, dtype=ROW),
            day=np.zeros(1, dtype=np.int64),
        )
        self.scene = Scene(
            arc_end=terrain.network.arc_end().astype(np.int32),
            next_arc=terrain.routes.next_arc,
            effort=terrain.routes.effort_m,
            shares=share_table(known["density_decay"], known["densest"], known["slowest_share"]),
            menu_first=np.zeros(1, dtype=np.int64),
            menu_place=np.zeros(0, dtype=np.int64),
            menu_attraction=np.zeros(0),
            hours=hours,
            key=np.array(
                [seed, purpose_key("choice of place"), purpose_key("service time")],
                dtype=np.uint64,
            ),
            scale=np.array([known["distance_scale"], known["wait_scale"], known["tries"]]),
        )
        self.calendar: Calendar = new_calendar(population.size)
        links, bins = len(terrain.network.links), round(DAY_S / interval_s)
        self.flow = Flow(
            entered=np.zeros((bins, links), dtype=np.int32),
            seconds=np.zeros((bins, links)),
            most=np.zeros((bins, links), dtype=np.int32),
            bounds=np.array([0.0, interval_s]),
        )
        self.logs = self._new_logs(0)
        self.drained: dict[str, list[NDArray[np.void]]] = {name: [] for name in LOGGED.values()}

    def _new_logs(self, rows: int) -> Logs:
        return Logs(
            trip=np.zeros(rows + 256, dtype=TRIP),
            visit=np.zeros(rows + 256, dtype=VISIT),
            served=np.zeros(rows + 256, dtype=SERVED),
            refused=np.zeros(rows // 4 + 256, dtype=REFUSED),
            track=np.zeros(1 << 20 if self.tracks else 0, dtype=TRACK),
            filled=np.zeros(COUNTS, dtype=np.int64),
        )

    def begin_day(self, time: float, day: int, plans: Plans) -> None:
        """Turn everybody to the plans of a day that begins at a time [s] of the run."""
        people = self.moving.person.size
        sizes = np.diff(plans.first) + 1
        end = np.cumsum(sizes)
        first = end - sizes + 1
        rows = np.zeros(int(end[-1]), dtype=ROW)
        planned = np.ones(rows.size, dtype=bool)
        planned[first - 1] = False
        if self.moving.row.size:
            rows[first - 1] = self.moving.row[self.moving.person["row"]]
        rows["start"][planned] = plans.start_s + time
        rows["until"][planned] = plans.until_s + time
        rows["stay"][planned] = plans.stay_s
        rows["place"][planned] = plans.place
        rows["menu"][planned] = plans.menu
        rows["activity"][planned] = plans.activity
        rows["meeting"][planned] = plans.meeting
        owner = np.repeat(np.arange(people), np.diff(plans.first))
        rows["number"][planned] = np.arange(owner.size) - plans.first[owner]
        self.moving = self.moving._replace(row=rows)
        self.moving.day[0] = day
        self.moving.person["first"], self.moving.person["end"] = first, end
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
        begin_day(time, self.scene, self.moving, self.calendar)

    def advance(self, until: float) -> None:
        """Take every event before a time [s] of the run."""
        while not advance(until, self.scene, self.moving, self.flow, self.logs, self.calendar):
            self._make_room()

    def look(self) -> None:
        """Let everybody perceive the queues, and the room left, as they are now."""
        self.moving.place["seen"] = self.moving.place["people"]
        self.moving.service["seen"] = self.moving.service["queue"]

    def end_day(self, time: float) -> Flow:
        """Return a copy of the flow table up to a time [s], and let the next day's begin."""
        settle_all(time, self.moving.link, self.flow)
        told = Flow(
            self.flow.entered.copy(),
            self.flow.seconds.copy(),
            self.flow.most.copy(),
            self.flow.bounds.copy(),
        )
        begin_flow(time, self.moving.link, self.flow)
        return told

    def take(self, name: str) -> NDArray[np.void]:
        """Return and forget what was logged as "trip", "visit", "served" or "refused"."""
        self._drain()
        taken = self.drained[name]
        self.drained[name] = []
        return np.concatenate([getattr(self.logs, name)[:0], *taken])

    def ongoing(self, time: float) -> NDArray[np.void]:
        """Return the stays that last at a time [s], as visits that end then."""
        person = self.moving.person
        staying = np.flatnonzero(person["state"] != WALKING)
        visits = np.zeros(staying.size, dtype=VISIT)
        row = self.moving.row[person["row"][staying]]
        visits["person"] = staying
        visits["activity"], visits["meeting"] = row["activity"], row["meeting"]
        visits["place"] = person["place"][staying]
        visits["enter"], visits["leave"] = person["since"][staying], time
        return visits

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
        for number, name in LOGGED.items():
            filled = int(self.logs.filled[number])
            if filled:
                self.drained[name].append(getattr(self.logs, name)[:filled].copy())
            self.logs.filled[number] = 0
