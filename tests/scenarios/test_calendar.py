from datetime import date

import pytest

from scenarios.calendar import day_of, days_of
from scenarios.loading import load
from scenarios.schema import CalendarSection


def calendar(**values: object) -> CalendarSection:
    return CalendarSection.model_validate({"term_start": date(2026, 9, 9), **values})


@pytest.mark.parametrize(
    ("start", "weekday", "week", "teaching"),
    [
        (date(2026, 9, 6), 6, -1, False),  # the Sunday before the term's first week
        (date(2026, 9, 7), 0, 0, False),  # Monday of the first week, which begins on Wednesday
        (date(2026, 9, 9), 2, 0, True),
        (date(2026, 9, 14), 0, 1, True),
        (date(2026, 9, 19), 5, 1, True),
        (date(2027, 1, 10), 6, 17, True),  # the last day of week 18
        (date(2027, 1, 11), 0, 18, False),
    ],
)
def test_a_day_lies_in_a_week_of_the_term(
    start: date, weekday: int, week: int, teaching: bool
) -> None:
    day = day_of(calendar(start=start), 0)
    assert (day.date, day.weekday, day.week, day.teaching) == (start, weekday, week, teaching)


def test_no_teaching_on_holidays_and_in_vacations_to_their_last_day() -> None:
    during = calendar(
        start=date(2026, 9, 28),
        days=12,
        holidays=[date(2026, 9, 30)],
        vacations=[{"from": date(2026, 10, 2), "until": date(2026, 10, 6)}],
    )
    days = days_of(during)
    assert [day.number for day in days] == list(range(12))
    free = {day.date.isoformat()[5:] for day in days if not day.teaching}
    assert free == {"09-30", "10-02", "10-03", "10-04", "10-05", "10-06"}


def test_the_built_in_days_are_a_tuesday_and_the_saturday_after() -> None:
    tuesday = day_of(load("weekday", ["campus.map=."]).calendar, 0)
    saturday = day_of(load("weekend", ["campus.map=."]).calendar, 0)
    assert (tuesday.weekday, tuesday.week, tuesday.teaching) == (1, 5, True)
    assert (saturday.weekday, (saturday.date - tuesday.date).days) == (5, 4)
