"""What is received of a day, and in which few numbers it is summed up."""

import numpy as np
import pyarrow as pa
import pytest

from scenarios.inputs.telemetry.columns import SCHEMA, US
from scenarios.inputs.telemetry.sensors import Sensor
from scenarios.schema import CalendarSection
from sim.twin.received import WAIT_S, Received, midnight_us
from sim.twin.summaries import error_variance, summary_rows, without_bias

MIDNIGHT = midnight_us(CalendarSection())
DOOR = Sensor("door", "door_counter", "library-door1", 900, noise=0.1)
WIFI = Sensor("wifi", "wifi", "library", 900, noise=0.2, bias=0.25)


def _row(sensor="wifi", quantity="people", way="", at_s=900, interval_s=900, value=7.0, late_s=0):
    time = MIDNIGHT + at_s * US
    return (sensor, quantity, way, time, interval_s, value, time + late_s * US)


def _table(*rows) -> pa.Table:
    return pa.table([list(each) for each in zip(*rows, strict=True)], schema=SCHEMA)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (_row(sensor="other"), "of an unknown sensor"),
        (_row(quantity="co2_ppm"), "of another quantity or direction than the sensor's"),
        (_row(way="in"), "of another quantity or direction than the sensor's"),
        (_row(at_s=0), "of another day"),
        (_row(at_s=87_300), "of another day"),
        (_row(at_s=1000), "of another interval than the sensor's"),
        (_row(interval_s=300), "of another interval than the sensor's"),
        (_row(value=-1.0), "out of range"),
        (_row(value=float("nan")), "out of range"),
    ],
)
def test_a_reading_that_does_not_fit_is_left_out_and_counted(row, reason) -> None:
    received = Received([WIFI], MIDNIGHT)
    received.take_all(_table(row))
    assert received.left_out == {reason: 1}
    assert not received.there(WIFI, 86_400).any()


def test_of_two_readings_the_first_to_come_counts_and_taking_all_again_changes_nothing() -> None:
    received = Received([WIFI], MIDNIGHT)
    table = _table(_row(value=9.0, late_s=50), _row(value=7.0, late_s=10))
    for _ in range(2):
        received.take_all(table)
        assert received.value["wifi"][0, 0] == 7.0
        assert received.left_out == {"told twice": 1}


def test_a_late_reading_is_there_when_it_has_come() -> None:
    received = Received([WIFI], MIDNIGHT)
    received.take_all(_table(_row(late_s=WAIT_S), _row(at_s=1800, late_s=WAIT_S + 1)))
    assert received.there(WIFI, 900).tolist() == [[True]]
    assert received.there(WIFI, 1800).tolist() == [[True, False]]
    assert received.there(WIFI, 2700).tolist() == [[True, True, False]]


def test_a_counter_is_summed_up_by_its_balance_and_what_passed() -> None:
    there = np.ones((2, 12), bool)
    there[1, 2] = False  # nothing was heard of those who left
    into, out = np.arange(12.0), np.arange(12.0)[::-1] ** 2
    told = summary_rows(DOOR, there) @ np.concatenate([into, out])
    balance = (into - out)[there[1]].sum()
    recent = [values[-count:].sum() for count in (2, 8) for values in (into, out)]
    assert told.tolist() == [balance, *recent, into.sum()]


def test_a_head_count_is_summed_up_by_its_latest_and_means() -> None:
    there = np.ones((1, 8), bool)
    there[0, 7] = False
    told = summary_rows(WIFI, there) @ np.arange(8.0)
    assert told.tolist() == [6.0, 5.0, 3.0]


def test_what_says_nothing_new_is_left_out() -> None:
    assert summary_rows(WIFI, np.zeros((1, 8), bool)).shape == (0, 8)
    assert summary_rows(WIFI, np.ones((1, 1), bool)).tolist() == [[1.0]]
    assert len(summary_rows(DOOR, np.ones((2, 2), bool))) == 2


def test_errors_are_as_large_as_stated() -> None:
    assert error_variance(DOOR, np.array([100.0]))[0] == pytest.approx(100.0 + 1.0 / 12.0)
    air = Sensor("air", "temperature", "library-101", 900, noise=0.5, bias=2.0)
    assert error_variance(air, np.array([20.0]))[0] == pytest.approx(0.25 + 0.01 / 12.0)
    assert without_bias(air, np.array([22.0]))[0] == 20.0
    assert without_bias(WIFI, np.array([100.0]))[0] == 80.0
