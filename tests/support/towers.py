"""Small problems with lifts and shuttles: chains of nodes, with slow stairs or long roads."""

from dataclasses import replace
from importlib.resources import files

import numpy as np
from grids import people_at, plans_of, terrain_with

from maps.campus import Line
from maps.parameters import read_parameters
from models.people.lines import Choice, profiles, with_rides
from models.people.network import Network
from models.people.routes import find_routes
from models.people.types import NEVER, NONE
from models.people.walking.terrain import Terrain
from models.people.walking.walkers import Walkers

LIFT_WAIT_S = 25.0
SHUTTLE_WAIT_S = 120.0
DAY_S = 86_400.0
PARAMETERS = read_parameters(files("models.people").joinpath("data/walking.toml"))


def chain(length_m: list[float]) -> Network:
    """Return nodes "0", "1", … in a row, joined by links of these lengths."""
    links = len(length_m)
    return Network(
        nodes=[str(node) for node in range(links + 1)],
        links=[f"link{link}" for link in range(links)],
        edges=[f"link{link}" for link in range(links)],
        begin_share=np.zeros(links),
        end_share=np.ones(links),
        start=np.arange(links),
        end=np.arange(links) + 1,
        length_m=np.array(length_m),
        width_m=np.full(links, 4.0),
        arc_share=np.ones(2 * links),
        arc_flow=np.full(2 * links, 1.3),
        curve=np.zeros(links, dtype=np.int64),
        oneway=np.zeros(links, dtype=bool),
        inwards=np.full(links, NONE),
        x_m=np.concatenate([[0.0], np.cumsum(length_m)]),
        y_m=np.zeros(links + 1),
    )


def lift(
    floors: int, cars: int = 1, capacity: int = 8, door_s: float = 3.0, floor_s: float = 2.0
) -> Line:
    """Return a lift that serves nodes "1" to "floors"; each person takes the door for 1 s."""
    nodes = tuple(str(floor) for floor in range(1, floors + 1))
    return Line(
        id="lift",
        vehicles=cars,
        capacity=capacity,
        boarding_s=1.0,
        door_s=door_s,
        stations=nodes,
        nodes=nodes,
        leg_s=(*(floor_s,) * (floors - 1), 0.0),
        leg_m=(*(3.6,) * (floors - 1), 0.0),
        dwell_s=(0.0,) * floors,
    )


def shuttle(nodes: str, run_s: float, departures_s: tuple[int, ...], vehicles: int = 1) -> Line:
    """Return a shuttle with 10 seats that stops for 20 s or more; boarding takes 2 s each."""
    stops = tuple(nodes)
    return Line(
        id="shuttle",
        vehicles=vehicles,
        capacity=10,
        boarding_s=2.0,
        stations=stops,
        nodes=stops,
        leg_s=(run_s,) * len(stops),
        leg_m=(1000.0,) * len(stops),
        dwell_s=(20.0,) * len(stops),
        departures_s=departures_s,
    )


def terrain_of(network: Network, lines: list[Line], least_floors: int = 1) -> Terrain:
    """Return a terrain with a place of endless room at each node, and these lines."""
    choice = Choice(1.0, LIFT_WAIT_S, SHUTTLE_WAIT_S, least_floors)
    ridden, rides = with_rides(network, lines, choice)
    terrain = terrain_with(network, np.arange(len(network.nodes)))
    is_open = profiles(rides, len(ridden.links))
    routes = find_routes(ridden, np.arange(len(network.nodes)), is_open)
    return replace(terrain, network=ridden, routes=routes, rides=rides)


def walkers_with(terrain: Terrain, trips: list[tuple[float, int, int]]) -> Walkers:
    """Return people at 1 m/s, each of whom goes at a time from one place to another."""
    time, home, place = (np.array(column) for column in zip(*trips, strict=True))
    stay = np.column_stack([time, np.zeros(time.size)]).astype(np.float64)
    plans = plans_of(np.column_stack([home, place]), np.full((time.size, 2), NEVER), stay)
    walkers = Walkers(
        terrain, people_at(home, np.ones(time.size)), PARAMETERS, 1, 300.0, tracks=True
    )
    walkers.begin_day(0.0, 0, plans)
    return walkers
