"""A campus folder becomes one graph of paths, squares, doors and floors."""

import math
from pathlib import Path

import networkx as nx
import pytest
from small_campus import at, box, entrance, feature, path, save, two_buildings

from maps.campus import Campus
from maps.faults import Fault, InputError
from maps.folder import load
from maps.outdoors import node_id


def loaded(folder: Path, *more: dict) -> Campus:
    return load(save(folder / "campus", [*two_buildings(), *more]))


def faults(folder: Path, features: list[dict]) -> list[Fault]:
    with pytest.raises(InputError) as refused:
        load(save(folder / "campus", features))
    return list(refused.value.faults)


def node(east: float, north: float) -> str:
    longitude, latitude = at(east, north)
    return node_id((longitude, latitude))


def links(campus: Campus) -> dict[str, dict]:
    return {key: data for *_, key, data in campus.graph.edges(keys=True, data=True)}


def distance_m(campus: Campus, a: str, b: str) -> float:
    return nx.shortest_path_length(campus.graph, a, b, weight="length_m")


def test_a_path_is_cut_where_others_meet_it(tmp_path: Path) -> None:
    campus = loaded(tmp_path)
    assert {"road/0", "road/1", "to-a/0", "to-b/0"} <= links(campus).keys()
    road = links(campus)["road/0"]
    assert (road["start"], road["end"]) == (node(0, 10), node(15, 10))
    assert road["width_m"] == 6.0
    metres = 15e-4 * 111_320 * math.cos(math.radians(29.591))
    assert road["length_m"] == pytest.approx(metres, rel=2e-3)


def test_a_bridge_passes_over_what_it_shares_no_coordinate_with(tmp_path: Path) -> None:
    over = path("over", (25, 5), (25, 15), kind="bridge", layer=1)
    ends = [path("up", (15, 10), (15, 5), (25, 5)), path("down", (25, 15), (25, 20), (15, 20))]
    campus = loaded(tmp_path, over, *ends)
    assert node(25, 10) not in campus.graph
    assert distance_m(campus, node(25, 5), node(35, 10)) > 250


def test_a_square_is_walked_across(tmp_path: Path) -> None:
    square = feature(
        "square", "area", "Polygon", box(15, 0, 35, 10), use="plaza", walkable=True, capacity=0
    )
    south = path("south", (15, 0), (20, 0), (35, 0))
    campus = loaded(tmp_path, square, south)
    across = distance_m(campus, node(15, 0), node(35, 10))
    x = 20e-4 * 111_320 * math.cos(math.radians(29.591))
    y = 10e-4 * 110_900
    assert math.hypot(x, y) * 0.99 < across < 1.1 * math.hypot(x, y)


def test_a_bridge_over_a_square_does_not_meet_it(tmp_path: Path) -> None:
    square = feature(
        "square", "area", "Polygon", box(15, 0, 35, 10), use="plaza", walkable=True, capacity=0
    )
    over = path("over", (50, 5), (25, 5), (5, 5), kind="bridge", layer=1)
    campus = loaded(tmp_path, square, over)
    assert node(25, 5) not in campus.graph


def test_floors_are_climbed_along_the_slope(tmp_path: Path) -> None:
    campus = loaded(tmp_path)
    flight = 3.6 / math.sin(math.radians(32))
    known = links(campus)
    assert known["A:stairs1-2"]["length_m"] == pytest.approx(flight)
    assert (known["A:stairs1-2"]["start"], known["A:stairs1-2"]["end"]) == ("A:1", "A:2")
    assert "B:stairs1-2" in known
    assert "A:corridor2" not in known  # there is no room on that floor
    up = distance_m(campus, campus.places["A101"].node, campus.places["A301"].node)
    corridors = known["A:corridor1"]["length_m"] + known["A:corridor3"]["length_m"]
    assert up == pytest.approx(2 * flight + corridors)


def test_doors_and_stairs_are_as_wide_as_their_building_needs(tmp_path: Path) -> None:
    campus = loaded(tmp_path)
    assert campus.entrances["door-b"].width_m == 2.4
    assert campus.entrances["door-a"].width_m == pytest.approx(4.0)  # 400 people, 1 m for 100
    assert "width_m" in campus.entrances["door-a"].assumed
    assert links(campus)["to-a/0"]["width_m"] == pytest.approx(4.0)
    assert links(campus)["A:stairs1-2"]["width_m"] >= 4.0


def test_every_place_has_its_node(tmp_path: Path) -> None:
    pitch = feature(
        "pitch", "area", "Polygon", box(45, 5, 55, 10), use="pitch", walkable=False, capacity=50
    )
    way = path("to-pitch", (35, 10), (45, 10))
    campus = loaded(tmp_path, pitch, way, entrance("in", "pitch", 45, 10))
    kinds = {key: place.kind for key, place in campus.places.items()}
    assert kinds == {
        "A101": "classroom",
        "A301": "classroom",
        "B201": "dormitory_room",
        "pitch": "pitch",
        "west": "gate",
    }
    assert all(place.node in campus.graph for place in campus.places.values())
    assert list(campus.places) == sorted(campus.places)
    assert nx.is_connected(campus.graph)


def test_a_piece_apart_is_told(tmp_path: Path) -> None:
    apart = [one for one in two_buildings() if one["properties"]["id"] != "to-b"]
    far = path("far", (35, 12), (35, 11))
    found = faults(tmp_path, [*apart, far])
    assert [(fault.place, fault.value) for fault in found] == [("B", "cannot be reached on foot")]


def test_a_oneway_that_leads_nowhere_back_is_told(tmp_path: Path) -> None:
    features = two_buildings()
    next(one for one in features if one["properties"]["id"] == "to-b")["properties"]["oneway"] = (
        True
    )
    found = faults(tmp_path, features)
    assert [(fault.place, fault.value) for fault in found] == [("B", "cannot be left on foot")]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    campus = loaded(tmp_path)
    assert campus.label("zh") == "小校园"
    assert campus.rooms["A301"].seats == 400
    with pytest.raises(InputError):
        save(tmp_path / "campus", two_buildings())  # it holds something already
    assert not list(tmp_path.glob(".*"))
