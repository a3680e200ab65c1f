import pytest
from shapely import LineString

from maps.campus import Campus
from tests.maps.importers.osm.conftest import Importing
from tests.maps.importers.sketch import Sketch, box


def doors_of(campus: Campus, key: str) -> list[tuple[float, float]]:
    return [
        (entrance.point.x, entrance.point.y)
        for entrance in campus.entrances.values()
        if entrance.of == key
    ]


def through_buildings(campus: Campus) -> float:
    lines = [path.line for path in campus.paths.values() if path.kind == "access"]
    footprints = [building.footprint for building in campus.buildings.values()]
    return sum(line.intersection(shape).length for line in lines for shape in footprints)


def test_a_missing_entrance_is_assumed_on_the_side_of_the_path(
    sketch: Sketch, imported: Importing
) -> None:
    done = imported(sketch)
    ((_, y),) = doors_of(done.campus, "w1001")
    assert y == pytest.approx(10, abs=0.1)
    assert all("all" in entrance.assumed for entrance in done.campus.entrances.values())
    (access,) = (path for path in done.campus.paths.values() if path.kind == "access")
    assert access.line.length == pytest.approx(10, abs=0.1)
    assert "all" in access.assumed


def test_a_mapped_entrance_is_kept(sketch: Sketch, imported: Importing) -> None:
    node = sketch.node(-40, 25, entrance="main", name="North door")
    sketch.way([(-60, 10), (-20, 10), (-20, 25), node, (-60, 25), (-60, 10)], building="yes")
    sketch.ways.pop(1)
    sketch.way([(0, 0), (0, 60), (-40, 60)], highway="footway")
    campus = imported(sketch).campus
    (entrance,) = campus.entrances.values()
    assert entrance.name == "North door"
    assert "all" not in entrance.assumed
    assert through_buildings(campus) < 0.1


def test_an_entrance_beside_the_outline_is_snapped(sketch: Sketch, imported: Importing) -> None:
    sketch.node(-40, 8.5, entrance="yes")
    ((x, y),) = doors_of(imported(sketch).campus, "w1001")
    assert (x, y) == (pytest.approx(-40, abs=0.3), pytest.approx(10, abs=0.3))


def test_an_entrance_on_a_path_needs_no_way_to_it(sketch: Sketch, imported: Importing) -> None:
    node = sketch.node(-40, 10, entrance="yes", width="2.4")
    sketch.ways[1][1].insert(1, node)
    sketch.way([node, (-40, 0)], highway="footway")
    sketch.ways[0][1].insert(1, sketch.node(-40, 0))
    campus = imported(sketch).campus
    assert not [path for path in campus.paths.values() if path.kind == "access"]
    (entrance,) = campus.entrances.values()
    assert entrance.width_m == 2.4


def test_an_emergency_exit_is_no_entrance(sketch: Sketch, imported: Importing) -> None:
    node = sketch.node(-40, 25, entrance="emergency")
    sketch.ways[1][1].insert(3, node)
    ((_, y),) = doors_of(imported(sketch).campus, "w1001")
    assert y == pytest.approx(10, abs=0.1)


def test_a_way_to_a_door_goes_round_other_buildings(sketch: Sketch, imported: Importing) -> None:
    back = sketch.way(box(-50, 30, 20, 10), building="yes")
    sketch.way([(0, 0), (0, 80)], highway="footway")
    campus = imported(sketch).campus
    ((x, _),) = doors_of(campus, f"w{back}")
    assert x == pytest.approx(-30, abs=0.2)
    assert through_buildings(campus) < 0.1


def test_a_large_building_gets_several_doors(sketch: Sketch, imported: Importing) -> None:
    large = sketch.way(box(20, 10, 100, 60), building="university", building__levels="2")
    sketch.way([(130, 0), (130, 100)], highway="footway")
    sketch.ways[0][1].insert(2, sketch.node(130, 0))
    doors = doors_of(imported(sketch).campus, f"w{large}")
    assert len(doors) > 1
    apart = min(LineString((a, b)).length for a in doors for b in doors if a != b)
    assert apart >= 25


def test_a_door_prefers_the_path_inside_the_boundary(sketch: Sketch, imported: Importing) -> None:
    sketch.bounds = (-150, -150, 150, 40)
    back = sketch.way(box(60, 28, 20, 8), building="yes")
    sketch.ways[0][1].insert(2, sketch.node(140, 0))
    sketch.way([(-140, 50), (140, 50), (140, 0)], highway="footway")
    campus = imported(sketch).campus
    access = next(
        campus.paths[f"a-{key}"]
        for key, entrance in campus.entrances.items()
        if entrance.of == f"w{back}"
    )
    assert access.line.length == pytest.approx(28, rel=0.01)


def test_a_way_to_a_door_goes_round_water(sketch: Sketch, imported: Importing) -> None:
    back = sketch.way(box(60, 40, 20, 8), building="yes")
    sketch.way(box(30, 20, 90, 10), natural="water")
    sketch.way([(0, 0), (0, 80)], highway="footway")
    ((x, _),) = doors_of(imported(sketch).campus, f"w{back}")
    assert x == pytest.approx(60, abs=0.3)


def test_a_door_on_a_square_gets_a_way_onto_it(sketch: Sketch, imported: Importing) -> None:
    sketch.way([(0, 0), (100, 0), (100, -80), (0, -80), (0, 0)], highway="pedestrian", area="yes")
    hall = sketch.way(box(20, -100, 40, 20), building="university")
    campus = imported(sketch).campus
    ((_, y),) = doors_of(campus, f"w{hall}")
    assert y == pytest.approx(-80, abs=0.3)


def test_a_large_building_gets_the_doors_that_nobody_mapped(
    sketch: Sketch, imported: Importing
) -> None:
    main = sketch.node(60, 10, entrance="main")
    corners = [(20, 10), main, (120, 10), (120, 70), (20, 70), (20, 10)]
    large = sketch.way(corners, building="university", building__levels="2")
    sketch.way([(130, 0), (130, 100)], highway="footway")
    sketch.ways[0][1].insert(2, sketch.node(130, 0))
    campus = imported(sketch).campus
    own = [each for each in campus.entrances.values() if each.of == f"w{large}"]
    assert sum("all" not in each.assumed for each in own) == 1
    assert len(own) > 1
    doors = doors_of(campus, f"w{large}")
    assert min(LineString((a, b)).length for a in doors for b in doors if a != b) >= 25
