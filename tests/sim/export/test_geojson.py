import json
from typing import Any

import numpy as np
import pytest
import shapely
from jsonschema import Draft202012Validator
from published_rules import FEATURE_COLLECTION
from shapely import LinearRing, Polygon

from maps.geometry import LocalFrame
from sim.export.geojson import collection, text_of
from sim.export.geometry import geojson_geometry
from sim.export.source import Source


@pytest.fixture(scope="module")
def told(source: Source) -> dict[str, Any]:
    return json.loads(text_of(collection(source)))


def test_it_is_a_feature_collection(told: dict[str, Any]) -> None:
    Draft202012Validator(FEATURE_COLLECTION).validate(told)
    west, south, east, north = told["bbox"]
    shapes = [shapely.from_geojson(json.dumps(each["geometry"])) for each in told["features"]]
    bounds = shapely.total_bounds(shapes)
    assert west <= bounds[0] < bounds[2] <= east
    assert south <= bounds[1] < bounds[3] <= north


def test_rings_follow_the_right_hand_rule(told: dict[str, Any]) -> None:
    polygons = [
        each["geometry"] for each in told["features"] if each["geometry"]["type"] == "Polygon"
    ]
    assert polygons
    for geometry in polygons:
        outer, *holes = geometry["coordinates"]
        assert outer[0] == outer[-1]
        assert LinearRing(outer).is_ccw
        assert not any(LinearRing(hole).is_ccw for hole in holes)


def test_a_hole_is_turned_the_other_way() -> None:
    square = Polygon([(0, 0), (0, 9), (9, 9), (9, 0)], [[(3, 3), (6, 3), (6, 6), (3, 6)]])
    outer, hole = geojson_geometry(LocalFrame(106.3, 29.6), square)["coordinates"]
    assert LinearRing(outer).is_ccw
    assert not LinearRing(hole).is_ccw


def test_positions_are_those_of_the_map(source: Source, told: dict[str, Any]) -> None:
    library = next(each for each in told["features"] if each["id"] == "library")
    to_metres = source.campus.frame.to_metres
    outer, *holes = (to_metres(np.array(ring)) for ring in library["geometry"]["coordinates"])
    back = Polygon(outer, holes)
    footprint = source.campus.buildings["library"].footprint
    assert back.symmetric_difference(footprint).area < 0.01 * footprint.area


def test_features_carry_what_the_tables_say(source: Source, told: dict[str, Any]) -> None:
    lines = source.lines()
    rows = source.rows("SELECT link, sum(entered) AS entered FROM link_flow GROUP BY link")
    links = [each for each in told["features"] if each["properties"]["kind"] == "link"]
    assert sum(each["properties"]["entered"] for each in links) == sum(
        row["entered"] for row in rows if row["link"] in lines
    )
    canteen = next(each for each in told["features"] if each["id"] == "canteen")["properties"]
    (there,) = source.rows(
        """SELECT sum(people) AS people FROM place_occupancy JOIN places USING (place)
        WHERE building = 'canteen' AND at_s = $at""",
        at=canteen["most_at_s"],
    )
    assert canteen["most_people"] == there["people"] > 0


def test_every_building_and_area_is_there(source: Source, told: dict[str, Any]) -> None:
    kinds = [each["properties"]["kind"] for each in told["features"]]
    assert kinds.count("building") == len(source.campus.buildings)
    assert kinds.count("area") == len(source.campus.areas)
