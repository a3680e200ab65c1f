import json
from pathlib import Path

import pytest

from maps.faults import InputError
from tests.maps.importers.osm.conftest import Importing
from tests.maps.importers.sketch import Sketch, box, degrees


@pytest.fixture
def town(sketch: Sketch) -> Sketch:
    """Two universities on one street: the western one has two buildings, the eastern one has one.

    A house in between belongs to neither.
    """
    sketch.bounds = (-190, -150, 190, 150)
    sketch.way(box(-90, 10, 20, 15), building="university")
    sketch.way(box(60, 10, 20, 15), building="university")
    sketch.way(box(0, 10, 20, 15), building="house")
    west = {"name": "西大学", "name__en": "West University"}
    sketch.way(box(-100, -20, 90, 60), amenity="university", **west)
    sketch.way(box(40, -20, 60, 60), amenity="university", name="East University")
    return sketch


def test_the_university_with_most_buildings_is_taken_and_said(
    town: Sketch, imported: Importing
) -> None:
    done = imported(town)
    assert set(done.campus.buildings) == {"w1001", "w1002"}
    assert (done.campus.name, done.campus.name_zh) == ("West University", "西大学")
    told = "\n".join(done.report.found)
    assert "西大学" in told
    assert "East University (1 building)" in told


@pytest.mark.parametrize("name", ["East University", "east university", "w1006"])
def test_a_boundary_by_name(town: Sketch, imported: Importing, name: str) -> None:
    assert set(imported(town, name).campus.buildings) == {"w1003"}


def test_an_unknown_name_is_refused_with_a_hint(town: Sketch, imported: Importing) -> None:
    with pytest.raises(InputError, match="did you mean 'East University'"):
        imported(town, "East Universty")


def test_a_boundary_by_file(town: Sketch, imported: Importing, tmp_path: Path) -> None:
    ring = [list(degrees(*corner)) for corner in box(-30, -20, 130, 60)]
    file = tmp_path / "edge.geojson"
    feature = {
        "type": "Feature",
        "properties": {},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    assert set(imported(town, str(file)).campus.buildings) == {"w1003", "w1004"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"type": "Polygon"}',
        '{"type": "Polygon", "coordinates": [[[1, 2]]]}',
        '{"type": "Polygon", "coordinates": 5}',
        '{"type": "Polygon", "coordinates": [[["a", "b"], [1, 2], [2, 3], [1, 2]]]}',
        '{"type": "Point", "coordinates": [121, 31]}',
        '{"type": "Polygon", "coordinates": [[[31, 121], [32, 121], [32, 122], [31, 121]]]}',
        '{"type": "Polygon", "coordinates": [[[1, 1], [1.01, 1], [1.01, 1.01], [1, 1]]]}',
        '{"type": "Polygon", "coordinates": [[[0, 0], [90, 0], [90, 60], [0, 0]]]}',
    ],
)
def test_a_bad_boundary_file_is_refused(
    town: Sketch, imported: Importing, tmp_path: Path, text: str
) -> None:
    file = tmp_path / "edge.geojson"
    file.write_text(text)
    with pytest.raises(InputError):
        imported(town, str(file))
    assert not (tmp_path / "campus").exists()


def test_a_missing_boundary_file_is_refused(town: Sketch, imported: Importing) -> None:
    with pytest.raises(InputError, match="missing"):
        imported(town, "nowhere.geojson")


def test_a_broken_university_leaves_the_whole_extract(town: Sketch, imported: Importing) -> None:
    town.ways[5][2].pop("amenity")
    town.relation([(1005, "outer"), (99, "outer")], amenity="university", name="Torn University")
    done = imported(town)
    assert len(done.campus.buildings) == 4
    told = "\n".join(done.report.assumed)
    assert "whole extract" in told
    assert "Torn University" in told


def test_what_is_left_of_a_broken_university_can_be_asked_for(
    town: Sketch, imported: Importing
) -> None:
    town.ways[5][2].pop("amenity")
    town.relation([(1005, "outer"), (99, "outer")], amenity="university", name="Torn University")
    done = imported(town, "Torn University")
    assert len(done.campus.buildings) == 2
    assert "lacks something" in "\n".join(done.report.found)


def test_without_a_university_all_is_taken(sketch: Sketch, imported: Importing) -> None:
    done = imported(sketch)
    assert "whole extract" in "\n".join(done.report.assumed)
    assert done.campus.boundary.area == pytest.approx(300 * 300, rel=0.01)


def test_two_parts_keep_the_way_between_them(sketch: Sketch, imported: Importing) -> None:
    sketch.bounds = None
    sketch.ways.clear()
    sketch.way([(-80, 0), (-30, 0)], highway="footway")
    sketch.way([(-30, 0), (0, 60), (230, 60), (230, 0)], highway="residential")
    sketch.way([(230, 0), (280, 0)], highway="footway")
    sketch.way(box(-70, 5, 20, 10), building="university")
    sketch.way(box(250, 5, 20, 10), building="university")
    west, east = sketch.way(box(-90, -20, 70, 50)), sketch.way(box(220, -20, 70, 50))
    sketch.relation([(west, "outer"), (east, "outer")], amenity="university", name="Two Halves")
    done = imported(sketch)
    assert len(done.campus.buildings) == 2
    assert any("alone join pieces" in line for line in done.report.found)
