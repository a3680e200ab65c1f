"""Finds or assumes the entrances of buildings and areas, and leads a way to each."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import Point, STRtree

from maps.campus import Shape
from maps.importers.osm.areas import OpenArea
from maps.importers.osm.buildings import Block
from maps.importers.osm.extract import UNITS_A_DEGREE, Extract, Tags
from maps.importers.osm.ground import Ground
from maps.importers.osm.network import Network
from maps.importers.osm.report import Notes, counted
from maps.importers.osm.rules import assumed
from maps.importers.osm.tags import length_m, names

ON_PATH_M = 0.3
NO_WAY_IN = frozenset(("no", "emergency", "garage"))
SECOND_CHOICE = frozenset(("exit", "service"))
ONE_DOOR = frozenset(("residence", "service"))


@dataclass(frozen=True)
class Door:
    """An entrance at a vertex of the network; `width_m` is None where nobody states it."""

    id: str
    of: str
    vertex: int
    name: str = ""
    name_zh: str = ""
    width_m: float | None = None
    assumed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Owner:
    """What is entered: its shape in local metres, its nodes, and how many doors it would have."""

    id: str
    shape: Shape
    nodes: frozenset[int]
    doors: int


def building_owner(block: Block) -> Owner:
    """Return a building as something to be entered."""
    gross = block.footprint.area * block.floors
    wanted = min(assumed("most_doors"), math.ceil(gross / assumed("floor_area_a_door")))
    doors = 1 if block.use in ONE_DOOR else max(1, int(wanted))
    return Owner(block.id, block.footprint, block.outline.nodes, doors)


def area_owner(area: OpenArea) -> Owner:
    """Return an area where people stay as something to be entered."""
    return Owner(area.id, area.shape, frozenset(), 1)


def _mapped(
    extract: Extract, owners: Sequence[Owner], network: Network
) -> Mapping[str, list[tuple[int, Point]]]:
    """Return the entrance nodes of each building: on its outline, or a snap away from it."""
    of_node: dict[int, list[Owner]] = defaultdict(list)
    for owner in owners:
        for node in owner.nodes:
            of_node[node].append(owner)
    tree = STRtree([owner.shape for owner in owners])
    found: dict[str, list[tuple[int, Point]]] = defaultdict(list)
    for node, tags in sorted(extract.node_tags.items()):
        if "entrance" not in tags or tags["entrance"] in NO_WAY_IN:
            continue
        degrees = np.array([extract.nodes[node]]) / UNITS_A_DEGREE
        at = Point(network.frame.to_metres(degrees)[0])
        snap_m = assumed("snap_entrance")
        entered = [owner for owner in of_node.get(node, []) if owner.shape.dwithin(at, snap_m)]
        if not entered:
            near = tree.query_nearest(at, max_distance=snap_m)
            entered = [owners[number] for number in sorted(near.tolist())[:1]]
        for owner in entered:
            found[owner.id].append((node, at))
    for key, nodes in found.items():
        first = [
            entry for entry in nodes if extract.node_tags[entry[0]]["entrance"] not in SECOND_CHOICE
        ]
        found[key] = first or nodes
    return found


def _mapped_door(
    node: int, at: Point, owner: Owner, tags: Tags, ground: Ground, vertex: int | None
) -> Door | None:
    """Return a mapped entrance with a way to it; None where none can be drawn."""
    network = ground.network
    name, name_zh = names(tags)
    width = length_m(tags.get("width", tags.get("door:width", "")))
    usable = width is not None and 0.3 <= width <= 50.0
    key = f"e-{owner.id}-{node}"
    if vertex is None:
        on_wall = shapely.shortest_line(owner.shape.boundary, at).coords[0]
        way = next(ground.ways_to(Point(on_wall)), None)
        if way is None:
            return None
        end = ground.meet(*way)
        if way[1].length < ON_PATH_M:
            vertex = end
        else:
            vertex = network.add_vertex(*on_wall)
            ground.lead(key, vertex, end)
    return Door(key, owner.id, vertex, name, name_zh, width if usable else None)


def _assumed_doors(owner: Owner, ground: Ground, mapped: Sequence[Point]) -> list[Door]:
    """Return the doors that are missing, where the outline is nearest to the network.

    They are spaced along it, from those that are mapped as well: of a large building often the
    main entrance alone is mapped.
    """
    doors: list[Door] = []
    taken = list(mapped)
    for key, line in ground.ways_to(owner.shape.boundary):
        at = Point(line.coords[0])
        if len(taken) >= owner.doors:
            break
        if any(at.distance(other) < assumed("door_spacing") for other in taken):
            continue
        if taken and line.length > assumed("further_door_distance"):
            break
        taken.append(at)
        door = f"e-{owner.id}-{'further' if mapped else ''}{len(doors) + 1}"
        vertex = ground.meet(key, line)
        if line.length >= ON_PATH_M:
            end, vertex = vertex, ground.network.add_vertex(at.x, at.y)
            ground.lead(door, vertex, end)
        doors.append(Door(door, owner.id, vertex, assumed=("all",)))
    return doors


def find_doors(
    extract: Extract,
    owners: Sequence[Owner],
    ground: Ground,
    vertex_of: Mapping[int, int],
    notes: Notes,
) -> list[Door]:
    """Return the doors of every building and area, each on the network; extends it.

    `vertex_of` gives the vertex of each node on a path. A building or area to which no way can
    be drawn gets no door.
    """
    used = set(ground.network.vertices())
    on_path = {node: vertex for node, vertex in vertex_of.items() if vertex in used}
    mapped = _mapped(extract, owners, ground.network)
    doors: list[Door] = []
    assumed_for = 0
    for owner in owners:
        known: list[Door] = []
        for node, at in mapped.get(owner.id, []):
            tags = extract.node_tags[node]
            door = _mapped_door(node, at, owner, tags, ground, on_path.get(node))
            known += [door] if door else []
        at_doors = [Point(ground.network.metres[door.vertex]) for door in known]
        missing = _assumed_doors(owner, ground, at_doors)
        assumed_for += bool(missing)
        doors += [*known, *missing]
    given = len(doors) - sum(door.assumed == ("all",) for door in doors)
    notes.find(counted(given, "mapped entrance"))
    notes.assume(
        f"{len(doors) - given} entrances of {assumed_for} buildings and areas with fewer mapped "
        "ones than their floor area asks for, where their outline is nearest to a path"
    )
    return doors
