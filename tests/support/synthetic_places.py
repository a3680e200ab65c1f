"""Campuses made of nothing but places, in straight rows of buildings."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from models.people.types import NONE, Floats, Ints, Places

# use, buildings, rooms in each, kind, seats
Row = tuple[str, int, int, str, int]
LARGE: Sequence[Row] = (
    ("dormitory", 44, 150, "dormitory_room", 4),
    ("teaching", 5, 60, "classroom", 60),
    ("teaching", 2, 20, "classroom", 100),
    ("teaching", 4, 14, "lecture_hall", 150),
    ("laboratory", 4, 20, "laboratory", 40),
    ("laboratory", 1, 16, "computer_room", 70),
    ("office", 4, 80, "office", 8),
    ("library", 1, 12, "reading_room", 500),
    ("canteen", 3, 3, "dining_hall", 1200),
    ("sports", 2, 2, "sports_hall", 300),
    ("area", 6, 1, "pitch", 120),
    ("shop", 4, 1, "shop", 40),
    ("area", 3, 1, "plaza", 300),
    ("", 4, 1, "gate", 10**6),
)
SMALL: Sequence[Row] = (
    ("dormitory", 4, 60, "dormitory_room", 6),
    ("teaching", 2, 16, "classroom", 60),
    ("teaching", 1, 4, "lecture_hall", 140),
    ("laboratory", 1, 8, "laboratory", 40),
    ("office", 1, 30, "office", 6),
    ("library", 1, 4, "reading_room", 120),
    ("canteen", 1, 2, "dining_hall", 500),
    ("area", 2, 1, "pitch", 80),
    ("shop", 1, 1, "shop", 40),
    ("area", 1, 1, "plaza", 200),
    ("", 2, 1, "gate", 10**6),
)


def places_in_rows(rows: Sequence[Row]) -> Places:
    """Return places whose buildings stand on a grid of 140 m, in no order of use."""
    kinds = sorted({row[3] for row in rows})
    buildings: list[str] = []
    uses: list[str] = []
    table: list[tuple[str, int, int, int, int]] = []
    for use, count, rooms, kind, seats in rows:
        for _ in range(count):
            number = NONE
            if kind != "gate":
                number = len(buildings)
                buildings.append(f"b{number:03d}")
                uses.append(use)
            for room in range(rooms):
                name = f"p{len(table):05d}"
                table.append((name, kinds.index(kind), seats, number, 1 + room // 10))
    building = np.array([row[3] for row in table])
    spot = np.where(building == NONE, len(buildings) + np.arange(building.size), building)
    side = int(np.ceil(np.sqrt(len(buildings) + 4)))
    cell = (spot * 37) % (side * side)
    return Places(
        ids=[row[0] for row in table],
        kinds=kinds,
        kind=np.array([row[1] for row in table]),
        capacity=np.array([row[2] for row in table]),
        area_m2=4.0 * np.array([row[2] for row in table]),
        buildings=buildings,
        uses=uses,
        building=building,
        floor=np.array([row[4] for row in table]),
        x_m=140.0 * (cell % side),
        y_m=140.0 * (cell // side),
    )


def straight_line(places: Places) -> Callable[[Ints, Ints], Floats]:
    """Return distances of 1.3 times the straight line [m]."""

    def distance_m(a: Ints, b: Ints) -> Floats:
        straight: Floats = 1.3 * np.hypot(
            places.x_m[a] - places.x_m[b], places.y_m[a] - places.y_m[b]
        )
        return straight

    return distance_m


def only(places: Places, keep: Ints) -> Places:
    """Return a campus of some of the places of another."""
    return replace(
        places,
        ids=[places.ids[row] for row in keep],
        kind=places.kind[keep],
        capacity=places.capacity[keep],
        area_m2=places.area_m2[keep],
        building=places.building[keep],
        floor=places.floor[keep],
        x_m=places.x_m[keep],
        y_m=places.y_m[keep],
    )
