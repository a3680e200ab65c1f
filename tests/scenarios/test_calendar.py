from datetime import date

import pytest

from scenarios.calendar import day_of, days_of, period, standing_for
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


def a_year(**values: object) -> CalendarSection:
    return calendar(
        start=date(2026, 9, 1),
        days=365,
        further_terms=(date(2027, 2, 22),),
        holidays=(date(2026, 10, 1), date(2026, 10, 2)),
        **values,
    )


def test_a_further_term_has_classes_from_its_first_week() -> None:
    year = a_year()
    assert [day_of(year, 173).date, day_of(year, 173).teaching] == [date(2027, 2, 21), False]
    first = day_of(year, 174)
    assert (first.date, first.week, first.teaching) == (date(2027, 2, 22), 0, True)
    assert not day_of(year, 364).teaching


def test_a_representative_day_stands_for_all_of_its_kind() -> None:
    year, every = a_year(people="representative-days"), a_year()
    days, stand_ins = days_of(year), standing_for(year)
    assert len(days) == 9  # seven weekdays of teaching, weekdays and weekends without
    assert [day.number for day in days] == list(range(9))
    assert len(stand_ins) == len(period(year)) == 365
    for number, stand_in in enumerate(stand_ins):
        alike, day = days[stand_in], day_of(every, number)
        assert alike.teaching == day.teaching
        if day.teaching:
            assert alike.weekday == day.weekday
        else:
            assert (alike.weekday >= 5) == (day.weekday >= 5)
    assert standing_for(every) == tuple(range(365))
    assert [days_of(every)[number] for number in (0, 364)] == [
        day_of(every, number) for number in (0, 364)
    ]
