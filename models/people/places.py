"""The places of a campus as arrays."""

import numpy as np

from maps.campus import Campus
from models.people.types import NONE, Places

_AREA = "area"


def places_of(campus: Campus) -> Places:
    """Return the places of a campus, one row each, in the order of their ids.

    A place's x, y [m] are those of its node in the campus's graph: the floor of a building or
    the entrance of an area that it belongs to.
    """
    rows = [campus.places[key] for key in sorted(campus.places)]
    kinds = sorted({place.kind for place in rows})
    buildings = sorted({place.building for place in rows if place.building})
    kind_number = {kind: number for number, kind in enumerate(kinds)}
    building_number = {"": NONE} | {key: number for number, key in enumerate(buildings)}
    nodes = campus.graph.nodes
    return Places(
        ids=[place.id for place in rows],
        kinds=kinds,
        kind=np.array([kind_number[place.kind] for place in rows], np.int64),
        capacity=np.array([place.capacity for place in rows], np.int64),
        area_m2=np.array([_area_m2(campus, place.id) for place in rows], np.float64),
        buildings=buildings,
        uses=[campus.buildings[key].use if key in campus.buildings else _AREA for key in buildings],
        building=np.array([building_number[place.building] for place in rows], np.int64),
        floor=np.array([place.floor for place in rows], np.int64),
        x_m=np.array([nodes[place.node]["x"] for place in rows], np.float64),
        y_m=np.array([nodes[place.node]["y"] for place in rows], np.float64),
    )


def _area_m2(campus: Campus, key: str) -> float:
    return campus.rooms[key].area_m2 if key in campus.rooms else 0.0
