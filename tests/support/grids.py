"""Small walking problems: a grid of streets, places at its nodes, people with plans."""

from dataclasses import replace

import numpy as np

from models.people.network import Network
from models.people.routes import find_routes
from models.people.types import NEVER, NONE, Places, Plans, Population
from models.people.walking.terrain import Terrain


def grid(side: int, length_m: float = 20.0, width_m: float = 2.0) -> Network:
    """Return a square grid of `side` x `side` nodes."""
    number = np.arange(side * side).reshape(side, side)
    start = np.concatenate([number[:-1].ravel(), number[:, :-1].ravel()])
    end = np.concatenate([number[1:].ravel(), number[:, 1:].ravel()])
    x, y = np.tile(np.arange(side), side), np.repeat(np.arange(side), side)
    return _streets(start, end, x * length_m, y * length_m, length_m, width_m)


def ring(nodes: int, length_m: float = 15.0, width_m: float = 0.5) -> Network:
    """Return a ring of one-way streets."""
    start = np.arange(nodes)
    turn = 2.0 * np.pi * start / nodes
    radius_m = length_m * nodes / (2.0 * np.pi)
    x, y = radius_m * np.cos(turn), radius_m * np.sin(turn)
    network = _streets(start, np.roll(start, -1), x, y, length_m, width_m)
    return replace(network, oneway=np.ones(nodes, dtype=bool))


def _streets(
    start: np.ndarray,
    end: np.ndarray,
    x_m: np.ndarray,
    y_m: np.ndarray,
    length_m: float,
    width_m: float,
) -> Network:
    links = start.size
    return Network(
        nodes=[str(node) for node in range(x_m.size)],
        links=[str(link) for link in range(links)],
        edges=[str(link) for link in range(links)],
        begin_share=np.zeros(links),
        end_share=np.ones(links),
        start=start,
        end=end,
        length_m=np.full(links, length_m),
        width_m=np.full(links, width_m),
        arc_share=np.ones(2 * links),
        arc_flow=np.full(2 * links, 1.225),
        curve=np.zeros(links, dtype=np.int64),
        oneway=np.zeros(links, dtype=bool),
        inwards=np.full(links, NONE),
        x_m=x_m,
        y_m=y_m,
    )


def terrain_with(network: Network, node: np.ndarray) -> Terrain:
    """Return a network with a place of endless room at each of these nodes."""
    count = node.size
    places = Places(
        ids=[str(place) for place in range(count)],
        kinds=["place"],
        kind=np.zeros(count, dtype=np.int64),
        capacity=np.full(count, 10**6),
        area_m2=np.zeros(count),
        buildings=[],
        uses=[],
        building=np.full(count, NONE),
        floor=np.zeros(count, dtype=np.int64),
        x_m=network.x_m[node],
        y_m=network.y_m[node],
    )
    target, route = np.unique(node, return_inverse=True)
    return Terrain(network, places, node, [], find_routes(network, target), route)


def people_at(home: np.ndarray, speed_mps: np.ndarray) -> Population:
    """Return people at their homes."""
    count = home.size
    nothing = np.zeros(count, dtype=np.int64)
    return Population(
        key=np.arange(count),
        role=nothing,
        college=nothing - 1,
        year=nothing,
        group=nothing - 1,
        age=nothing + 20,
        home=home,
        desk=nothing - 1,
        speed_mps=speed_mps,
        climbs=np.ones(count, dtype=bool),
        leader=np.arange(count),
        bicycle=nothing,
        colleges=[],
        groups=[],
    )


def plans_of(place: np.ndarray, start_s: np.ndarray, stay_s: np.ndarray) -> Plans:
    """Return plans from tables of shape (people, rows); the first row is where one begins."""
    people, rows = place.shape
    size = people * rows
    return Plans(
        first=np.arange(people + 1) * rows,
        activity=np.zeros(size, dtype=np.int64),
        place=place.ravel(),
        menu=np.full(size, NONE),
        start_s=start_s.ravel(),
        until_s=np.full(size, NEVER),
        stay_s=stay_s.ravel(),
        meeting=np.full(size, NONE),
        menus=[],
    )
