"""Lifts, second by second."""

from dataclasses import replace

import numpy as np
import pytest
from simpy_lifts import Bank
from towers import DAY_S, chain, lift, terrain_of, walkers_with

from models.people.walking.orders import Orders, give_orders
from models.people.walking.terrain import Terrain
from models.people.walking.walkers import Walkers

# A person walks 10 m from node "0" to the lift on floor 1, where it stands with closed doors.
# Doors take 3 s to open and to close, whoever passes them 1 s, a floor 2 s.
TO_FLOOR_4 = 10.0 + 3.0 + 1.0 + 3.0 + 3 * 2.0 + 3.0


def _tower(
    cars: int = 1,
    capacity: int = 8,
    floors: int = 6,
    stairs_share: float = 0.01,
    least_floors: int = 1,
) -> Terrain:
    network = chain([10.0, *(7.0,) * (floors - 1)])
    share = network.arc_share.copy()
    share[2:] = stairs_share
    network = replace(network, arc_share=share)
    return terrain_of(network, [lift(floors, cars, capacity)], least_floors)


def _arrivals(walkers: Walkers) -> list[float]:
    walkers.advance(DAY_S)
    trips = walkers.take("trip")
    return trips["arrive"][np.argsort(trips["person"])].tolist()


def test_one_person_takes_the_lift_to_the_second() -> None:
    walkers = walkers_with(_tower(), [(100.0, 0, 4)])
    assert _arrivals(walkers) == [100.0 + TO_FLOOR_4]
    (ride,) = walkers.take("ridden")
    assert (ride["joined"], ride["boarded"], ride["alighted"]) == (110.0, 113.0, 126.0)
    assert (ride["board"], ride["alight"]) == (0, 3)


def test_a_lift_that_holds_one_comes_back_for_the_next() -> None:
    walkers = walkers_with(_tower(capacity=1), [(100.0, 1, 4), (100.0, 1, 4)])
    # the second boards after the first's exit, closing, the way down, and opening
    boarded = 100.0 + 16.0 + 1.0 + 3.0 + 6.0 + 3.0
    assert _arrivals(walkers) == [116.0, boarded + 13.0]


def test_two_who_ride_together_pass_the_door_one_after_another() -> None:
    walkers = walkers_with(_tower(), [(100.0, 1, 4), (100.0, 1, 4)])
    # doors close after both have boarded; who boarded last steps out first
    assert _arrivals(walkers) == [118.0, 117.0]


def test_a_car_stops_on_its_way_for_those_who_go_the_same_way_only() -> None:
    walkers = walkers_with(_tower(), [(100.0, 6, 1), (104.0, 4, 1), (105.0, 3, 5)])
    arrivals = _arrivals(walkers)
    rides = walkers.take("ridden")
    boarded = dict(zip(rides["person"].tolist(), rides["boarded"].tolist(), strict=True))
    # called from the ground floor: five floors up, doors open
    assert boarded[0] == 100.0 + 10.0 + 3.0
    # doors close, two floors down, doors open
    assert boarded[1] == boarded[0] + 1.0 + 3.0 + 4.0 + 3.0
    # both step out below: doors close, three floors down, doors open
    down = boarded[1] + 1.0 + 3.0 + 6.0 + 3.0
    assert sorted(arrivals[:2]) == [down, down + 1.0]
    # then the car goes up for the third
    assert boarded[2] == down + 2.0 + 3.0 + 4.0 + 3.0


def test_the_nearer_of_two_idle_cars_comes() -> None:
    trips = [(100.0, 1, 5), (100.0, 1, 6), (112.0, 1, 2)]
    walkers = walkers_with(_tower(cars=2), trips)
    walkers.advance(DAY_S)
    rides = walkers.take("ridden")
    boarded = rides["boarded"][np.argsort(rides["person"])]
    # the first car leaves with two; the second, idle on the same floor, opens for the third
    assert boarded.tolist() == [103.0, 104.0, 115.0]


def test_who_has_few_floors_to_climb_takes_the_stairs() -> None:
    terrain = _tower(stairs_share=0.4, least_floors=3)
    walkers = walkers_with(terrain, [(100.0, 1, 3), (100.0, 1, 6)])
    walkers.advance(DAY_S)
    assert walkers.take("ridden")["person"].tolist() == [1]


def test_who_sees_a_long_queue_takes_the_stairs_where_they_are_quicker() -> None:
    terrain = _tower(capacity=2, stairs_share=0.2)
    walkers = walkers_with(terrain, [(100.0 + 0.01 * person, 1, 6) for person in range(20)])
    arrivals = _arrivals(walkers)
    riders = set(walkers.take("ridden")["person"].tolist())
    assert 2 <= len(riders) < 20
    assert 0 in riders
    # nobody is much later than by the stairs, whose time is
    stairs = 5 * 7.0 / 0.2
    assert max(arrivals) < 100.0 + 2 * stairs


