"""The test cases of NIST Technical Note 1822 that apply to a graph model; each returns figures.

What is set up and asked is told in `cases.toml`.
"""

from dataclasses import replace
from importlib.resources import files

import numpy as np
from scipy import stats

from maps.parameters import Parameter, read_parameters
from models.draws import uniforms
from models.people.groups import in_company
from models.people.routes import find_routes
from models.people.walking.changes import set_ways
from tools.validation.ground import Way, lift, terrain
from tools.validation.rimea import (
    MAIN_ROOMS,
    SECONDARY_ROOMS,
    Figures,
    by_near_exit,
    cabin_crowds,
    cabins,
)
from tools.validation.walk import (
    HOURS_6,
    Crowd,
    Floats,
    flow_rate,
    people_of,
    seen,
    walk,
    walkers_of,
)

SEED = 1822


def _drawn(purpose: str, count: int) -> Floats:
    return uniforms(SEED, purpose, 0, np.arange(count))[:, 0]


def start_times() -> Figures:
    """Test 1.1."""
    delays = {
        "uniform": stats.uniform(10.0, 90.0),
        "gamma": stats.gamma(1.291, scale=103.901),
        "lognormal": stats.lognorm(0.967, scale=np.exp(4.586)),
        "weibull": stats.weibull_min(1.195, scale=139.285),
    }
    ground = terrain([Way("room", "out", "square", 5.0, 50.0)])
    drawn = _drawn("start", 1000)
    figures = {}
    for name, delay in delays.items():
        start = delay.ppf(drawn)
        walked = walk(ground, [Crowd("room", ("out",), 1000, start)])
        figures[f"p_{name}"] = float(stats.kstest(walked.depart_s, delay.cdf).pvalue)
    return figures


def corridor() -> Figures:
    """Test 2.1."""
    ground = terrain([Way("a", "b", "corridor", 40.0, 2.0)])
    return {"time_s": walk(ground, [Crowd("a", ("b",), 1, 0.0, 1.0)]).arrive_s[0]}


def stairs() -> Figures:
    """Test 2.2."""
    ground = terrain([Way("below", "above", "stairs", 100.0, 2.0)])
    figures = {}
    for name, origin, goal in (("up", "below", "above"), ("down", "above", "below")):
        way = ground.network.number()[goal]
        level = ground.network.arc_share[ground.network.arc_end() == way].min()
        walked = walk(ground, [Crowd(origin, (goal,), 1, 0.0, 1.0 / level)])
        figures[f"speed_{name}_mps"] = 100.0 / float(walked.arrive_s[0])
    return figures


def assigned_speeds() -> Figures:
    """Test 2.4."""
    wanted = stats.norm(1.2, 0.2)
    ground = terrain([Way("a", "b", "corridor", 100.0, 10.0)])
    speed = wanted.ppf(_drawn("speed", 100))
    walked = walk(ground, [Crowd("a", ("b",), 100, np.arange(100) * 200.0, speed)], 40_000.0)
    measured = 100.0 / (walked.arrive_s - walked.depart_s)
    return {
        "mean_mps": float(measured.mean()),
        "deviation_mps": float(measured.std(ddof=1)),
        "p": float(stats.kstest(measured, wanted.cdf).pvalue),
        "largest_error_mps": float(np.abs(measured - speed).max()),
    }


WAY_TO_LIFT_M = 10.0
CAR, DOOR_S, FLOOR_S = 8, 3.0, 3.5


def lifts() -> Figures:
    """Test 2.7."""
    ways = [
        Way("room 1", "lift 1", "corridor", WAY_TO_LIFT_M, 2.0),
        Way("room 2", "lift 2", "corridor", WAY_TO_LIFT_M, 2.0),
    ]
    ground = terrain(ways, lines=[lift(("lift 1", "lift 2"), CAR, DOOR_S, FLOOR_S)])
    one = walk(ground, [Crowd("room 2", ("room 1",), 1, 0.0, 1.0)])
    many = walk(ground, [Crowd("room 2", ("room 1",), 3 * CAR, 0.0, 1.0)])
    rides = many.walkers.take("ridden")
    # the car comes up, opens, takes one on in 1 s, closes, goes down and opens
    by_hand = 2.0 * WAY_TO_LIFT_M + 2.0 * FLOOR_S + 3.0 * DOOR_S + 1.0
    in_car = (rides["boarded"][:, None] <= rides["boarded"]) & (
        rides["boarded"] < rides["alighted"][:, None]
    )
    return {
        "later_than_by_hand_s": float(one.arrive_s[0]) - by_hand,
        "rides": float(rides.size),
        "most_in_the_car": float(in_car.sum(axis=0).max()),
        "time_of_all_s": float(many.arrive_s.max()),
    }


def counterflow() -> Figures:
    """Test 2.8."""
    ground = terrain(
        [
            Way("room 1", "west", "square", 5.0, 10.0),
            Way("west", "east", "corridor", 10.0, 2.0),
            Way("east", "room 3", "square", 5.0, 10.0),
        ]
    )
    times = {}
    for against in (0, 10, 50, 100):
        crowds = [Crowd("room 1", ("room 3",), 100), Crowd("room 3", ("room 1",), against)]
        times[f"time_against_{against}_s"] = float(walk(ground, crowds).arrive_s[:100].max())
    return times | {"least_rise_s": float(np.diff(list(times.values())).min())}


GROUPS = read_parameters(files("models.people").joinpath("data/groups.toml"))


