"""The twin on an ensemble that is made up: three buildings, heads counted in each."""

import numpy as np
import pytest
from made_up_days import NAMES, PEOPLE, SENSORS, SIZE, day, members_of_days, received_of

from sim.twin.estimates import TABLE, people_bands, rows_of
from sim.twin.members import Members
from sim.twin.received import NEVER, Received
from sim.twin.twin import Twin


@pytest.fixture(scope="module")
def members() -> Members:
    return members_of_days()


def _twin(members: Members) -> Twin:
    return Twin(members, SENSORS, campus=None, seed=1)


def test_it_comes_nearer_to_the_truth_now_and_ahead_and_in_what_is_not_measured(members) -> None:
    nearer = {"now": 0, "ahead": 0, "air": 0, "demand": 0}
    for number in range(SIZE, SIZE + 12):
        truth = day(number)
        told = _twin(members).at(12 * 3600, received_of(truth))
        free = members.people.mean(axis=0)

        def gain(mean, before, true) -> bool:
            return np.square(mean - true).mean() < np.square(before - true).mean()

        people = told.people.mean(axis=0)
        nearer["now"] += gain(people[0], free[12], truth[12])
        nearer["ahead"] += gain(people[2], free[15], truth[15])
        air = 20.0 + truth[12, 2] / 100.0
        nearer["air"] += gain(told.temperature[:, 0].mean(), members.temperature[:, 12].mean(), air)
        nearer["demand"] += gain(told.demand.mean(), members.demand.mean(), truth[12, 0])
    assert nearer["now"] == 12
    assert min(nearer["ahead"], nearer["air"]) >= 10
    assert nearer["demand"] >= 8  # it belongs to no place, so it is believed least


def test_nobody_is_lost_and_there_is_room(members) -> None:
    received = received_of(day(60) * 3.0)  # far more than there can be
    told = _twin(members).at(12 * 3600, received)
    np.testing.assert_allclose(told.people.sum(axis=2), PEOPLE, atol=1e-6)
    assert (told.people >= 0.0).all()
    assert (told.people <= members.where.most).all()
    assert told.inflation > 1.0


def test_without_telemetry_it_is_the_ensemble(members) -> None:
    told = _twin(members).at(12 * 3600, Received(SENSORS, 0))
    np.testing.assert_allclose(told.people[:, 0], members.people[:, 12], atol=1e-6)
    assert told.readings == 0


def test_a_sensor_that_disagrees_is_left_out_and_named(members) -> None:
    truth = day(61)
    received = received_of(truth)
    right = _twin(members).at(12 * 3600, received).people.mean(axis=0)[0]
    received.value["hall-1"][:] = 3.0
    told = _twin(members).at(12 * 3600, received)
    assert list(told.surprise) == ["hall-1"]
    assert abs(told.people.mean(axis=0)[0, 1] - right[1]) < 25.0


def test_the_same_is_told_again_and_late_readings_wait(members) -> None:
    received = received_of(day(62))
    first = _twin(members).at(12 * 3600, received)
    again = _twin(members).at(12 * 3600, received)
    np.testing.assert_array_equal(first.people, again.people)
    for sensor in SENSORS:
        received.arrival[sensor.id][0, 11] = NEVER
    assert _twin(members).at(12 * 3600, received).readings == first.readings - len(SENSORS)


def test_at_the_end_of_the_day_it_looks_no_further(members) -> None:
    told = _twin(members).at(23 * 3600, received_of(day(63)))
    assert list(told.leads_s) == [0, 3600]
    rows = rows_of(told, members, 0)
    assert rows.schema == TABLE.schema
    assert rows.num_rows == 2 * (len(NAMES) + 1) + 1
    bands = people_bands(told.people, told.leads_s, NAMES)
    assert list(bands) == ["0", "3600"]
    low, mean, high = bands["0"]["canteen"]
    assert low <= mean <= high
