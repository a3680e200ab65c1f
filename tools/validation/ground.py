"""Small grounds to walk on, drawn by their ways, in the same steps as a campus."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files

import networkx as nx
from shapely import LineString, box

from maps.campus import Campus, Line, Place, Service
from maps.geometry import LocalFrame
from maps.parameters import Parameter, read_parameters
from maps.rides import add_rides
from models.people.walking.terrain import Terrain
from scenarios.parameters import parameters_of
from sim.world.ground import terrain_of

PARAMETERS = read_parameters(files("models.people").joinpath("data/walking.toml"))
ROOM_FOR_ALL = 10**6
STOREY_M = 3.5


@dataclass(frozen=True)
class Way:
    """A way of a kind of `maps/data/path_kinds.csv`; stairs lead up, doors lead in."""

    start: str
    end: str
    kind: str
    length_m: float
    width_m: float
    oneway: bool = False


def service(place: str, servers: int, mean_s: float, cv: float = 1.0) -> Service:
    """Return counters at a place that never close."""
    return Service(
        id=f"counters at {place}",
        building="",
        room=place,
        kind="canteen",
        servers=servers,
        mean_service_s=mean_s,
        hours=((0, 86_400),),
        service_cv=cv,
    )


def lift(nodes: Sequence[str], capacity: int, door_s: float, floor_s: float) -> Line:
    """Return a lift of one car between these nodes, whose doors people pass in 1 s each."""
    legs = len(nodes) - 1
    return Line(
        id="lift",
        vehicles=1,
        capacity=capacity,
        boarding_s=1.0,
        door_s=door_s,
        stations=tuple(nodes),
        nodes=tuple(nodes),
        leg_s=(*(floor_s,) * legs, 0.0),
        leg_m=(*(STOREY_M,) * legs, 0.0),
        dwell_s=(0.0,) * len(nodes),
    )


def campus_of(
    ways: Iterable[Way], services: Sequence[Service] = (), lines: Sequence[Line] = ()
) -> Campus:
    """Return a ground of these ways, at most one between two nodes.

    At each node is a place of the same name.
    """
    graph = nx.MultiGraph()
    for way in ways:
        for node in (way.start, way.end):
            graph.add_node(node, x=0.0, y=0.0, building="", floor=0)
        graph.add_edge(
            way.start,
            way.end,
            key=f"{way.start}-{way.end}",
            start=way.start,
            end=way.end,
            kind=way.kind,
            length_m=way.length_m,
            width_m=way.width_m,
            path="",
            oneway=way.oneway,
            geometry=LineString([(0.0, 0.0), (way.length_m, 0.0)]),
        )
    places = {
        node: Place(id=node, kind="plaza", capacity=ROOM_FOR_ALL, node=node, building="", floor=0)
        for node in graph.nodes
    }
    known = {line.id: line for line in lines}
    add_rides(graph, known)
    return Campus(
        id="validation",
        frame=LocalFrame(0.0, 0.0),
        boundary=box(0.0, 0.0, 1.0, 1.0),
        buildings={},
        areas={},
        scenery={},
        paths={},
        entrances={},
        spots={},
        rooms={},
        services={each.id: each for each in services},
        places=places,
        graph=graph,
        lines=known,
    )


def terrain(
    ways: Iterable[Way],
    services: Sequence[Service] = (),
    longest_m: float = PARAMETERS["longest_link"].value,
    lines: Sequence[Line] = (),
) -> Terrain:
    """Return a ground of these ways, made ready to walk on; links are cut at `longest_m` [m].

    Lifts are taken for a single floor as well.
    """
    of_the_case = {
        "longest_link": Parameter(longest_m, "m", "the case", "how long a link may be"),
        "lift_least_floors": Parameter(1.0, "1", "the case", "for how many floors lifts are taken"),
    }
    people = {**parameters_of("people", {}), **of_the_case}
    return terrain_of(campus_of(ways, services, lines), people)
