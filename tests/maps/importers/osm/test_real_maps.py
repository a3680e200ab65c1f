"""The importer on two real extracts, held against counts taken from their XML by other means."""

import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest
from shapely import Polygon
from shapely.geometry import shape

from maps.campus import Campus
from maps.folder import load
from maps.importers.osm import ImportReport, import_osm

DATA = os.environ.get("CAMPUS_DATA", "")
pytestmark = pytest.mark.skipif(not DATA, reason="CAMPUS_DATA names no folder of real data")

MAPS = {"northwestern": "maps/northwestern/nu.osm", "shu": "maps/shu/map.osm"}
LEAST_SHARE = 0.95
LONGEST_IMPORT_S = 30.0


@dataclass(frozen=True)
class Real:
    file: Path
    folder: Path
    campus: Campus
    report: ImportReport
    seconds: float


@pytest.fixture(scope="module", params=sorted(MAPS))
def real(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Real:
    file = Path(DATA) / MAPS[request.param]
    folder = tmp_path_factory.mktemp("real") / request.param
    begin = time.perf_counter()
    report = import_osm(file, folder)
    return Real(file, folder, load(folder), report, time.perf_counter() - begin)


def footprints_in(file: Path) -> Iterator[tuple[str, Polygon]]:
    """Yield id and outer ring of every footprint of the XML, read by the standard library."""
    root = ElementTree.parse(file).getroot()
    at = {
        node.get("id"): (float(node.get("lon", "")), float(node.get("lat", "")))
        for node in root.iter("node")
    }
    rings = {
        way.get("id"): [at[nd.get("ref")] for nd in way.iter("nd")] for way in root.iter("way")
    }
    for kind in ("way", "relation"):
        for thing in root.iter(kind):
            tags = {tag.get("k"): tag.get("v") for tag in thing.iter("tag")}
            if tags.get("building", "no") == "no":
                continue
            if kind == "way":
                yield f"w{thing.get('id')}", Polygon(rings[thing.get("id")])
            else:
                outer = [m.get("ref") for m in thing.iter("member") if m.get("role") == "outer"]
                yield f"r{thing.get('id')}", Polygon(rings[outer[0]])


def test_the_footprints_inside_the_boundary_arrive(real: Real) -> None:
    features = json.loads((real.folder / "campus.geojson").read_text())["features"]
    (boundary,) = (f for f in features if f["properties"]["kind"] == "boundary")
    edge = shape(boundary["geometry"])
    inside = {key for key, ring in footprints_in(real.file) if edge.contains(ring.centroid)}
    assert len(inside) > 90
    missing = inside - set(real.campus.buildings)
    assert len(missing) <= (1 - LEAST_SHARE) * len(inside)
    named = {lost.id for lost in real.report.dropped}
    assert {key for key in missing if key not in named} == set()


def test_every_building_is_reached_on_foot_from_every_other(real: Real) -> None:
    pieces = list(nx.connected_components(real.campus.graph))
    main = max(pieces, key=len)
    reached = {real.campus.graph.nodes[node]["building"] for node in main}
    assert set(real.campus.buildings) <= reached
    assert not any(data["oneway"] for _, _, data in real.campus.graph.edges(data=True))


def test_ways_to_doors_hardly_ever_lead_through_buildings(real: Real) -> None:
    footprints = [building.footprint for building in real.campus.buildings.values()]
    accesses = [path.line for path in real.campus.paths.values() if path.kind == "access"]
    through = [
        line
        for line in accesses
        if any(
            line.intersects(shape) and line.intersection(shape).length > 0.2 for shape in footprints
        )
    ]
    assert len(through) <= 0.01 * len(accesses)


def test_it_is_fast(real: Real) -> None:
    assert real.seconds < LONGEST_IMPORT_S


def test_a_second_import_gives_the_same_bytes(real: Real, tmp_path: Path) -> None:
    import_osm(real.file, tmp_path / "again")
    for file in sorted(real.folder.iterdir()):
        assert (tmp_path / "again" / file.name).read_bytes() == file.read_bytes()


def test_there_is_a_place_for_every_activity(real: Real) -> None:
    kinds = {place.kind for place in real.campus.places.values()}
    needed = {"classroom", "laboratory", "reading_room", "office", "dining_hall", "shop", "gate"}
    assert needed <= kinds
    assert {service.kind for service in real.campus.services.values()} >= {"canteen", "shop"}


def test_chinese_names_survive(tmp_path: Path) -> None:
    import_osm(Path(DATA) / MAPS["shu"], tmp_path / "shu")
    campus = load(tmp_path / "shu")
    assert campus.name_zh == "上海大学（宝山校区东区）" or "上海大学" in campus.name_zh
    named = {building.name_zh: building.use for building in campus.buildings.values()}
    assert named["益新食堂"] == "canteen"
    assert named["钱伟长图书馆"] == "library"
    assert named["上海大学校医院"] == "clinic"
    assert named["S1公寓"] == "dormitory"


def test_the_torn_university_can_be_asked_for(tmp_path: Path) -> None:
    file = Path(DATA) / MAPS["northwestern"]
    report = import_osm(file, tmp_path / "nu", "Northwestern University")
    campus = load(tmp_path / "nu")
    assert campus.name == "Northwestern University"
    assert 150 < len(campus.buildings) < 250
    assert any("2 of 7 members" in line for line in report.found)
