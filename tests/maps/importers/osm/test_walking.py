import networkx as nx
import pytest
from shapely import LineString

from maps.campus import Campus
from maps.faults import InputError
from tests.maps.importers.osm.conftest import Importing
from tests.maps.importers.sketch import Sketch, box


def coordinates(campus: Campus, path: str) -> set[tuple[float, float]]:
    return {(round(x, 1), round(y, 1)) for x, y in campus.paths[path].line.coords}


def meet(campus: Campus, one: str, other: str) -> bool:
    """Whether some node of the graph has links of both paths."""

    def nodes(path: str) -> set[str]:
        ends = campus.graph.edges(data=True)
        return {node for a, b, data in ends if data["path"] == path for node in (a, b)}

    return bool(nodes(one) & nodes(other))


def test_ways_meet_where_they_share_a_node(sketch: Sketch, imported: Importing) -> None:
    sketch.way([(0, 0), (0, 100)], highway="footway")
    campus = imported(sketch).campus
    assert meet(campus, "p1000:c1", "p1002")


def test_a_bridge_does_not_meet_what_it_crosses(sketch: Sketch, imported: Importing) -> None:
    sketch.way([(0, 0), (0, 100), (100, 100)], highway="footway")
    over = sketch.way([(100, 100), (100, -100)], highway="footway", bridge="yes", layer="1")
    sketch.way([(100, -100), (0, -100), (0, 0)], highway="footway")
    campus = imported(sketch).campus
    bridge = campus.paths[f"p{over}"]
    assert (bridge.kind, bridge.layer) == ("bridge", 1)
    assert not meet(campus, "p1000:c1", f"p{over}")


def test_nodes_on_one_spot_stay_apart(sketch: Sketch, imported: Importing) -> None:
    sketch.ways[0][1].insert(2, sketch.node(100, 0))
    sketch.way([(0, 0), (0, 100), (100, 100)], highway="footway")
    under = sketch.apart(100, 0)
    over = sketch.way([(100, 100), under, (100, -50)], highway="footway", layer="1")
    campus = imported(sketch).campus
    assert not meet(campus, "p1000:c1", f"p{over}")


@pytest.mark.parametrize(
    ("tags", "kind", "width_m", "is_assumed"),
    [
        ({"highway": "steps"}, "steps", 2.0, True),
        ({"highway": "footway", "footway": "crossing"}, "crossing", 4.0, True),
        ({"highway": "service", "width": "6.5 m"}, "road", 6.5, False),
        ({"highway": "path", "width": "5'"}, "path", 1.52, False),
        ({"highway": "cycleway"}, "cycleway", 2.5, True),
        ({"highway": "pedestrian", "width": "very"}, "pedestrian", 5.0, True),
    ],
)
def test_kind_and_width(
    sketch: Sketch,
    imported: Importing,
    tags: dict[str, str],
    kind: str,
    width_m: float,
    is_assumed: bool,
) -> None:
    key = sketch.way([(0, 0), (0, -100)], **tags)
    path = imported(sketch).campus.paths[f"p{key}"]
    assert path.kind == kind
    assert path.width_m == pytest.approx(width_m)
    assert ("width_m" in path.assumed) == is_assumed


@pytest.mark.parametrize(
    ("tags", "walked"),
    [
        ({"highway": "footway", "foot": "no"}, False),
        ({"highway": "service", "access": "private"}, False),
        ({"highway": "service", "access": "private", "foot": "yes"}, True),
        ({"highway": "service", "access": "permissive"}, True),
        ({"highway": "motorway"}, False),
        ({"highway": "trunk"}, False),
        ({"highway": "primary"}, True),
        ({"highway": "construction"}, False),
        ({"highway": "track"}, True),
    ],
)
def test_who_may_walk(
    sketch: Sketch, imported: Importing, tags: dict[str, str], walked: bool
) -> None:
    key = sketch.way([(0, 0), (0, -100)], **tags)
    assert (f"p{key}" in imported(sketch).campus.paths) == walked


def test_ways_that_touch_without_a_shared_node_are_joined(
    sketch: Sketch, imported: Importing
) -> None:
    sketch.way([(50, -60), (50, 60)], highway="footway")
    sketch.way([sketch.apart(0, 0), (0, -60)], highway="footway")
    done = imported(sketch)
    assert not done.report.dropped
    assert min(path.line.length for path in done.campus.paths.values()) > 1


def test_a_way_between_two_nodes_on_one_spot_vanishes(sketch: Sketch, imported: Importing) -> None:
    twin = sketch.apart(0, 0)
    sketch.way([(0, 0), twin], highway="footway")
    far = sketch.way([twin, (0, -60)], highway="footway")
    campus = imported(sketch).campus
    assert f"p{far}" in campus.paths


def test_a_short_gap_is_joined_and_told(sketch: Sketch, imported: Importing) -> None:
    sketch.way([(0, 15), (0, 100)], highway="footway")
    done = imported(sketch)
    (join,) = (path for path in done.campus.paths.values() if path.kind == "join")
    assert join.line.length == pytest.approx(15, abs=0.2)
    assert any("1 join over gaps of at most 20 m" in line for line in done.report.assumed)


def test_a_join_leads_through_no_building(sketch: Sketch, imported: Importing) -> None:
    sketch.way(box(-20, 3, 60, 8), building="yes")
    key = sketch.way([(0, 15), (0, 100)], highway="footway")
    done = imported(sketch)
    assert not [path for path in done.campus.paths.values() if path.kind == "join"]
    assert [lost.id for lost in done.report.dropped] == [f"p{key}"]


