"""What the built-in campuses hold, in numbers, and that they are what their plans draw."""

from pathlib import Path

import numpy as np
import pytest
import shapely

from maps.builtin import folder, names
from maps.campus import Campus, Headcount
from maps.faults import InputError
from maps.folder import load
from maps.schematic.generate import generate
from maps.schematic.plan import plans

TEACHING = ("classroom", "lecture_hall", "computer_room")

# Approximate public positions: longitude, latitude, name, and what stands there on our map.
PLACES = (
    (106.29807, 29.59492, "虎溪图书馆", "library"),
    (106.29846, 29.59791, "第一教学楼", "teaching-1"),
    (106.29582, 29.59850, "综合楼", "general"),
    (106.29957, 29.59584, "艺术楼", "arts"),
    (106.28920, 29.59609, "学生交叉创新中心", "innovation"),
    (106.29321, 29.59360, "理科大楼", "science"),
    (106.30027, 29.59802, "第一实验楼", "laboratory-1"),
    (106.29614, 29.59457, "第二实验楼", "laboratory-2"),
    (106.30023, 29.59747, "物理实验中心", "physics"),
    (106.30186, 29.59902, "信息技术科研楼", "information"),
    (106.29294, 29.59160, "工科实验大楼", "engineering"),
    (106.30014, 29.59610, "人文艺术学院", "humanities"),
    (106.29318, 29.59279, "数学与统计学院", "mathematics"),
    (106.29187, 29.59157, "电气工程学院", "electrical"),
    (106.29288, 29.59783, "新闻学院", "journalism"),
    (106.29433, 29.60012, "竹园食堂", "zhuyuan-canteen"),
    (106.29109, 29.59866, "松园食堂", "songyuan-canteen"),
    (106.29582, 29.59284, "第三食堂", "canteen-3"),
    (106.29359, 29.59089, "兰园运动场", "lanyuan-track"),
    (106.28934, 29.59699, "游泳池", "pool"),
    (106.29974, 29.59966, "田径场", "athletics-track"),
    (106.30176, 29.60046, "体育馆", "gymnasium"),
)
DORMITORIES = (
    (106.29659, 29.60015, "梅园", "meiyuan"),
    (106.29030, 29.59970, "松园", "songyuan"),
    (106.29259, 29.60034, "竹园", "zhuyuan"),
    (106.29573, 29.59184, "兰园", "lanyuan"),
)


@pytest.fixture(scope="module")
def huxi() -> Campus:
    return load(folder("huxi"))


@pytest.fixture(scope="module")
def quad() -> Campus:
    return load(folder("quad"))


def point_on(campus: Campus, longitude: float, latitude: float) -> shapely.Point:
    return shapely.Point(campus.frame.to_metres(np.array([[longitude, latitude]]))[0])


def seats(campus: Campus, *kinds: str) -> int:
    return sum(room.seats for room in campus.rooms.values() if room.kind in kinds)


def test_names_and_folders() -> None:
    assert names() == ("huxi", "quad")
    assert plans() == names()
    with pytest.raises(InputError, match=r"hux: .*did you mean 'huxi'"):
        folder("hux")


@pytest.mark.parametrize("name", names())
def test_the_shipped_folder_is_what_its_plan_draws(name: str, tmp_path: Path) -> None:
    generate(name, tmp_path / name)
    for file in ("campus.geojson", "rooms.csv", "services.csv"):
        assert (tmp_path / name / file).read_bytes() == (folder(name) / file).read_bytes(), file


@pytest.mark.parametrize(("longitude", "latitude", "name", "key"), PLACES)
def test_published_places_stand_where_they_are(
    huxi: Campus, longitude: float, latitude: float, name: str, key: str
) -> None:
    thing = huxi.buildings.get(key) or huxi.areas[key]
    shape = huxi.buildings[key].footprint if key in huxi.buildings else huxi.areas[key].shape
    assert thing.name_zh == name
    assert "all" not in thing.assumed
    point = point_on(huxi, longitude, latitude)
    middle = shapely.box(*shape.bounds).centroid
    assert shape.covers(point) or point.distance(middle) < 5


@pytest.mark.parametrize(("longitude", "latitude", "name", "family"), DORMITORIES)
def test_published_dormitory_areas(
    huxi: Campus, longitude: float, latitude: float, name: str, family: str
) -> None:
    point = point_on(huxi, longitude, latitude)
    blocks = [b for key, b in huxi.buildings.items() if key.startswith(f"{family}-")]
    blocks = [block for block in blocks if block.use == "dormitory"]
    assert len(blocks) >= 12
    assert all(name in block.name_zh for block in blocks)
    assert any(block.footprint.covers(point) for block in blocks)
    assert shapely.union_all([block.footprint for block in blocks]).centroid.distance(point) < 80


def test_the_published_shuttle_station_is_a_stop(huxi: Campus) -> None:
    stop = huxi.spots["stop-main"]
    assert (stop.kind, stop.name_zh) == ("stop", "乘车站")
    assert stop.point.distance(point_on(huxi, 106.29973, 29.59848)) < 2