def _spread_s(share: float) -> float:
    """Return how far apart a group leaves of which this share, 0 or 1, walk together.

    Of four, one is slow; two more groups walk before and behind them.
    """
    ground = terrain(
        [
            Way("room", "inside", "square", 15.0, 10.0),
            Way("outside", "inside", "door", 0.5, 1.0),
        ]
    )
    speed = np.array([0.5, *(1.25,) * 11])
    group = np.repeat(np.arange(3), 4)
    alone = people_of(np.zeros(12, dtype=np.int64), speed)
    joined = Parameter(share, "1", "the case", "who walks in company")
    people = in_company(replace(alone, group=group), {**GROUPS, "company_share": joined}, SEED)
    walked = walk(ground, [Crowd("room", ("outside",), 12, 0.0, people.speed_mps)])
    return float(np.ptp(walked.arrive_s[:4]))


def groups() -> Figures:
    """Test 2.9."""
    return {"spread_alone_s": _spread_s(0.0), "spread_together_s": _spread_s(1.0)}


def slower_occupant() -> Figures:
    """Test 2.10."""
    ground = terrain(
        [Way("room", "inside", "square", 10.0, 5.0), Way("outside", "inside", "door", 0.5, 1.0)]
    )
    speed = np.full(24, 1.25)
    alike = walk(ground, [Crowd("room", ("outside",), 24, 0.0, speed)]).arrive_s.max()
    speed[0] = 0.25
    mixed = walk(ground, [Crowd("room", ("outside",), 24, 0.0, speed)]).arrive_s.max()
    return {"time_alike_s": alike, "time_mixed_s": mixed, "longer_s": mixed - alike}


def allocated_exits() -> Figures:
    """Test 3.1."""
    walked = walk(cabins(), cabin_crowds())
    by_main = np.unique(walked.on("main", "corridor 0")["person"])
    by_secondary = np.unique(walked.on("secondary", "corridor 5")["person"])
    to_main, to_secondary = sum(MAIN_ROOMS.values()), sum(SECONDARY_ROOMS.values())
    right = np.count_nonzero(by_main < to_main) + np.count_nonzero(by_secondary >= to_main)
    return {"share_by_allocated_exit": right / (to_main + to_secondary)}


def affiliation() -> Figures:
    """Test 3.3."""
    far, known = (1.0 - by_near_exit(each) / 1000.0 for each in ((1.0, 1.0), (1.0, 10.0)))
    return {
        "share_by_far_exit": far,
        "share_by_known_exit": known,
        "more_by_known": known - far,
    }


CLOSES_S = 20.0


def closing_exit() -> Figures:
    """Test 4.1."""
    ground = terrain(
        [
            Way("room", "near aisle", "square", 10.0, 10.0),
            Way("room", "far aisle", "square", 30.0, 10.0),
            Way("out", "near aisle", "door", 0.5, 1.0),
            Way("out", "far aisle", "door", 0.5, 1.0),
        ]
    )
    network = ground.network
    is_open = np.array([edge != "out-near aisle" for edge in network.edges])
    walkers = walkers_of(ground, [Crowd("room", ("out",), 100)], 60.0, tracks=True)
    walkers.advance(CLOSES_S)
    ways = find_routes(network, ground.routes.target, is_open)
    set_ways(walkers, CLOSES_S, ways, network.length_m.repeat(2) / network.arc_share)
    walkers.advance(HOURS_6)
    done = seen(walkers)
    by_near = done.on("out", "near aisle")["enter"]
    return {
        "arrived": float(done.trips.size),
        "by_near_before": float(np.count_nonzero(by_near <= 1000.0 * CLOSES_S)),
        "by_near_after": float(np.count_nonzero(by_near > 1000.0 * CLOSES_S)),
        "by_far": float(done.passed("out", "far aisle")),
    }


def congestion() -> Figures:
    """Test 5.1."""
    ground = terrain(
        [
            Way("room", "inside", "square", 5.0, 5.0),
            Way("corridor", "inside", "door", 0.5, 1.0),
            Way("corridor", "out", "corridor", 20.0, 2.0),
        ]
    )
    walked = walk(ground, [Crowd("room", ("out",), 100)], interval_s=30.0)
    edges, area = walked.walkers.terrain.network.edges, walked.walkers.moving.link["area"]
    density = walked.flow.table["seconds"].max(axis=0) / 30.0 / area
    before, after = (float(density[edges.index(key)]) for key in ("room-inside", "corridor-out"))
    return {
        "density_before_door": before,
        "density_in_corridor": after,
        "denser_before_door": before - after,
    }


def largest_flow() -> Figures:
    """Test 5.2."""
    ground = terrain(
        [Way("room", "inside", "square", 5.0, 8.0), Way("out", "inside", "door", 0.5, 1.0)]
    )
    walked = walk(ground, [Crowd("room", ("out",), 100)])
    return {"flow_per_m": flow_rate(walked.arrive_s), "time_s": walked.arrive_s.max()}


CASES = {
    "nist-1.1": start_times,
    "nist-2.1": corridor,
    "nist-2.2": stairs,
    "nist-2.4": assigned_speeds,
    "nist-2.7": lifts,
    "nist-2.8": counterflow,
    "nist-2.9": groups,
    "nist-2.10": slower_occupant,
    "nist-3.1": allocated_exits,
    "nist-3.3": affiliation,
    "nist-4.1": closing_exit,
    "nist-5.1": congestion,
    "nist-5.2": largest_flow,
}
