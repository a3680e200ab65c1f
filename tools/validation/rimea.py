"""The test cases of RiMEA 4.1.1 that apply to a graph model; each returns its figures.

What is set up and asked is told in `cases.toml`.
"""

import numpy as np

from maps.vocabulary import path_kinds
from models.people.speeds import speed_by_age
from models.people.walking.terrain import Terrain
from tools.validation.diagram import DENSITIES, ring_flow, weidmann_flow
from tools.validation.ground import Way, terrain
from tools.validation.walk import Crowd, Floats, flow_rate, walk

Figures = dict[str, float]


def corridor() -> Figures:
    """Test 1."""
    ground = terrain([Way("a", "b", "corridor", 40.0, 2.0)])
    return {"time_s": walk(ground, [Crowd("a", ("b",), 1, 0.0, 1.33)]).arrive_s[0]}


def _stair_time_s(up: bool, speed_mps: float) -> float:
    """Return how long somebody whose speed on these stairs is given takes for 10 m."""
    kind = path_kinds()["stairs"]
    level = speed_mps / (kind.up_share if up else kind.down_share)
    ground = terrain([Way("below", "above", "stairs", 10.0, 1.2)])
    origin, goal = ("below", "above") if up else ("above", "below")
    return float(walk(ground, [Crowd(origin, (goal,), 1, 0.0, level)]).arrive_s[0])


def stairs_up() -> Figures:
    """Test 2."""
    return {"time_s": _stair_time_s(True, 0.50)}


def stairs_down() -> Figures:
    """Test 3."""
    return {"time_s": _stair_time_s(False, 0.65)}


def fundamental_diagram() -> Figures:
    """Test 4."""
    flow = {density: ring_flow(density) for density in DENSITIES}
    free = [flow[density] / weidmann_flow(density) - 1.0 for density in (0.5, 1.0, 1.5)]
    figures = {f"flow_at_{density:g}": value for density, value in flow.items()}
    return figures | {
        "largest_error_to_1.5": float(np.abs(free).max()),
        "largest_flow": max(flow.values()),
    }


def start_times() -> Figures:
    """Test 5."""
    ground = terrain([Way("door", "room", "door", 0.5, 1.0)])
    start = np.arange(10.0, 101.0, 10.0)
    seen = walk(ground, [Crowd("room", ("door",), 10, start)])
    return {"largest_deviation_s": float(np.abs(seen.depart_s - start).max())}


def speeds_by_age() -> Figures:
    """Test 7."""
    ground = terrain([Way("a", "b", "corridor", 100.0, 10.0)])
    ages = np.arange(20, 71, 10)
    start = np.arange(50) * 60.0
    figures = {}
    for age, speed in zip(ages, speed_by_age(ages), strict=True):
        seen = walk(ground, [Crowd("a", ("b",), 50, start, speed)])
        figures[f"speed_at_{age}_mps"] = float(np.mean(100.0 / (seen.arrive_s - seen.depart_s)))
    return figures


def slower_and_faster() -> Figures:
    """Test 8."""
    ground = terrain(
        [Way("door", "room", "door", 0.5, 1.0), Way("out", "door", "corridor", 40.0, 2.0)]
    )
    speeds = (0.5, 0.75, 1.0)
    times = [walk(ground, [Crowd("room", ("out",), 50, 0.0, v)]).arrive_s.max() for v in speeds]
    figures = {f"time_at_{speed:g}_s": time for speed, time in zip(speeds, times, strict=True)}
    return figures | {"least_fall_s": float(-np.diff(times).max())}


def _hall(doors: int) -> Terrain:
    """Return a hall of 30 × 20 m in four sections, the first of which have a door each."""
    between = [Way(f"s{k}", f"s{(k + 1) % 4}", "square", 15.0, 10.0) for k in range(4)]
    to_doors = [Way(f"s{k}", f"d{k}", "square", 5.0, 10.0) for k in range(doors)]
    through = [Way("out", f"d{k}", "door", 0.5, 1.0) for k in range(doors)]
    return terrain([*between, *to_doors, *through])


def four_doors_or_two() -> Figures:
    """Test 9."""
    sections = [Crowd(f"s{k}", ("out",), 250) for k in range(4)]
    four, two = (walk(_hall(doors), sections).arrive_s.max() for doors in (4, 2))
    return {"time_by_four_s": four, "time_by_two_s": two, "ratio": two / four}


