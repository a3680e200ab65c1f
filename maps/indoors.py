"""Adds doors, floors, stairs and corridors to the graph, and finds every place its node."""

import math
from collections import defaultdict

import networkx as nx
from shapely import LineString, Point

from maps.campus import Area, Building, Entrance, Place, Room, Shape
from maps.exits import exit_width_m, fullest_floor
from maps.features import Features
from maps.outdoors import longer_side_m, node_id
from maps.vocabulary import assumptions, path_kinds

NO_LIMIT = 2**31 - 1
SHORTEST_DOOR_M = 2.0


def floor_node(building: str, floor: int) -> str:
    """Return the node of the stairs on a floor of a building (or of the ground of an area)."""
    return f"{building}:{floor}"


def rooms_node(building: str, floor: int) -> str:
    """Return the node from which the rooms of a floor open."""
    return f"{building}:{floor}:rooms"


def _core(shape: Shape) -> Point:
    """Return the point where the stairs stand: the centre, or else a point inside."""
    centre = shape.centroid
    return centre if shape.covers(centre) else shape.representative_point()


def _link(
    graph: nx.MultiGraph,
    key: str,
    start: str,
    end: str,
    kind: str,
    length_m: float,
    width_m: float,
    path: str,
) -> None:
    a, b = graph.nodes[start], graph.nodes[end]
    line = LineString([(a["x"], a["y"]), (b["x"], b["y"])])
    graph.add_edge(
        start,
        end,
        key=key,
        start=start,
        end=end,
        kind=kind,
        length_m=length_m,
        width_m=width_m,
        path=path,
        oneway=False,
        geometry=line,
    )


def _add_node(graph: nx.MultiGraph, node: str, at: Point, building: str, floor: int) -> None:
    graph.add_node(node, x=at.x, y=at.y, building=building, floor=floor)


def _add_door(graph: nx.MultiGraph, entrance: Entrance, outside: str, core: Point) -> None:
    length = max(SHORTEST_DOOR_M, entrance.point.distance(core))
    hub = floor_node(entrance.of, 1)
    _link(graph, entrance.id, outside, hub, "door", length, entrance.width_m, entrance.id)


def flight_length_m() -> float:
    """Return the walking length of the stairs from one floor to the next [m], along the slope."""
    known = assumptions()
    return known["storey_height"].value / math.sin(math.radians(known["stair_slope"].value))


def _add_floors(
    graph: nx.MultiGraph, building: Building, floors: list[int], core: Point, people: int
) -> None:
    """Add the floors of a building, `people` of whom are on the fullest one."""
    known = assumptions()
    stairs = max(1, math.ceil(building.footprint.area / known["area_a_stair"].value))
    stairs_width = max(stairs * path_kinds()["stairs"].width_m, exit_width_m(people))
    corridor_width = path_kinds()["corridor"].width_m
    corridor_m = known["corridor_share"].value * longer_side_m(building.footprint)
    key = building.id
    for floor in range(2, max(floors, default=1) + 1):
        node, below = floor_node(key, floor), floor_node(key, floor - 1)
        _add_node(graph, node, core, key, floor)
        name = f"{key}:stairs{floor - 1}-{floor}"
        _link(graph, name, below, node, "stairs", flight_length_m(), stairs_width, key)
    for floor in floors:
        node = rooms_node(key, floor)
        _add_node(graph, node, core, key, floor)
        name = f"{key}:corridor{floor}"
        # each staircase serves a corridor of its own to either side
        width = stairs * corridor_width
        _link(graph, name, floor_node(key, floor), node, "corridor", corridor_m, width, key)


def add_indoors(graph: nx.MultiGraph, features: Features, rooms: dict[str, Room]) -> None:
    """Add to `graph` the doors of every entrance, and the floors that have rooms."""
    floors: dict[str, set[int]] = defaultdict(set)
    for room in rooms.values():
        floors[room.building].add(room.floor)
    entered = {entrance.of for entrance in features.entrances.values()}
    known: dict[str, Building | Area] = {**features.buildings, **features.areas}
    owners = {key: owner for key, owner in known.items() if key in entered}
    people = fullest_floor(rooms.values())
    cores: dict[str, Point] = {}
    for key, owner in sorted(owners.items()):
        shape = owner.footprint if isinstance(owner, Building) else owner.shape
        cores[key] = _core(shape)
        _add_node(graph, floor_node(key, 1), cores[key], key, 1)
        if isinstance(owner, Building):
            _add_floors(graph, owner, sorted(floors[key]), cores[key], people.get(key, 0))
    for entrance in sorted(features.entrances.values(), key=lambda entrance: entrance.id):
        outside = node_id(features.lonlat[entrance.id][0])
        if outside in graph and entrance.of in cores:
            _add_door(graph, entrance, outside, cores[entrance.of])


def places_of(features: Features, rooms: dict[str, Room]) -> dict[str, Place]:
    """Return every place of the campus by id, ordered by id."""
    places = [
        Place(
            room.id,
            room.kind,
            room.seats,
            rooms_node(room.building, room.floor),
            room.building,
            room.floor,
        )
        for room in rooms.values()
    ]
    places += [
        Place(area.id, area.use, area.capacity, floor_node(area.id, 1), area.id, 1)
        for area in features.areas.values()
        if area.capacity > 0
    ]
    places += [
        Place(spot.id, spot.kind, NO_LIMIT, node_id(features.lonlat[spot.id][0]), "", 0)
        for spot in features.spots.values()
        if spot.kind in ("gate", "assembly")
    ]
    return {place.id: place for place in sorted(places, key=lambda place: place.id)}
