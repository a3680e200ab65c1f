import pytest
from shapely import Point

from maps.importers.osm.rules import use_rules
from maps.importers.osm.tags import floors, layer, length_m, names
from tests.maps.importers.osm.conftest import Importing
from tests.maps.importers.sketch import Sketch, box


def told_use(**tags: str) -> str:
    named = {key.replace("__", ":"): value for key, value in tags.items()}
    return next(rule for rule in use_rules() if rule.fits(named, [])).use


def test_a_building_arrives_with_use_floors_and_name(sketch: Sketch, imported: Importing) -> None:
    sketch.way(box(20, 10, 30, 20), building="dormitory", building__levels="7", name="东区宿舍")
    campus = imported(sketch).campus
    assert len(campus.buildings) == 2
    dormitory = campus.buildings["w1002"]
    assert (dormitory.use, dormitory.floors, dormitory.name_zh) == ("dormitory", 7, "东区宿舍")
    assert dormitory.name == ""
    assert dormitory.assumed == frozenset()
    assert dormitory.footprint.area == pytest.approx(600, rel=0.01)
    alpha = campus.buildings["w1001"]
    assert (alpha.use, alpha.name) == ("teaching", "Alpha Hall")
    assert "floors" in alpha.assumed


def test_parts_and_no_are_no_buildings(sketch: Sketch, imported: Importing) -> None:
    sketch.way(box(-58, 12, 10, 10), building__part="yes", building__levels="3")
    sketch.way(box(20, 10, 30, 20), building="no")
    done = imported(sketch)
    assert set(done.campus.buildings) == {"w1001"}
    assert any("building:part" in line for line in done.report.found)


def test_a_multipolygon_keeps_its_court(sketch: Sketch, imported: Importing) -> None:
    outer = sketch.way(box(20, 20, 60, 60))
    inner = sketch.way(box(40, 40, 20, 20))
    key = sketch.relation([(outer, "outer"), (inner, "inner")], building="university")
    footprint = imported(sketch).campus.buildings[f"r{key}"].footprint
    assert footprint.area == pytest.approx(3600 - 400, rel=0.01)
    assert not footprint.contains(Point(footprint.centroid))


def test_an_outline_of_several_ways_is_put_together(sketch: Sketch, imported: Importing) -> None:
    west = sketch.way([(50, 20), (20, 20), (20, 80), (50, 80)])
    east = sketch.way([(50, 20), (80, 20), (80, 80), (50, 80)])
    key = sketch.relation([(west, "outer"), (east, "")], building="library")
    area = imported(sketch).campus.buildings[f"r{key}"].footprint.area
    assert area == pytest.approx(3600, rel=0.01)


def test_an_outer_way_tagged_like_its_relation_is_one_building(
    sketch: Sketch, imported: Importing
) -> None:
    outer = sketch.way(box(20, 20, 60, 60), building="yes")
    key = sketch.relation([(outer, "outer")], building="yes")
    done = imported(sketch)
    assert set(done.campus.buildings) == {"w1001", f"r{key}"}
    assert [lost.id for lost in done.report.dropped] == [f"w{outer}"]


def test_a_broken_multipolygon_is_named_with_the_reason(
    sketch: Sketch, imported: Importing
) -> None:
    half = sketch.way([(50, 20), (20, 20), (20, 80), (50, 80)])
    key = sketch.relation([(half, "outer"), (99, "outer")], building="yes", name="科学馆")
    (lost,) = imported(sketch).report.dropped
    assert (lost.id, lost.name) == (f"r{key}", "科学馆")
    assert "1 of 2 members not in the extract" in lost.reason


def test_an_open_outline_is_named(sketch: Sketch, imported: Importing) -> None:
    key = sketch.way([(20, 20), (40, 20), (40, 40)], building="yes")
    (lost,) = imported(sketch).report.dropped
    assert (lost.id, lost.reason) == (f"w{key}", "its outline is not closed")


