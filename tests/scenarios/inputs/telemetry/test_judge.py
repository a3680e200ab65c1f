"""What is wrong with a reading is named, counted, and stops nothing."""

from math import inf, nan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sensors import NOON_US, SENSORS, told

from scenarios.inputs.telemetry.columns import US
from scenarios.inputs.telemetry.judge import REMEMBERED, Judge
from scenarios.inputs.telemetry.reading import Reading
from scenarios.inputs.telemetry.refusals import Refusal, reasons

WRONG = {
    "unknown_sensor": told("nobody"),
    "wrong_quantity": told(quantity="co2_ppm"),
    "wrong_direction": told(direction="in"),
    "wrong_unit": told(unit="degC"),
    "wrong_interval": told(interval_s=60),
    "not_a_number": told(value=nan),
    "negative": told(value=-1.0),
    "out_of_range": told("air", value=60_000.0),
    "unclear_time": told(after_s=-1.7e9),
    "clock_ahead": told(after_s=900, arrival=NOON_US),
}


@pytest.mark.parametrize("reason", sorted(WRONG))
def test_a_wrong_reading_is_refused_and_the_next_one_taken(reason: str) -> None:
    judge = Judge(SENSORS)
    refused = judge.judge(WRONG[reason])
    assert isinstance(refused, Refusal)
    assert refused.reason == reason
    fault = str(refused.fault("broker", "campus/1"))
    assert reasons()[reason][0] in fault
    assert isinstance(judge.judge(told()), Reading)
    assert judge.taken == 1
    assert sum(judge.refused.values()) == 1


def _reasons(judge: Judge, *readings) -> list[str]:
    judged = [judge.judge(each) for each in readings]
    return [each.reason if isinstance(each, Refusal) else "" for each in judged]


def test_values_come_in_the_unit_of_the_record() -> None:
    judge = Judge(SENSORS)
    power = judge.judge(told("meter", 0, 12.0, unit="kW"))
    energy = judge.judge(told("meter", 3600, 43.2, unit="MJ"))
    share = judge.judge(told("air", 0, 0.08, unit="%"))
    assert [each.value for each in (power, energy, share)] == pytest.approx([12.0, 12.0, 800.0])


def test_what_comes_twice_is_taken_once() -> None:
    first, again = told(), told(arrival=NOON_US + US)
    assert _reasons(Judge(SENSORS), first, again, told(after_s=900)) == ["", "duplicate", ""]


def test_late_readings_are_taken_and_counted() -> None:
    judge = Judge(SENSORS)
    late = told(after_s=900, arrival=NOON_US + 3000 * US)
    assert _reasons(judge, told(), told(after_s=1800), late, told(after_s=2700)) == [""] * 4
    assert judge.late == 1


def test_a_clock_that_runs_backwards_is_seen() -> None:
    # by another value for an interval that was told already, be it aligned or not
    judge = Judge(SENSORS)
    assert _reasons(
        judge, told(), told(after_s=900), told(value=9), told(after_s=880, value=9)
    ) == ["", "", "clock_backwards", "clock_backwards"]
    # by numbered messages, until it is past where it was
    numbered = [(0, 1), (900, 2), (-7200, 3), (-6300, 4), (1800, 5)]
    judged = _reasons(Judge(SENSORS), *(told(after_s=at, number=number) for at, number in numbered))
    assert judged == ["", "", "clock_backwards", "clock_backwards", ""]
    # an old message that comes late is no clock that runs backwards
    numbered = [(0, 1), (1800, 3), (900, 2)]
    judged = _reasons(Judge(SENSORS), *(told(after_s=at, number=number) for at, number in numbered))
    assert judged == ["", "", ""]


def test_a_clock_may_tremble() -> None:
    offsets = [0, 899, 1803, 2697, 3600]
    assert _reasons(Judge(SENSORS), *(told(after_s=at) for at in offsets)) == [""] * 5


def test_a_flood_of_one_sensor_is_stopped_and_others_are_heard() -> None:
    judge = Judge(SENSORS)
    flood = [told("air", -60 * k, 500.0 + k, arrival=NOON_US) for k in range(3 * REMEMBERED)]
    judged = _reasons(judge, *flood)
    assert judged.count("") == REMEMBERED
    assert judge.refused["flood", "air"] == 2 * REMEMBERED
    assert isinstance(judge.judge(told()), Reading)
    # it is heard again once it keeps to its pace
    later = told("air", 600.0, 450.0)
    assert isinstance(judge.judge(later), Reading)


def test_memory_is_bounded() -> None:
    judge = Judge(SENSORS)
    for k in range(5 * REMEMBERED):
        judge.judge(told(after_s=900 * k))
    assert judge.taken == 5 * REMEMBERED
    (remembered,) = judge._told.values()
    assert len(remembered.slots) <= 2 * REMEMBERED + 1
    assert _reasons(judge, told(arrival=NOON_US + 900 * 5 * REMEMBERED * US)) == ["too_old"]


def test_what_was_taken_before_is_known() -> None:
    first = Judge(SENSORS)
    reading = first.judge(told())
    second = Judge(SENSORS)
    second.remember([reading])
    assert _reasons(second, told()) == ["duplicate"]


@settings(derandomize=True, deadline=None)
@given(
    st.lists(
        st.builds(
            told,
            st.sampled_from([*SENSORS, "nobody"]),
            st.floats(-1e10, 1e10),
            st.floats() | st.just(inf),
            direction=st.sampled_from(["", "in", "out", "x"]),
            unit=st.sampled_from(["", "kWh", "ppm", "persons"]),
            interval_s=st.none() | st.floats(),
            number=st.none() | st.integers(),
            arrival=st.integers(NOON_US - 10**9, NOON_US + 10**9),
        ),
        max_size=20,
    )
)
def test_whatever_is_told_is_counted_once(readings) -> None:
    judge = Judge(SENSORS)
    judged = [judge.judge(each) for each in readings]
    assert judge.taken == sum(isinstance(each, Reading) for each in judged)
    assert judge.taken + sum(judge.refused.values()) == len(readings)
    assert all(0.0 <= each.value < 1e9 for each in judged if isinstance(each, Reading))
