"""What plans make of a campus, lived without a clock: shares of people by the hour."""

import numpy as np
import pytest
from expanded_day import ExpandedDay, expand
from planned_term import SATURDAY, Term

HOUR_S = 3600.0
MINUTE_S = 60.0


@pytest.fixture(scope="module")
def weekday(term: Term) -> ExpandedDay:
    return expand(term.plans(), term.population, term.distance_m)


@pytest.fixture(scope="module")
def saturday(term: Term) -> ExpandedDay:
    return expand(term.plans(SATURDAY), term.population, term.distance_m)


def residents(term: Term) -> int:
    beds = term.places.of_kind("dormitory_room")
    return int(np.isin(term.population.home, beds).sum())


@pytest.mark.parametrize("hour", [3.0, 23.5])
def test_residents_are_in_dormitories_at_night(
    term: Term, weekday: ExpandedDay, saturday: ExpandedDay, hour: float
) -> None:
    beds = term.places.of_kind("dormitory_room")
    for day in (weekday, saturday):
        assert day.in_places(beds, hour * HOUR_S) >= 0.95 * residents(term)


@pytest.mark.parametrize(
    "start_h, end_h", [(8.5, 10 + 1 / 6), (10.5, 12 + 1 / 6), (13.5, 15 + 1 / 6)]
)
def test_people_walk_before_a_block_and_stay_within_it(
    weekday: ExpandedDay, start_h: float, end_h: float
) -> None:
    start, middle = start_h * HOUR_S, 0.5 * (start_h + end_h) * HOUR_S
    before = weekday.walkers(start - 10 * MINUTE_S, start)
    within = weekday.walkers(middle - 10 * MINUTE_S, middle + 10 * MINUTE_S)
    assert before >= 10.0 * within


def test_a_quarter_lunches_after_the_last_morning_class(weekday: ExpandedDay) -> None:
    end = (12 + 1 / 6) * HOUR_S
    shares = [
        weekday.doing("meal", end + minute * MINUTE_S) / weekday.on_campus(end + minute * MINUTE_S)
        for minute in range(31)
    ]
    assert max(shares) >= 0.27


def test_the_library_peaks_between_meals(term: Term, weekday: ExpandedDay) -> None:
    library = term.places.of_kind("reading_room")
    noon, supper = (weekday.in_places(library, hour * HOUR_S) for hour in (12.5, 18.2))
    for hour in (11.2, 14.3, 16.5, 20.0):
        assert weekday.in_places(library, hour * HOUR_S) > 2.0 * max(noon, supper)


def test_half_of_the_students_are_in_class_in_the_morning(term: Term, weekday: ExpandedDay) -> None:
    in_class = weekday.doing("class", 9.3 * HOUR_S) + weekday.doing("laboratory", 9.3 * HOUR_S)
    assert 0.35 < in_class / residents(term) < 0.6
    assert weekday.doing("class", 22.0 * HOUR_S) == 0


def test_staff_are_at_work_by_a_quarter_past_eight(weekday: ExpandedDay) -> None:
    at_work = weekday.doing("work", 8.3 * HOUR_S)
    assert at_work > 1500
    assert weekday.doing("work", 10.0 * HOUR_S) < 1.1 * at_work
    assert weekday.doing("work", 19.0 * HOUR_S) < 0.05 * at_work


def test_most_sport_and_errands_are_done_late_in_the_day(weekday: ExpandedDay) -> None:
    for activity in ("sport", "errand"):
        morning, late = (weekday.doing(activity, hour * HOUR_S) for hour in (9.3, 17.9))
        assert late > 3 * morning
        assert weekday.doing(activity, 12.15 * HOUR_S) < late


def test_students_are_back_by_the_time_dormitories_close(
    term: Term, weekday: ExpandedDay, saturday: ExpandedDay
) -> None:
    for day in (weekday, saturday):
        assert day.doing("home", 22.75 * HOUR_S) > 0.99 * residents(term)


def test_a_weekend_is_another_day(weekday: ExpandedDay, saturday: ExpandedDay) -> None:
    nine, three = 9.0 * HOUR_S, 15.0 * HOUR_S
    assert saturday.doing("home", nine) > 1.5 * weekday.doing("home", nine)
    assert saturday.doing("class", nine) + saturday.doing("laboratory", nine) == 0
    assert saturday.doing("work", nine) < 0.2 * weekday.doing("work", nine)
    assert saturday.doing("sport", three) > weekday.doing("sport", three)
    residents_out = saturday.doing("away", three) - saturday.doing("away", nine)
    assert residents_out > 500
