"""The records in which people, links, places, services and vehicles begin the day."""

import numpy as np
from numpy.typing import NDArray

from maps.campus import Service
from maps.vocabulary import service_kinds
from models.draws import purpose_key
from models.people.gates import gate_arcs
from models.people.lines import Rides
from models.people.network import Network
from models.people.types import BICYCLES, Population
from models.people.walking.arrays import (
    ARC,
    LIFE,
    LINK,
    NOBODY,
    PLACE,
    PLATFORM,
    RACK,
    SERVICE,
    STAYING,
    WALKER,
    aligned,
)
from models.people.walking.terrain import Terrain

NO_LIMIT = 2**29


def longest_wait_s(service: Service) -> float:
    """Return the mean of the waits that people accept at a service [s]."""
    said = service.longest_wait_s
    return service_kinds()[service.kind].longest_wait_s if said is None else said


def service_records(terrain: Terrain) -> tuple[NDArray[np.void], NDArray[np.float64], int]:
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


def place_records(terrain: Terrain) -> NDArray[np.void]:
    """Return the places, empty, with the services that stand in them."""
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


def join_gates(
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


def link_records(terrain: Terrain, least_area: float, densest: float) -> NDArray[np.void]:
    """Return the links, empty, with the area of at least `least_area` [m2] by which they fill.

    `densest` is how many a square metre holds [persons/m2].
    """
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


def arc_records(network: Network) -> NDArray[np.void]:
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


def platform_records(rides: Rides) -> NDArray[np.void]:
    """Return two platforms for each station, with nobody on them."""
    platforms = np.zeros(2 * rides.station.size, dtype=PLATFORM)
    for name in ("head", "tail", "vehicle", "called"):
        platforms[name] = NOBODY
    return platforms


def people_records(
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


def rack_records(terrain: Terrain) -> NDArray[np.void]:
    """Return the racks, empty."""
    cycling = terrain.cycling
    racks = np.zeros(len(cycling.racks), dtype=RACK)
    racks["mount"], racks["ridden"] = cycling.mount, cycling.ridden
    racks["route"] = terrain.rows - racks.size + np.arange(racks.size)
    return racks


def park(
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
