"""Shuttles, second by second."""

import numpy as np
from towers import DAY_S, chain, shuttle, terrain_of, walkers_with

from models.people.walking.terrain import Terrain

DEPARTURES = (600, 1200, 1800)
RUN_S = 300.0


def _street(vehicles: int = 1, departures_s: tuple[int, ...] = DEPARTURES) -> Terrain:
    """Return stops at nodes 1, 2 and 3, two kilometres apart, and a node 10 m before the first."""
    network = chain([10.0, 2000.0, 2000.0])
    return terrain_of(network, [shuttle("123", RUN_S, departures_s, vehicles)])


def test_who_is_there_in_time_rides_by_the_timetable() -> None:
    walkers = walkers_with(_street(), [(580.0, 0, 3), (581.0, 0, 2)])
    walkers.advance(DAY_S)
    rides = np.sort(walkers.take("ridden"), order="person")
    assert rides["joined"].tolist() == [590.0, 591.0]
    assert rides["boarded"].tolist() == [590.0, 592.0]
    # 300 s to the second stop, 20 s there, 300 s to the third
    assert rides["alighted"].tolist() == [1220.0, 900.0]
    stops = walkers.take("stop")
    run = stops[stops["departure"] == 0]
    assert run["arrive"].tolist() == [0.0, 900.0, 1220.0]
    assert run["depart"].tolist() == [600.0, 920.0, 1240.0]
    assert run["boarded"].tolist() == [2, 0, 0]
    assert run["alighted"].tolist() == [0, 1, 1]
    assert run["people"].tolist() == [2, 1, 0]


def test_ten_seats_leave_four_of_fourteen_behind() -> None:
    trips = [(500.0 + person, 1, 3) for person in range(14)]
    walkers = walkers_with(_street(vehicles=2), trips)
    walkers.advance(DAY_S)
    stops = walkers.take("stop")
    at_first = stops[stops["station"] == 0]
    assert at_first["left"][:2].tolist() == [4, 0]
    assert at_first["boarded"][:2].tolist() == [10, 4]
    assert at_first["depart"][:2].tolist() == [600.0, 1200.0]
    rides = np.sort(walkers.take("ridden"), order="person")
    assert rides["person"].tolist() == list(range(14))
    # those left behind board the second vehicle as soon as the first has gone
    assert rides["boarded"][10:].tolist() == [600.0, 602.0, 604.0, 606.0]
    assert (rides["alighted"][10:] > 1200.0).all()


def test_the_last_to_board_hold_the_vehicle_up() -> None:
    walkers = walkers_with(_street(), [(599.0 + 0.01 * person, 1, 2) for person in range(5)])
    walkers.advance(DAY_S)
    assert walkers.take("stop")["depart"][0] == 599.0 + 5 * 2.0


def test_a_vehicle_that_is_late_leaves_out_a_departure() -> None:
    """A round takes 3 x 300 s and 2 x 20 s: 940 s; departures are 300 s apart."""
    walkers = walkers_with(_street(departures_s=(600, 900, 1200, 1500, 1800)), [(0.0, 1, 0)])
    walkers.advance(4000.0)
    stops = walkers.take("stop")
    at_first = stops[stops["station"] == 0]
    assert at_first["departure"].tolist() == [0, 3, 4]
    # back at 1540 s, the shuttle runs the departure of 1500 s after a stop of 20 s
    assert at_first["depart"].tolist() == [600.0, 1560.0, 2520.0]


def test_after_the_last_departure_one_walks() -> None:
    walkers = walkers_with(_street(), [(3000.0, 1, 3)])
    walkers.advance(DAY_S)
    assert walkers.take("ridden").size == 0
    assert walkers.take("trip")["arrive"].tolist() == [7000.0]


def test_the_timetable_comes_again_every_day() -> None:
    walkers = walkers_with(_street(departures_s=(600, 3600)), [(0.0, 1, 0)])
    walkers.advance(3 * DAY_S)
    stops = walkers.take("stop")
    departs = stops["depart"][stops["station"] == 0]
    assert departs.tolist() == [day * DAY_S + at for day in range(3) for at in (600, 3600)]


def test_a_ride_counts_in_trips_by_its_time_and_not_by_its_length() -> None:
    walkers = walkers_with(_street(), [(580.0, 0, 2)])
    walkers.advance(DAY_S)
    (trip,) = walkers.take("trip")
    assert trip["length"] == 10.0
    assert trip["free"] == 10.0 + 2.0 + 300.0
    track = walkers.track()
    assert track["enter"].tolist() == [580_000, 590_000]
    assert track["leave"].tolist() == [590_000, 900_000]


def test_who_finds_the_shuttle_full_walks_where_that_is_quicker() -> None:
    """The second departure is 600 s after the first, and takes 100 s; 600 m take 600 s."""
    network = chain([10.0, 600.0, 600.0])
    terrain = terrain_of(network, [shuttle("123", 100.0, (600, 1200, 1800))])
    first = [(500.0 + person, 1, 3) for person in range(10)]
    second = [(650.0 + person, 2, 3) for person in range(3)]
    walkers = walkers_with(terrain, first + second)
    walkers.advance(DAY_S)
    rides, stops = walkers.take("ridden"), walkers.take("stop")
    gave_up = rides["rode"] == 0
    assert sorted(rides["person"][~gave_up].tolist()) == list(range(10))
    # those at the second stop see it leave without them
    assert stops["left"][:2].tolist() == [0, 3]
    trips = np.sort(walkers.take("trip"), order="person")
    left_at = stops["depart"][1]
    assert (rides["alighted"][gave_up] == left_at).all()
    assert (trips["arrive"][10:] >= left_at + 600.0).all()
    assert (trips["arrive"][10:] < left_at + 610.0).all()
    assert (walkers.riding.platform["people"] == 0).all()
    assert walkers.moving.link["people"].sum() == 0
