"""What holds on the ground of every built-in campus: nothing on top of anything, all in reach."""

from itertools import combinations

import networkx as nx
import pytest
import shapely
from shapely.geometry.base import BaseGeometry
from shapely.strtree import STRtree

from maps.builtin import folder, names
from maps.campus import Campus, Path
from maps.folder import load
from maps.vocabulary import path_kinds

TINY_M2 = 0.05


@pytest.fixture(scope="module", params=names())
def campus(request: pytest.FixtureRequest) -> Campus:
    return load(folder(request.param))


def solid(campus: Campus) -> dict[str, BaseGeometry]:
    """Footprints, used areas, water and parking: things of which no two share ground."""
    shapes = {key: building.footprint for key, building in campus.buildings.items()}
    shapes |= {key: area.shape for key, area in campus.areas.items()}
    return shapes | {
        key: scenery.shape for key, scenery in campus.scenery.items() if scenery.kind != "green"
    }


def overlaps(
    first: dict[str, BaseGeometry], second: dict[str, BaseGeometry]
) -> list[tuple[str, str]]:
    keys = list(second)
    tree = STRtree(list(second.values()))
    found = []
    for key, shape in first.items():
        for number in tree.query(shape):
            if shape.intersection(second[keys[number]]).area > TINY_M2 and key != keys[number]:
                found.append((key, keys[number]))
    return found


def strips(paths: list[Path]) -> dict[str, BaseGeometry]:
    return {path.id: path.line.buffer(path.width_m / 2, cap_style="flat") for path in paths}


def test_nothing_stands_on_anything(campus: Campus) -> None:
    assert overlaps(solid(campus), solid(campus)) == []


def test_greens_lie_beside_everything_else(campus: Campus) -> None:
    greens = {key: each.shape for key, each in campus.scenery.items() if each.kind == "green"}
    assert overlaps(greens, solid(campus) | greens) == []
    walks = [path for path in campus.paths.values() if path.layer == 0 and path.kind != "access"]
    assert overlaps(greens, strips(walks)) == []


def test_no_path_runs_through_buildings_areas_or_water(campus: Campus) -> None:
    walks = [path for path in campus.paths.values() if path.layer == 0 and path.kind != "access"]
    standing = solid(campus)
    for area in campus.areas.values():
        if area.walkable:
            del standing[area.id]
    assert overlaps(strips(walks), standing) == []


def test_ways_to_doors_cross_no_building_and_no_water(campus: Campus) -> None:
    ways = {path.id: path.line for path in campus.paths.values() if path.kind == "access"}
    blocks = {key: shape for key, shape in solid(campus).items() if key not in campus.areas}
    crossing = [
        (key, other)
        for key, line in ways.items()
        for other, shape in blocks.items()
        if line.intersection(shape).length > 0.05
    ]
    assert crossing == []


def test_only_bridges_pass_over_water(campus: Campus) -> None:
    water = shapely.union_all(
        [each.shape for each in campus.scenery.values() if each.kind == "water"]
    )
    over = {path.kind for path in campus.paths.values() if path.line.crosses(water)}
    assert over == {"bridge"}


def test_all_lies_inside_the_boundary(campus: Campus) -> None:
    inside = campus.boundary.buffer(0.1)
    shapes = solid(campus) | {path.id: path.line for path in campus.paths.values()}
    assert [key for key, shape in shapes.items() if not inside.covers(shape)] == []


def test_gates_stand_on_the_boundary(campus: Campus) -> None:
    edge = campus.boundary.boundary
    assert all(gate.point.distance(edge) < 0.05 for gate in campus.gates.values())


def test_every_building_is_reached_from_every_other_without_stairs(campus: Campus) -> None:
    level = nx.MultiGraph()
    for start, end, data in campus.graph.edges(data=True):
        if not path_kinds()[data["kind"]].stairs and data["kind"] != "corridor":
            level.add_edge(start, end)
    reached = nx.node_connected_component(level, f"{next(iter(campus.buildings))}:1")
    wanted = [f"{key}:1" for key in campus.buildings]
    wanted += [f"{key}:1" for key, area in campus.areas.items() if area.capacity]
    assert [node for node in wanted if node not in reached] == []


def test_bridges_have_a_way_round(campus: Campus) -> None:
    bridges = [(a, b) for a, b, data in campus.graph.edges(data=True) if data["kind"] == "bridge"]
    rest = nx.MultiGraph(campus.graph)
    rest.remove_edges_from(bridges)
    assert bridges
    assert all(nx.has_path(rest, start, end) for start, end in bridges)


def test_paths_have_no_loose_ends(campus: Campus) -> None:
    doors = {entrance.point.wkb for entrance in campus.entrances.values()}
    doors |= {gate.point.wkb for gate in campus.gates.values()}
    beyond = {campus.places[key].node for key in campus.gates}
    outdoors = [node for node, floor in campus.graph.nodes(data="floor") if floor == 0]
    loose = [
        node
        for node in outdoors
        if campus.graph.degree(node) < 2
        and node not in beyond
        and shapely.Point(campus.graph.nodes[node]["x"], campus.graph.nodes[node]["y"]).wkb
        not in doors
    ]
    assert loose == []


def test_junctions_lie_apart(campus: Campus) -> None:
    points = [
        shapely.Point(data["x"], data["y"])
        for _, data in campus.graph.nodes(data=True)
        if data["floor"] == 0
    ]
    tree = STRtree(points)
    near = {
        tuple(sorted((number, int(other))))
        for number, point in enumerate(points)
        for other in tree.query(point.buffer(0.4))
        if number != other
    }
    assert near == set()


def test_names_are_given_in_both_languages(campus: Campus) -> None:
    named = [*campus.buildings.values(), *campus.areas.values(), *campus.spots.values()]
    assert all(each.name and each.name_zh for each in named)
    doubles = [
        (a.id, b.id) for a, b in combinations(campus.buildings.values(), 2) if a.name == b.name
    ]
    assert doubles == []


def test_rooms_fit_the_floors_they_are_on(campus: Campus) -> None:
    taken: dict[tuple[str, int], float] = {}
    for room in campus.rooms.values():
        key = (room.building, room.floor)
        taken[key] = taken.get(key, 0.0) + room.area_m2
    share = {key: area / campus.buildings[key[0]].footprint.area for key, area in taken.items()}
    assert {key: value for key, value in share.items() if value > 0.8} == {}