MAIN_ROOMS = {1: 2, 2: 2, 3: 2, 4: 2, 7: 2, 8: 2, 9: 2, 10: 1}  # people by room
SECONDARY_ROOMS = {5: 2, 6: 2, 11: 2, 12: 2}


def cabins() -> Terrain:
    """Return 12 rooms along a corridor of 22 m, six a side, with an exit at either end."""
    rooms = [
        Way(f"corridor {(room - 1) % 6}", f"room {room}", "door", 1.0, 0.9) for room in range(1, 13)
    ]
    aisle = [Way(f"corridor {k}", f"corridor {k + 1}", "corridor", 4.0, 1.2) for k in range(5)]
    exits = [
        Way("main", "corridor 0", "door", 1.0, 0.9),
        Way("secondary", "corridor 5", "door", 1.0, 0.9),
    ]
    return terrain([*rooms, *aisle, *exits])


def cabin_crowds() -> list[Crowd]:
    """Return the 23 people of the rooms, each with the exit that the room is allocated to."""
    main = [Crowd(f"room {room}", ("main",), count) for room, count in MAIN_ROOMS.items()]
    secondary = [
        Crowd(f"room {room}", ("secondary",), count) for room, count in SECONDARY_ROOMS.items()
    ]
    return [*main, *secondary]


def allocated_exits() -> Figures:
    """Test 10."""
    seen = walk(cabins(), cabin_crowds())
    return {
        "by_main_exit": float(seen.passed("main", "corridor 0")),
        "by_secondary_exit": float(seen.passed("secondary", "corridor 5")),
    }


def by_near_exit(attraction: tuple[float, float] = (1.0, 1.0)) -> float:
    """Return how many of 1,000 choose an exit 10 m away rather than one 40 m away."""
    ground = terrain(
        [
            Way("room", "near aisle", "square", 10.0, 10.0),
            Way("room", "far aisle", "square", 40.0, 10.0),
            Way("near exit", "near aisle", "door", 0.5, 1.0),
            Way("far exit", "far aisle", "door", 0.5, 1.0),
        ]
    )
    crowd = Crowd("room", ("near exit", "far exit"), 1000, attraction=attraction)
    return float(walk(ground, [crowd]).passed("near exit", "near aisle"))


def choice_of_exit() -> Figures:
    """Test 11."""
    near = by_near_exit()
    return {"by_near_exit": near, "by_far_exit": 1000.0 - near, "more_by_near": 2 * near - 1000.0}


def near_and_far_goal() -> Figures:
    """Test 12a."""
    ground = terrain(
        [
            Way("room", "mouth", "square", 5.0, 10.0),
            Way("mouth", "near", "corridor", 5.0, 1.0),
            Way("near", "far", "corridor", 20.0, 1.0),
        ]
    )
    near, far = (
        walk(ground, [Crowd("room", (goal,), 150)]).arrive_s.max() for goal in ("near", "far")
    )
    return {"time_to_near_s": near, "time_to_far_s": far, "far_later_s": far - near}


def long_bottleneck() -> Figures:
    """Test 12b."""

    def time_s(length_m: float) -> float:
        ways = [
            Way("room", "mouth", "square", 5.0, 10.0),
            Way("mouth", "end", "corridor", length_m, 1.0),
            Way("end", "goal", "square", 10.0 - length_m, 10.0),
        ]
        return float(walk(terrain(ways), [Crowd("room", ("goal",), 150)]).arrive_s.max())

    short, long = time_s(1.0), time_s(5.0)
    return {"time_by_1_m_s": short, "time_by_5_m_s": long, "long_later_s": long - short}


def two_bottlenecks() -> Figures:
    """Test 12c."""
    ground = terrain(
        [
            Way("room", "mouth", "square", 5.0, 10.0),
            Way("first", "mouth", "door", 0.5, 1.0),
            Way("first", "second mouth", "square", 10.0, 10.0),
            Way("goal", "second mouth", "door", 0.5, 1.0),
        ]
    )
    seen = walk(ground, [Crowd("room", ("goal",), 150)])
    delays = {
        "delay_at_first_s": seen.delay_s("room", "mouth") + seen.delay_s("first", "mouth"),
        "delay_at_second_s": seen.delay_s("first", "second mouth")
        + seen.delay_s("goal", "second mouth"),
    }
    return delays | {"more_at_first_s": delays["delay_at_first_s"] - delays["delay_at_second_s"]}


