"""The work that is measured: days of people who walk over a grid of streets.

The same for every engine, and of the same density at every size: a place for each 5 × 5 crossings,
people in proportion to the network, trips of about 34 links in a rush for each.
"""

from dataclasses import dataclass, replace

import numpy as np
from grids import grid, people_at, plans_of, terrain_with
from numpy.typing import NDArray

from maps.campus import Service
from models.people.types import NEVER, Plans, Population
from models.people.walking.terrain import Terrain

LINK_M = 20.0
WIDTH_M = 4.0
CELL = 5  # crossings on a side of the square that one place serves
REACH = 10  # cells on a side of the square in which a person moves about
SIDE = 55  # crossings on a side of the full grid: 3,025 nodes
PEOPLE = 50_000
TRIPS = 10
FIRST_RUSH_S = 7 * 3600.0
BETWEEN_RUSHES_S = 80 * 60.0
RUSH_S = 60.0  # standard deviation of the times at which people mean to be there
COUNTERS_EVERY = 10  # one place in so many has counters
COUNTERS = 12
SERVICE_S = 20.0


@dataclass(frozen=True)
class Work:
    """People with plans on a terrain."""

    terrain: Terrain
    population: Population
    plans: Plans


def grid_work(side: int, people: int, trips: int, counters: bool = False, seed: int = 1) -> Work:
    """Return the day of so many people, each with so many trips, on `side` × `side` crossings.

    `side` is a multiple of `CELL`. With `counters`, one place in ten serves whoever comes.
    """
    rng = np.random.default_rng(seed)
    cells = side // CELL
    terrain = terrain_with(grid(side, LINK_M, WIDTH_M), _nodes(side, cells, rng))
    if counters:
        terrain = replace(terrain, services=_services(cells * cells))
    place = _places(cells, people, trips, rng)
    start = np.full(place.shape, NEVER)
    rush = FIRST_RUSH_S + BETWEEN_RUSHES_S * np.arange(trips)
    start[:, 1:] = rush + rng.normal(0.0, RUSH_S, (people, trips))
    population = people_at(place[:, 0], rng.normal(1.34, 0.2, people).clip(0.6))
    return Work(terrain, population, plans_of(place, start, np.zeros(place.shape)))


def side_for(people: int) -> int:
    """Return the crossings on a side of the grid that so many people fill as the full one is."""
    return CELL * max(2, round(SIDE / CELL * float(np.sqrt(people / PEOPLE))))


def _nodes(side: int, cells: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Return the node of each place: one drawn in each cell."""
    row, column = np.divmod(np.arange(cells * cells), cells)
    inside = rng.integers(0, CELL, (2, cells * cells))
    node: NDArray[np.int64] = (row * CELL + inside[0]) * side + column * CELL + inside[1]
    return node


def _places(cells: int, people: int, trips: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Return where everybody begins and goes, shape (people, trips + 1).

    Everybody keeps to a square of `REACH` cells, so that trips do not grow with the network.
    """
    reach = min(REACH, cells)
    home = np.arange(people) * (cells * cells) // people
    corner = [
        np.clip(at - reach // 2, 0, cells - reach)[:, np.newaxis] for at in np.divmod(home, cells)
    ]
    row, column = rng.integers(0, reach, (2, people, trips + 1))
    place: NDArray[np.int64] = (corner[0] + row) * cells + corner[1] + column
    place[:, 0] = home
    return place


def _services(places: int) -> list[Service]:
    """Return counters in one place of ten, open all day."""
    return [
        Service(
            id=f"counters-{place}",
            building="",
            room=str(place),
            kind="canteen",
            servers=COUNTERS,
            mean_service_s=SERVICE_S,
            hours=((0, 86_400),),
        )
        for place in range(0, places, COUNTERS_EVERY)
    ]
