"""The days of a scenario: their dates, and where they lie in the term."""

from dataclasses import dataclass
from datetime import date, timedelta

from scenarios.schema import CalendarSection

WEEK_DAYS = 7


@dataclass(frozen=True)
class Day:
    """A day of a run; `number` counts from 0.

    `weekday` is 0 on Monday. `week` is the week of the term, 0 for the one that holds the term's
    first day, below 0 before it. `teaching` says whether the classes that lie on this weekday in
    this week are held: within the term, on no holiday and in no vacation. A Saturday is a
    teaching day too; what is held on it, the timetable says.
    """

    number: int
    date: date
    weekday: int
    week: int
    teaching: bool


def day_of(calendar: CalendarSection, number: int) -> Day:
    """Return day `number` of a scenario, counted from 0 at `calendar.start`."""
    today = calendar.start + timedelta(days=number)
    term_start = calendar.term_start
    first_monday = term_start - timedelta(days=term_start.weekday())
    week = (today - first_monday).days // WEEK_DAYS
    in_term = today >= term_start and week < calendar.term_weeks
    on_vacation = any(vacation.first <= today <= vacation.last for vacation in calendar.vacations)
    free = today in calendar.holidays or on_vacation
    return Day(number, today, today.weekday(), week, in_term and not free)


def days_of(calendar: CalendarSection) -> tuple[Day, ...]:
    """Return every day of a scenario, in order."""
    return tuple(day_of(calendar, number) for number in range(calendar.days))
