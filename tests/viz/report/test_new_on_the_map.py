"""What an alternative builds is marked on the map of the difference."""

import json

import numpy as np
import pytest
from shapely import Point

from maps.builtin import folder
from maps.campus import Campus
from maps.folder import load
from maps.overlay import load_with
from viz.report import drawing
from viz.report.comparison.where import edges_before

COLOUR = "#009E73"


@pytest.fixture(scope="module")
def before() -> Campus:
    return load(folder("quad"))


@pytest.fixture(scope="module")
def after(before: Campus, tmp_path_factory: pytest.TempPathFactory) -> Campus:
    """Quad with a new hall, and with a path to it that meets the ring road."""
    corners = [(150, -60), (180, -60), (180, -35), (150, -35), (150, -60)]
    way = [(165, -35), (165, 10)]

    def feature(key: str, kind: str, shape: str, points: list, **more: object) -> dict:
        degrees = before.frame.to_lonlat(np.array(points, float)).round(7).tolist()
        at = {"Polygon": [degrees], "LineString": degrees, "Point": degrees[0]}[shape]
        told = {"id": key, "kind": kind, **more}
        geometry = {"type": shape, "coordinates": at}
        return {"type": "Feature", "properties": told, "geometry": geometry}

    features = [
        feature("hall", "building", "Polygon", corners, use="teaching", floors=1, name="Hall"),
        feature("hall-door", "entrance", "Point", way[:1], of="hall"),
        feature("to-hall", "path", "LineString", way, path_kind="access"),
    ]
    out = tmp_path_factory.mktemp("built")
    collection = {"type": "FeatureCollection", "features": features}
    (out / "campus.geojson").write_text(json.dumps(collection), encoding="utf-8")
    rooms = "id,building,floor,kind,seats,area_m2\nhall-101,hall,1,classroom,50,60\n"
    (out / "rooms.csv").write_text(rooms, encoding="utf-8")
    return load_with(folder("quad"), out)


def test_only_what_is_new_is_outlined(before: Campus, after: Campus) -> None:
    svg = drawing.built(after, before, COLOUR, "en")
    assert svg.count("stroke-dasharray") == 2  # the hall and the path to it, no path that it meets
    assert ">Hall</text>" in svg
    assert drawing.built(before, before, COLOUR, "en") == ""


def test_a_path_that_is_cut_is_counted_as_it_was(before: Campus, after: Campus) -> None:
    found = edges_before(after, before)
    old = {key: data for _, _, key, data in before.graph.edges(keys=True, data=True)}
    new = {key: data for _, _, key, data in after.graph.edges(keys=True, data=True)}
    assert {new[key]["path"] for key in new if key not in found} == {"to-hall", "hall", "hall-door"}
    assert set(old) == set(found.values())
    assert len(found) > len(old)
    outdoors = set(before.paths)
    assert all(found[key] == key for key in found if new[key]["path"] not in outdoors)
    for key, other in found.items():
        middle: Point = new[key]["geometry"].interpolate(0.5, normalized=True)
        assert old[other]["geometry"].distance(middle) < 0.5