def door_flow(width_m: float, people: int = 150) -> float:
    """Return the rate at which people leave a room by a door of a width [persons/s]."""
    ways = [
        Way("room", "inside", "square", 5.0, 10.0),
        Way("outside", "inside", "door", 0.5, width_m),
    ]
    return flow_rate(walk(terrain(ways), [Crowd("room", ("outside",), people)]).arrive_s)


def wider_doors() -> Figures:
    """Test 12d."""
    widths = (0.8, 1.0, 1.2)
    flows = [door_flow(width) for width in widths]
    figures = {f"flow_at_{width:g}_m": flow for width, flow in zip(widths, flows, strict=True)}
    return figures | {"least_rise": float(np.diff(flows).min())}


def _stair_speeds(origin: str, goal: str) -> tuple[Floats, Floats]:
    """Return density [persons/m2] and speed [m/s] on stairs, for crowds of several sizes."""
    ground = terrain([Way("below", "above", "stairs", 10.0, 1.2)])
    area_m2, densities, speeds = 12.0, [], []
    for people in (2, 5, 10, 15, 20, 30, 40, 50):
        seen = walk(ground, [Crowd(origin, (goal,), people)])
        time_s = seen.arrive_s - seen.depart_s
        whole_s = seen.arrive_s.max() - seen.depart_s.min()
        densities.append(time_s.sum() / whole_s / area_m2)
        speeds.append(10.0 * people / time_s.sum())
    return np.array(densities), np.array(speeds)


def stair_diagram() -> Figures:
    """Test 13."""
    bins = {}
    for way in (("below", "above"), ("above", "below")):
        density, speed = _stair_speeds(*way)
        number = np.floor(density / 0.25).astype(int)
        bins[way] = {int(k): float(speed[number == k].mean()) for k in np.unique(number)}
    up, down = bins.values()
    shared = sorted(up.keys() & down.keys())
    return {
        "shared_bins": float(len(shared)),
        "least_faster_down_mps": min(down[k] - up[k] for k in shared),
    }


def _by_stairs(detour_m: float) -> float:
    """Return the share of people who climb over rather than walk round."""
    ground = terrain(
        [
            Way("a", "bridge", "stairs", 10.0, 2.0),
            Way("b", "bridge", "stairs", 10.0, 2.0),
            Way("a", "b", "footway", detour_m, 2.0),
        ]
    )
    seen = walk(ground, [Crowd("a", ("b",), 50, np.arange(50) * 5.0)])
    return seen.passed("a", "bridge") / 50


def route_choice() -> Figures:
    """Test 14."""
    return {
        "share_by_stairs_before_50_m": _by_stairs(50.0),
        "share_by_stairs_before_35_m": _by_stairs(35.0),
    }


def large_crowd_at_a_corner() -> Figures:
    """Test 15."""

    def time_s(*lengths_m: float) -> float:
        nodes = [f"n{k}" for k in range(len(lengths_m) + 1)]
        pieces = zip(nodes, nodes[1:], lengths_m, strict=False)
        ways = [Way(start, end, "corridor", length, 4.0) for start, end, length in pieces]
        ground = terrain(ways, longest_m=4.0)
        return float(walk(ground, [Crowd("n0", (nodes[-1],), 500)]).arrive_s.max())

    inner, corner, outer = time_s(20.0), time_s(12.0, 12.0), time_s(28.0)
    return {
        "time_short_s": inner,
        "time_corner_s": corner,
        "time_long_s": outer,
        "corner_after_short_s": corner - inner,
        "corner_before_long_s": outer - corner,
    }


CASES = {
    "rimea-1": corridor,
    "rimea-2": stairs_up,
    "rimea-3": stairs_down,
    "rimea-4": fundamental_diagram,
    "rimea-5": start_times,
    "rimea-7": speeds_by_age,
    "rimea-8": slower_and_faster,
    "rimea-9": four_doors_or_two,
    "rimea-10": allocated_exits,
    "rimea-11": choice_of_exit,
    "rimea-12a": near_and_far_goal,
    "rimea-12b": long_bottleneck,
    "rimea-12c": two_bottlenecks,
    "rimea-12d": wider_doors,
    "rimea-13": stair_diagram,
    "rimea-14": route_choice,
    "rimea-15": large_crowd_at_a_corner,
}
