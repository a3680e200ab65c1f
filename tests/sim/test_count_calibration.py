"""Demand fitted to counts: hours and days of real clocks, and a twin with a known truth."""

import csv
from collections.abc import Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from maps.faults import InputError
from scenarios.inputs.telemetry.columns import US
from scenarios.inputs.telemetry.reading import Reading
from scenarios.inputs.telemetry.sensors import Sensor
from scenarios.loading import load
from scenarios.schema import CalendarSection
from sim.calibration.case import read_case
from sim.calibration.days import days_for, simulated_days
from sim.calibration.hours import Hours, hours_of
from sim.calibration.unknowns import unknowns_of, usual

SENSORS = {
    each.id: each
    for each in (
        Sensor("gate", "door_counter", "library-door1", 900),
        Sensor("heads", "wifi", "library", 1800),
    )
}
TERM = CalendarSection(term_start=date(2026, 9, 7), holidays=(date(2026, 10, 14),), exam_weeks=(8,))


def reading(sensor: str, end: datetime, value: float) -> Reading:
    kind = {"gate": ("passages", "in"), "heads": ("people", "")}[sensor]
    time = int(end.timestamp()) * US
    return Reading(sensor, *kind, time, SENSORS[sensor].interval_s, value, time)


def steps(sensor: str, begin: datetime, values: Sequence[float]) -> list[Reading]:
    """Return readings one after the other, as a clock of UTC goes."""
    step = timedelta(seconds=SENSORS[sensor].interval_s)
    start = begin.astimezone(UTC)
    return [reading(sensor, start + (n + 1) * step, value) for n, value in enumerate(values)]


def test_passages_add_up_and_heads_are_averaged_by_the_clock_of_the_campus() -> None:
    begin = datetime(2026, 10, 13, 8, tzinfo=ZoneInfo("Asia/Shanghai"))
    told = [*steps("gate", begin, [1, 2, 3, 4]), *steps("heads", begin, [10, 30])]
    hours = hours_of(told, SENSORS, "Asia/Shanghai")
    assert hours.series == [("gate", "in"), ("heads", "")]
    assert hours.dates == [date(2026, 10, 13)]
    np.testing.assert_array_equal(hours.counts[0, :, 8], [10.0, 20.0])
    assert np.isnan(np.delete(hours.counts, 8, axis=2)).all()


def test_three_readings_of_four_stand_for_the_hour_and_two_do_not() -> None:
    begin = datetime(2026, 10, 13, 8, tzinfo=ZoneInfo("Asia/Shanghai"))
    told = steps("gate", begin, [4, 4, 4, 4, 5, 5])
    del told[1]
    hours = hours_of(told, SENSORS, "Asia/Shanghai")
    assert hours.counts[0, 0, 8] == 16.0
    assert np.isnan(hours.counts[0, 0, 9])


def test_an_hour_that_the_clock_shows_twice_is_counted_once() -> None:
    """In Melbourne clocks went back on 5 April 2026 at 3:00, and forward on 4 October at 2:00."""
    zone = ZoneInfo("Australia/Melbourne")
    autumn = hours_of(
        steps("gate", datetime(2026, 4, 5, 1, tzinfo=zone), [5.0] * 16), SENSORS, zone.key
    )
    np.testing.assert_array_equal(autumn.counts[0, 0, 1:4], [20.0, 20.0, 20.0])
    spring = hours_of(
        steps("gate", datetime(2026, 10, 4, 1, tzinfo=zone), [5.0] * 8), SENSORS, zone.key
    )
    np.testing.assert_array_equal(spring.counts[0, 0, 1:4], [20.0, np.nan, 20.0])


def counts_on(dates: Sequence[date], gaps: dict[date, int] | None = None) -> Hours:
    counts = np.full((len(dates), 1, 24), np.nan)
    counts[:, :, 7:23] = 9.0  # a library that is closed at night
    for day, hours in (gaps or {}).items():
        counts[dates.index(day), 0, 7 : 7 + hours] = np.nan
    return Hours(dates, [("gate", "in")], counts)


def october(*days: int) -> list[date]:
    return [date(2026, 10, day) for day in days]


def test_days_are_parted_and_what_is_left_out_is_named() -> None:
    dates = october(12, 13, 14, 15, 16, 19, 20, 21, 22, 26)
    days = days_for(counts_on(dates, {date(2026, 10, 16): 5, date(2026, 10, 20): 3}), TERM)
    assert days.left_out == {
        date(2026, 10, 14): "no teaching: a holiday, a vacation, or outside the term",
        date(2026, 10, 16): "gaps: 31% of its hours are missing",
        date(2026, 10, 26): "exams",
    }
    assert days.held_back == october(19)
    assert days.fitted == october(12, 13, 15, 20, 21, 22)


def test_of_few_days_the_last_is_held_back_and_of_one_none_can_be() -> None:
    days = days_for(counts_on(october(12, 13)), TERM)
    assert (days.fitted, days.held_back) == (october(12), october(13))
    with pytest.raises(InputError, match="2026-10-13 alone: needs two days at least"):
        days_for(counts_on(october(13, 14)), TERM)


def test_counts_beside_the_term_are_refused() -> None:
    with pytest.raises(InputError, match=r"no counted day is a usual day .*2 days left out"):
        days_for(counts_on([date(2026, 7, 1), date(2026, 7, 2)]), TERM)
    with pytest.raises(InputError, match="must lie within 366 days"):
        days_for(counts_on([date(2024, 7, 1), date(2026, 7, 2)]), TERM)


