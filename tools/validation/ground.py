"""Small grounds to walk on, drawn by their ways, in the same steps as a campus."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files

import networkx as nx
from shapely import LineString, box

from maps.campus import Campus, Place, Service
from maps.geometry import LocalFrame
from maps.parameters import Parameter, read_parameters
from models.people.walking.walkers import Terrain
from scenarios.parameters import parameters_of
from sim.world.ground import terrain_of

PARAMETERS = read_parameters(files("models.people").joinpath("data/walking.toml"))
ROOM_FOR_ALL = 10**6


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


def campus_of(ways: Iterable[Way], services: Sequence[Service] = ()) -> Campus:
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
    )


def terrain(
    ways: Iterable[Way],
    services: Sequence[Service] = (),
    longest_m: float = PARAMETERS["longest_link"].value,
) -> Terrain:
    """Return a ground of these ways, made ready to walk on; links are cut at `longest_m` [m]."""
    longest = Parameter(longest_m, "m", "the case", "how long a link may be, in a range of its own")
    people = {**parameters_of("people", {}), "longest_link": longest}
    return terrain_of(campus_of(ways, services), people)
