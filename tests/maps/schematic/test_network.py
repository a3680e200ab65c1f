import pytest

from maps.schematic.doors import cut_doors
from maps.schematic.lines import crossing, first_hit, nearest
from maps.schematic.network import Line, join_ends, share_crossings
from maps.schematic.plan import XY, Block, Door, Way
from maps.schematic.shapes import footprint


def line(key: str, *points: XY, layer: int = 0) -> Line:
    return Line(Way(key, "", "", "footway", 2.0, layer, 0.0, points, ""), points)


def block(*doors: Door) -> Block:
    return Block(
        id="hall",
        family="hall",
        name="",
        name_zh="",
        use="other",
        centre=(50.0, 30.0),
        angle=0.0,
        shape="U",
        width_m=40.0,
        depth_m=20.0,
        wing_m=8.0,
        doors=doors,
        known=False,
    )


def test_where_segments_meet() -> None:
    assert crossing((0, 0), (10, 0), (5, -5), (5, 5)) == (5, 0)
    assert crossing((0, 0), (10, 0), (0, 1), (10, 1)) is None
    assert crossing((0, 0), (10, 0), (11, -5), (11, 5)) is None
    assert nearest((3, 4), [(0, 0), (10, 0)]) == (3, 0)
    assert first_hit((0, 0), (0, 9), [(-1, 6), (1, 6), (1, 3), (-1, 3)]) == (0, 3)


def test_crossing_paths_share_a_point() -> None:
    shared = share_crossings([line("a", (0, 0), (10, 0)), line("b", (4, -5), (4, 5))], [])
    assert (4, 0) in shared[0].points
    assert (4, 0) in shared[1].points


def test_a_bridge_shares_only_its_ends() -> None:
    bridge = line("bridge", (0, 0), (20, 0), layer=1)
    below = line("road", (10, -5), (10, 5))
    bank = line("bank", (20, -5), (20, 5))
    over, under, beside = share_crossings([bridge, below, bank], [])
    assert list(over.points) == [(0, 0), (20, 0)]
    assert list(under.points) == [(10, -5), (10, 5)]
    assert (20, 0) in beside.points


def test_three_paths_that_cross_within_a_hand_meet_in_one_point() -> None:
    a, b, c = share_crossings(
        [
            line("a", (0, 0), (10, 0)),
            line("b", (5, -5), (5, 5)),
            line("c", (0, -5.2), (10, 4.8)),
        ],
        [],
    )
    assert len(set(a.points) & set(b.points) & set(c.points)) == 1


def test_ends_are_joined_to_gates_paths_and_squares() -> None:
    square = [(55.0, 95.0), (65.0, 95.0)]
    lines = [line("a", (0, 0), (100, 0)), line("b", (50, 5), (60, 90))]
    a, b = join_ends(lines, [square], [(0, 2), (100, 2)])
    assert list(a.points) == [(0, 2), (100, 2)]
    assert list(b.points) == [(50, 2), (60, 95)]


def test_every_end_in_the_open_is_named() -> None:
    with pytest.raises(ValueError, match=r"(?s)path a .*path a .*path b .*path b "):
        join_ends([line("a", (0, 0), (100, 0)), line("b", (50, 20), (60, 90))], [], [])


def test_a_door_opens_towards_the_path_before_it() -> None:
    path = line("a", (0, 0), (100, 0))
    wanted = block(Door("S", 0.25, 3.0))
    (entry,) = cut_doors([wanted], [path], [], [footprint(wanted)])
    assert entry.at == (40, 20)
    assert list(entry.access.points) == [(40, 20), (40, 0)]


def test_a_door_in_a_recess_stands_at_its_back() -> None:
    path = line("a", (0, 60), (100, 60))
    (entry,) = cut_doors([block(Door("N", 0.5, 3.0))], [path], [], [])
    assert entry.at == (50, 28)


def test_every_door_without_a_way_is_named() -> None:
    wanted = block(Door("S", 0.5, 3.0), Door("N", 0.5, 3.0))
    between = Block(**{**vars(wanted), "id": "shed", "centre": (50.0, 10.0), "depth_m": 4.0})
    with pytest.raises(ValueError, match=r"(?s)hall-door1: something.*hall: no path within 70 m"):
        cut_doors([wanted], [line("a", (0, 0), (100, 0))], [], [footprint(between)])