def test_a_building_far_from_every_path_is_named(sketch: Sketch, imported: Importing) -> None:
    sketch.bounds = (-150, -150, 150, 400)
    key = sketch.way(box(20, 300, 20, 20), building="yes", name="Hermitage")
    (lost,) = imported(sketch).report.dropped
    assert (lost.id, lost.name) == (f"w{key}", "Hermitage")
    assert "no path within 150 m" in lost.reason


def test_what_lies_inside_tells_a_nameless_building(sketch: Sketch, imported: Importing) -> None:
    key = sketch.way(box(20, 20, 40, 40), building="yes")
    sketch.node(30, 30, shop="books")
    building = imported(sketch).campus.buildings[f"w{key}"]
    assert building.use == "shop"
    assert "use" in building.assumed


@pytest.mark.parametrize(
    ("tags", "use"),
    [
        ({"building": "dormitory", "name": "Engineering Hall"}, "dormitory"),
        ({"building": "yes", "name": "第三食堂"}, "canteen"),
        ({"building": "university", "name": "虎溪图书馆"}, "library"),
        ({"building": "university", "name": "第一教学楼"}, "teaching"),
        ({"building": "university", "name": "电气实验楼"}, "laboratory"),
        ({"building": "university", "name": "法学院"}, "office"),
        ({"building": "yes", "name": "校医院"}, "clinic"),
        ({"building": "yes", "name": "体育馆"}, "sports"),
        ({"building": "yes", "name": "大学生活动中心"}, "hall"),
        ({"building": "yes", "name": "学生公寓5栋"}, "dormitory"),
        ({"building": "yes", "name": "教工住宅"}, "residence"),
        ({"building": "yes", "name": "Willard Residential College"}, "dormitory"),
        ({"building": "university", "name": "Deering Library"}, "library"),
        ({"building": "university", "name": "Fisk Hall"}, "teaching"),
        ({"building": "yes", "name": "Sargent Dining Hall"}, "canteen"),
        ({"building": "university", "name": "Cresap Laboratory"}, "laboratory"),
        ({"building": "university", "name": "Pick-Staiger Concert Hall"}, "hall"),
        ({"building": "house", "name": "Lindgren House"}, "residence"),
        ({"building": "garage"}, "service"),
        ({"building": "university"}, "teaching"),
        ({"building": "yes"}, "other"),
        ({"building": "yes", "amenity": "library"}, "library"),
    ],
)
def test_use_by_tags_and_names(tags: dict[str, str], use: str) -> None:
    assert told_use(**tags) == use


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("3", 3.0),
        ("3.5", 3.5),
        ("3 m", 3.0),
        ("2,5m", 2.5),
        ("10'", 3.048),
        ("6'3\"", 1.905),
        ("12 ft", 3.6576),
        ("150 cm", 1.5),
        ("wide", None),
        ("", None),
        ("3-4", None),
    ],
)
def test_lengths(text: str, metres: float | None) -> None:
    assert length_m(text) == (None if metres is None else pytest.approx(metres))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("4", 4),
        ("2.5", 3),
        ("3;5", 5),
        ("2-3", 3),
        ("0", None),
        ("many", None),
        ("", None),
        ("9" * 50, 100),
    ],
)
def test_floors(text: str, count: int | None) -> None:
    assert floors(text) == count


def test_layers() -> None:
    assert layer({"layer": "2"}) == 2
    assert layer({"layer": "99"}) == 5
    assert layer({"bridge": "yes"}) == 1
    assert layer({"tunnel": "yes"}) == -1
    assert layer({"tunnel": "building_passage"}) == 0
    assert layer({"bridge": "no"}) == 0


def test_names_in_two_languages() -> None:
    assert names({"name": "图书馆"}) == ("", "图书馆")
    assert names({"name": "图书馆", "name:en": "Library"}) == ("Library", "图书馆")
    assert names({"name": "Library", "name:zh": "图书馆"}) == ("Library", "图书馆")
    assert names({"name": "a\nb" + "x" * 300})[0] == ("ab" + "x" * 198)