def test_the_published_boundary(huxi: Campus) -> None:
    assert shapely.get_num_coordinates(huxi.boundary) == 17
    assert 1.74e6 < huxi.boundary.area < 1.76e6


def test_the_two_lakes_lie_between_library_and_dormitories(huxi: Campus) -> None:
    library = huxi.buildings["library"].footprint.centroid
    dormitories = huxi.buildings["zhuyuan-5"].footprint.centroid
    lakes = {each.name_zh: each.shape for each in huxi.scenery.values() if each.kind == "water"}
    assert lakes.keys() == {"缙湖", "云湖"}
    for lake in lakes.values():
        assert library.y < lake.centroid.y < dormitories.y
        assert lake.area > 20_000
    bridges = [path.line for path in huxi.paths.values() if path.kind == "bridge"]
    assert any(bridge.crosses(lakes["缙湖"]) for bridge in bridges)


def test_huxi_holds_its_people(huxi: Campus) -> None:
    assert huxi.headcount == Headcount(students=26000, staff=2500, visitors=600)
    dormitories = [each for each in huxi.buildings.values() if each.use == "dormitory"]
    assert len(dormitories) >= 40
    assert 26_000 <= seats(huxi, "dormitory_room") <= 30_000
    assert 2_500 <= seats(huxi, "office") <= 1.1 * 2_500
    assert len(huxi.gates) >= 4


def test_huxi_teaches(huxi: Campus) -> None:
    rooms = [room for room in huxi.rooms.values() if room.kind in TEACHING]
    assert len(rooms) >= 400
    assert 28_000 <= seats(huxi, *TEACHING) <= 33_000
    assert all(40 <= room.seats <= 300 for room in rooms)
    assert seats(huxi, "laboratory") >= 5_000
    assert 4_300 <= seats(huxi, "reading_room") <= 4_700


def test_huxi_has_office_buildings_as_large_as_their_rooms_need(huxi: Campus) -> None:
    """A standard for offices of administrations (1999, article 23) asks for 60 % of few storeys."""
    floors, rooms = 0.0, 0.0
    for key, building in huxi.buildings.items():
        if building.use == "office":
            floors += building.footprint.area * building.floors
            rooms += sum(room.area_m2 for room in huxi.rooms.values() if room.building == key)
    assert 0.55 < rooms / floors < 0.65


def test_huxi_feeds(huxi: Campus) -> None:
    dining = seats(huxi, "dining_hall")
    counters = [each for each in huxi.services.values() if each.kind == "canteen"]
    assert 8_000 <= dining <= 9_000
    assert 50 <= dining / sum(each.servers for each in counters) <= 60
    assert all(15 <= each.mean_service_s <= 20 for each in counters)
    served = {each.room for each in counters}
    assert served == {key for key, room in huxi.rooms.items() if room.kind == "dining_hall"}


def test_huxi_has_all_kinds_of_service(huxi: Campus) -> None:
    kinds = {service.kind for service in huxi.services.values()}
    assert kinds == {"canteen", "shop", "parcel", "clinic", "gate"}


@pytest.mark.parametrize("name", names())
def test_every_way_into_the_library_and_the_campus_has_a_gate(name: str) -> None:
    campus = load(folder(name))
    gates = {service.entrance for service in campus.services.values() if service.kind == "gate"}
    doors = {key for key, door in campus.entrances.items() if door.of == "library"}
    assert gates == doors | set(campus.gates)


def test_huxi_marks_what_is_assumed(huxi: Campus) -> None:
    assert all("all" in path.assumed for path in huxi.paths.values())
    assert all("all" in room.assumed for room in huxi.rooms.values())
    assert all("all" in service.assumed for service in huxi.services.values())
    assert all("all" in entrance.assumed for entrance in huxi.entrances.values())
    known = {
        key for key, each in {**huxi.buildings, **huxi.areas}.items() if "all" not in each.assumed
    }
    blocks = {
        key for key in known if huxi.buildings.get(key) and huxi.buildings[key].use == "dormitory"
    }
    assert known - blocks == {key for _, _, _, key in PLACES}


def test_huxi_is_of_a_size_to_walk_over(huxi: Campus) -> None:
    outdoors = [node for node, floor in huxi.graph.nodes(data="floor") if floor == 0]
    assert 400 <= len(outdoors) <= 2_000


def test_quad_is_small_and_whole(quad: Campus) -> None:
    assert quad.headcount == Headcount(students=1850, staff=150, visitors=20)
    assert quad.graph.number_of_nodes() < 250
    assert seats(quad, "dormitory_room") >= 1850
    assert seats(quad, "office") >= 150
    assert seats(quad, *TEACHING) >= 1850
    assert seats(quad, "dining_hall") >= 0.25 * 2000
    assert len(quad.gates) == 2
    assert {"dormitory", "teaching", "laboratory", "library", "canteen", "office", "shop"} == {
        each.use for each in quad.buildings.values()
    }
    everything = [*quad.buildings.values(), *quad.areas.values(), *quad.paths.values()]
    assert all("all" in each.assumed for each in everything)