def test_one_week_without_a_holiday_is_simulated() -> None:
    days = days_for(counts_on(october(6, 8, 13, 15, 20)), TERM)
    assert simulated_days(days, TERM) == tuple(october(13, 14, 15))
    days = days_for(counts_on(october(7, 13, 21)), TERM)
    assert simulated_days(days, TERM) == tuple(october(20, 21))


def test_unknowns_are_believed_to_be_as_the_scenario_has_them() -> None:
    scenario = load("weekday", ["parameters.people.lunch_share=0.7"])
    one, other = unknowns_of(
        ["parameters.people.lunch_share", "parameters.people.lunch_time=11.3..12"], scenario
    )
    assert (one.prior, one.low, one.high, one.deviation) == (0.7, 0.6, 0.9, pytest.approx(0.075))
    assert (other.low, other.high, other.unit) == (11.3, 12.0, "h")
    assert len(unknowns_of(usual(), scenario)) == 5


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("parameters.people.lunch_shar=0..1", "did you mean 'parameters.people.lunch_share'"),
        ("parameters.energy.heat_loss=0..1", "must be a parameter of people"),
        ("parameters.people.lunch_share=0.6..0.7", "the scenario's 0.76 must lie in 0.6..0.7"),
        ("parameters.people.lunch_share=0.5..0.8", "its range must lie in 0.6..0.9"),
        ("parameters.people.densest", "has no range"),
        ("lunch", "must be a parameter"),
    ],
)
def test_unknowns_that_make_no_sense_are_refused(said: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        unknowns_of([said], load("weekday"))


SENSORS_CSV = "id,kind,target,interval_s\ngate,door_counter,library-door1,3600\n"
MAPPING = """
[columns]
time = "hour"
[times]
mark = "start"
zone = "Asia/Shanghai"
[[values]]
column = "entered"
sensor = "turnstile"
direction = "in"
[sensors]
turnstile = "gate"
"""


@contextmanager
def files(folder: Path, rows: Sequence[tuple[str, object]], sensors: str = SENSORS_CSV):  # type: ignore[no-untyped-def]
    (folder / "sensors.csv").write_text(sensors, encoding="utf-8")
    (folder / "mapping.toml").write_text(MAPPING, encoding="utf-8")
    with (folder / "counts.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("hour", "entered"), *rows])
    yield [folder / "counts.csv"], folder / "sensors.csv", folder / "mapping.toml"


def hourly(*days: int, value: object = 5) -> list[tuple[str, object]]:
    return [(f"2026-10-{day:02d} {hour:02d}:00", value) for day in days for hour in range(24)]


def test_a_series_of_others_goes_in_by_a_mapping_and_what_comes_twice_is_counted(
    tmp_path: Path,
) -> None:
    rows = [*hourly(12, 13, 15), ("2026-10-13 09:00", 5), ("2026-10-13 10:00", 6)]
    with files(tmp_path, rows) as (counts, sensors, mapping):
        case = read_case("weekday", ['campus.map="quad"'], usual(), counts, sensors, mapping)
    assert case.hours.series == [("gate", "in")]
    assert (case.hours.counts == 5.0).all()
    assert case.left_out == {"duplicate": 1, "clock_backwards": 1}
    assert len(case.days.held_back) == 1


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    rows = [*hourly(12, 13), *hourly(15, value=-3), ("2026-10-16 00:00", "many")]
    with (
        files(tmp_path, rows) as (counts, sensors, mapping),
        pytest.raises(InputError) as refused,
    ):
        read_case(
            "weekday",
            ['campus.map="quad"'],
            ["lunch", "parameters.people.densest"],
            counts,
            sensors,
            mapping,
        )
    told = str(refused.value)
    for part in (
        "--fit: lunch: must be a parameter",
        "has no range",
        "line 50, entered: -3 persons: people and energy that are counted are never below 0",
        "counts: negative: 19 more",
        "many: must be a finite number",
    ):
        assert part in told
    assert len(refused.value.faults) == 9


def test_counters_on_no_place_and_intervals_that_fit_no_hour_are_refused(tmp_path: Path) -> None:
    nowhere = SENSORS_CSV.replace("library-door1", "library-door9")
    with (
        files(tmp_path, hourly(12, 13), nowhere) as (counts, sensors, mapping),
        pytest.raises(InputError, match="door_counter stands at a door of the campus"),
    ):
        read_case("weekday", ['campus.map="quad"'], usual(), counts, sensors, mapping)
    odd = SENSORS_CSV.replace("3600", "7200")
    with (
        files(tmp_path, hourly(12, 13)[::2], odd) as (counts, sensors, mapping),
        pytest.raises(InputError, match="7200: must divide an hour of 3600 s"),
    ):
        read_case("weekday", ['campus.map="quad"'], usual(), counts, sensors, mapping)


def test_the_day_may_stand_in_a_column_of_its_own(tmp_path: Path) -> None:
    rows = [
        (f"10/{day}/2026,{hour % 12 or 12}:00 {'AP'[hour // 12]}M", 5)
        for day in (12, 13)
        for hour in range(24)
    ]
    with files(tmp_path, []) as (_, sensors, mapping):
        text = mapping.read_text(encoding="utf-8").replace('"hour"', '"hour"\ndate = "day"')
        form = 'form = "%m/%d/%Y %I:%M %p"\nmark'
        mapping.write_text(text.replace("mark", form), encoding="utf-8")
    counts = tmp_path / "counts.csv"
    lines = [f"{when},{count}" for when, count in rows]
    counts.write_text("\n".join(["day,hour,entered", *lines]), encoding="utf-8")
    case = read_case("weekday", ['campus.map="quad"'], usual(), [counts], sensors, mapping)
    assert case.hours.dates == october(12, 13)
    assert (case.hours.counts == 5.0).all()