def test_a_wide_gap_drops_the_piece(sketch: Sketch, imported: Importing) -> None:
    key = sketch.way([(0, 60), (0, 100)], highway="footway", name="Lost Lane")
    (lost,) = imported(sketch).report.dropped
    assert (lost.id, lost.name) == (f"p{key}", "Lost Lane")
    assert "40 m of paths" in lost.reason


def test_a_gap_is_not_closed_under_a_bridge(sketch: Sketch, imported: Importing) -> None:
    under = sketch.way([(-100, 80), (100, 80)], highway="footway")
    sketch.way([(0, 0), (0, 40)], highway="footway")
    sketch.way([(0, 40), (0, 120)], highway="footway", bridge="yes", layer="1")
    (lost,) = imported(sketch).report.dropped
    assert lost.id == f"p{under}"


def test_a_loop_in_the_air_is_dropped(sketch: Sketch, imported: Importing) -> None:
    loop = sketch.way(box(20, 20, 60, 60), highway="footway", bridge="yes", layer="1")
    (lost,) = imported(sketch).report.dropped
    assert lost.id == f"p{loop}"


def test_where_all_paths_are_bridges_no_door_can_be(sketch: Sketch, imported: Importing) -> None:
    sketch.ways[0][2]["bridge"] = "yes"
    with pytest.raises(InputError, match="within 150 m of a path"):
        imported(sketch)


def test_a_path_in_one_direction(sketch: Sketch, imported: Importing) -> None:
    sketch.ways[0][1].insert(2, sketch.node(100, 0))
    sketch.way([(0, 0), (0, -50), (60, -50)], highway="footway")
    key = sketch.way([(100, 0), (60, -50)], highway="footway", oneway__foot="-1")
    path = imported(sketch).campus.paths[f"p{key}"]
    assert path.oneway
    assert path.line.coords[0][1] < path.line.coords[-1][1]


def test_a_trap_is_opened_and_told(sketch: Sketch, imported: Importing) -> None:
    key = sketch.way([(0, 0), (0, -50)], highway="footway", oneway__foot="yes")
    done = imported(sketch)
    assert not done.campus.paths[f"p{key}"].oneway
    assert any("trap" in line for line in done.report.assumed)


def test_a_square_is_walked_across(sketch: Sketch, imported: Importing) -> None:
    sketch.way(box(-40, -60, 80, 60), highway="pedestrian", area="yes", name="广场")
    far = sketch.way([(30, -60), (30, -120)], highway="footway")
    done = imported(sketch)
    (square,) = (area for area in done.campus.areas.values() if area.walkable)
    assert (square.use, square.name_zh) == ("plaza", "广场")
    assert f"p{far}" in done.campus.paths
    assert not done.report.dropped


def test_a_square_round_a_corner_is_one_ground(sketch: Sketch, imported: Importing) -> None:
    corner = [(-10, 0), (0, 0), (0, -90), (90, -90), (90, -100), (-10, -100), (-10, 0)]
    sketch.way(corner, highway="pedestrian", area="yes")
    far = sketch.way([(90, -95), (140, -95)], highway="footway")
    campus = imported(sketch).campus
    assert f"p{far}" in campus.paths
    assert nx.is_connected(campus.graph)


def test_an_area_full_of_paths_is_no_square(sketch: Sketch, imported: Importing) -> None:
    key = sketch.way(box(-100, -100, 200, 90), highway="pedestrian", area="yes")
    sketch.way([(0, 0), *((x / 10, -20.0) for x in range(300))], highway="footway")
    done = imported(sketch)
    assert [lost.id for lost in done.report.dropped] == [f"w{key}"]
    assert not done.campus.areas


def test_a_way_crossing_a_square_meets_its_edge(sketch: Sketch, imported: Importing) -> None:
    square = [(-40, -100), (40, -100), (40, -40), (-40, -40), (-40, -100)]
    sketch.way(square, place="square")
    across = sketch.way([(0, 0), (0, -140)], highway="footway")
    campus = imported(sketch).campus
    assert len(campus.paths[f"p{across}"].line.coords) == 4


def test_a_pitch_takes_people_and_has_a_way_in(sketch: Sketch, imported: Importing) -> None:
    track = sketch.way(box(10, 20, 100, 60), leisure="track")
    pitch = sketch.way(box(20, 30, 80, 40), leisure="pitch", sport="soccer")
    court = sketch.way(box(-60, -60, 28, 15), leisure="pitch", sport="basketball")
    campus = imported(sketch).campus
    areas = campus.areas
    assert areas[f"w{pitch}"].use == "pitch"
    assert areas[f"w{court}"].use == "court"
    assert areas[f"w{court}"].capacity == 420 // 40
    assert areas[f"w{track}"].shape.area == pytest.approx(6000 - 3200, rel=0.01)
    entered = {entrance.of for entrance in campus.entrances.values()}
    assert {f"w{track}", f"w{pitch}", f"w{court}"} <= entered


def test_scenery(sketch: Sketch, imported: Importing) -> None:
    green = sketch.way(box(20, 20, 20, 20), landuse="grass")
    water = sketch.way(box(100, 20, 300, 20), natural="water", name="湖")
    parking = sketch.way(box(20, 60, 20, 20), amenity="parking")
    scenery = imported(sketch).campus.scenery
    kinds = {key: thing.kind for key, thing in scenery.items()}
    assert kinds == {f"w{green}": "green", f"w{water}": "water", f"w{parking}": "parking"}
    assert scenery[f"w{water}"].shape.area == pytest.approx(75 * 20, rel=0.01)


def test_ways_are_cut_beyond_the_boundary(sketch: Sketch, imported: Importing) -> None:
    campus = imported(sketch).campus
    street = campus.paths["p1000:c1"].line
    assert street.length == pytest.approx(2 * (150 + 25), rel=0.005)
    assert isinstance(street, LineString)