def test_an_elevator_joins_two_rooms_as_in_nist_2_7() -> None:
    """NIST TN 1822, 2.7: who is in the upper room leaves by the one below, by the elevator."""
    walkers = walkers_with(_tower(floors=2), [(0.0, 2, 0)])
    # called up, doors, in, doors, down, doors, 10 m at 1 m/s
    assert _arrivals(walkers) == [2.0 + 3.0 + 1.0 + 3.0 + 2.0 + 3.0 + 10.0]


def _traffic(seed: int, people: int) -> list[tuple[float, int, int]]:
    """Return who goes when from one floor to another, most of them from or to the lowest."""
    rng = np.random.default_rng(seed)
    floors = rng.integers(1, 7, (people, 2))
    floors[rng.random(people) < 0.4, 0] = 1
    floors[rng.random(people) < 0.2, 1] = 1
    times = rng.uniform(0, 1200, people)
    trips = zip(times.tolist(), *floors.T.tolist(), strict=True)
    return [trip for trip in trips if trip[1] != trip[2]]


@pytest.mark.parametrize(("cars", "people"), [(1, 40), (1, 400), (2, 200), (3, 600), (4, 100)])
def test_every_ride_is_the_references(cars: int, people: int) -> None:
    trips = _traffic(cars, people)
    walkers = walkers_with(_tower(cars=cars, capacity=5, stairs_share=0.0005), trips)
    walkers.advance(DAY_S)
    rides = np.sort(walkers.take("ridden"), order="person")
    below = [(time, start - 1, goal - 1) for time, start, goal in trips]
    bank = Bank(below, floors=6, cars=cars, capacity=5, leg=2.0, door=3.0, boarding=1.0)
    bank.env.run(until=DAY_S)
    told = sorted((one.number, one.joined, one.boarded, one.alighted) for one in bank.carried)
    assert len(told) == len(trips)
    columns = ("person", "joined", "boarded", "alighted")
    assert list(zip(*(rides[name].tolist() for name in columns), strict=True)) == told


def test_rides_do_not_depend_on_how_the_kernel_is_called() -> None:
    trips = _traffic(7, 300)
    terrain = _tower(cars=2, capacity=5)
    at_once = walkers_with(terrain, trips)
    at_once.advance(DAY_S)
    in_steps = walkers_with(terrain, trips)
    for time in np.append(np.arange(0.0, 3000.0, 0.7), DAY_S):
        in_steps.advance(float(time))
    assert (at_once.take("ridden") == in_steps.take("ridden")).all()
    assert (at_once.take("trip") == in_steps.take("trip")).all()


def test_who_is_ordered_out_does_not_wait_for_the_lift() -> None:
    terrain = _tower(stairs_share=0.4)
    walkers = walkers_with(terrain, [(100.0, 5, 1), (100.0, 6, 1)])
    walkers.advance(103.0)
    assert walkers.riding.platform["people"].sum() == 2
    on_foot = np.array([2 * len(terrain.network.nodes)])
    orders = Orders(np.array([1]), np.array([0]), on_foot, np.array([103.0]), 1000.0, 0)
    give_orders(walkers, 103.0, orders)
    walkers.advance(DAY_S)
    rides = np.sort(walkers.take("ridden"), order="person")
    assert rides["rode"].tolist() == [1, 0]
    assert (rides["joined"][1], rides["alighted"][1]) == (100.0, 103.0)
    trips = walkers.take("trip")
    (out,) = trips[trips["person"] == 1][:1]
    assert out["arrive"] == pytest.approx(103.0 + 5 * 7.0 / 0.4 + 10.0)
    assert walkers.moving.link["people"].sum() == 0


@pytest.mark.parametrize("cars", [1, 2, 3])
def test_everybody_is_carried_and_no_car_is_overfull(cars: int) -> None:
    rng = np.random.default_rng(cars)
    trips = [
        (float(rng.uniform(0, 600)), int(a), int(b))
        for a, b in rng.integers(1, 7, (400, 2))
        if a != b
    ]
    walkers = walkers_with(_tower(cars=cars, capacity=5), trips)
    riding = walkers.riding
    for time in np.arange(1.0, 600.0, 1.0):
        walkers.advance(float(time))
        assert (riding.vehicle["people"] <= 5).all()
        assert (riding.vehicle["people"] >= 0).all()
    walkers.advance(DAY_S)
    assert walkers.take("ridden").size == len(trips)
    assert walkers.take("trip").size == len(trips)
    # all is at rest again, at home on the ground floor
    assert (riding.vehicle["people"] == 0).all()
    assert (riding.vehicle["station"] == 0).all()
    assert (riding.platform["people"] == 0).all()
    assert np.isinf(riding.vehicle["time"]).all()
