"""People are conserved, nobody is in two places, and no trip beats its free walking time."""

import numpy as np
import pytest

RUNS = ["huxi_day", "quad_day", "quad_weekend"]


@pytest.fixture(params=RUNS)
def recording(request):
    return request.getfixturevalue(request.param)


def test_everybody_is_somewhere_at_every_recorded_instant(recording) -> None:
    (people,) = recording.column("people", "person")
    columns = ("staying", "walking", "cycling", "queuing", "gated", "awaiting", "riding")
    assert (sum(recording.column("census", *columns)) == people.size).all()
    at, there = recording.column("place_occupancy", "at_s", "people")
    instants, *outside = recording.column("census", "at_s", *columns[1:3], *columns[4:])
    in_places = np.bincount(np.searchsorted(instants, at), weights=there)
    assert (in_places + sum(outside) == people.size).all()


def test_nobody_is_in_two_places_and_nobody_jumps(recording) -> None:
    person, place, enter, leave = recording.column(
        "visits", "person", "place", "enter_s", "leave_s"
    )
    assert (leave >= enter).all()
    order = np.lexsort((leave, enter, person))
    person, place, enter, leave = (a[order] for a in (person, place, enter, leave))
    same = person[1:] == person[:-1]
    assert (enter[1:][same] >= leave[:-1][same]).all()
    # whoever changes places walks there: each change has its trip, from there to here
    walker, origin, goal, depart, arrive = recording.column(
        "trips", "person", "origin", "place", "depart_s", "arrive_s"
    )
    known = set(zip(walker.tolist(), depart.tolist(), origin.tolist(), strict=True))
    moved = same & (place[1:] != place[:-1])
    leavers = zip(
        person[:-1][moved].tolist(),
        leave[:-1][moved].tolist(),
        place[:-1][moved].tolist(),
        strict=True,
    )
    assert all(leaver in known for leaver in leavers)
    walk = np.lexsort((arrive, depart, walker))
    ordered = walker[walk]
    again = ordered[1:] == ordered[:-1]
    assert (depart[walk][1:][again] >= arrive[walk][:-1][again]).all()


def test_no_trip_is_faster_than_its_free_walking_time(recording) -> None:
    depart, arrive, free, length = recording.column(
        "trips", "depart_s", "arrive_s", "free_s", "length_m"
    )
    # a clock time of a day is a double: adding links one by one may lose its last bits
    assert (arrive - depart >= free - 1e-6).all()
    assert (free[length > 0] > 0).all()


def test_flows_count_what_trips_walk(recording) -> None:
    entered, person_s = recording.column("link_flow", "entered", "person_s")
    depart, arrive = recording.column("trips", "depart_s", "arrive_s")
    join, board = recording.column("rides", "join_s", "board_s")
    # a ride is a link, and the wait for it is not
    walked = (arrive - depart).sum() - (board - join).sum()
    last = recording.column("census", "walking", "cycling", "gated", "awaiting", "riding")
    # who is still under way at the very end has no trip yet
    slack = 3600.0 * sum(column[-1] for column in last)
    assert walked - 1e-3 <= person_s.sum() <= walked + slack + 1e-3
    assert entered.sum() > 0


def test_the_last_instant_closes_every_stay(quad_day) -> None:
    (people,) = quad_day.column("people", "person")
    person, enter, leave = quad_day.column("visits", "person", "enter_s", "leave_s")
    depart, arrive = quad_day.column("trips", "depart_s", "arrive_s")
    at, walking = quad_day.column("census", "at_s", "walking")
    total = (leave - enter).sum() + (arrive - depart).sum()
    if walking[-1] == 0:
        assert total == pytest.approx(people.size * 86_400.0, rel=1e-12)
