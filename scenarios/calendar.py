"""The days of a scenario: their dates, and where they lie in the term."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from scenarios.schema import CalendarSection

WEEK_DAYS = 7
SATURDAY = 5
REPRESENTATIVE = "representative-days"
LONG_VACATION_DAYS = 14


@dataclass(frozen=True)
class Day:
    """A day of a run; `number` counts from 0.

    `weekday` is 0 on Monday. `week` is the week of the term, 0 for the one that holds the term's
    first day, below 0 before it. `teaching` says whether the classes that lie on this weekday in
    this week are held: within the term, on no holiday and in no vacation. A Saturday is a
    teaching day too; what is held on it, the timetable says. `vacation` is what students do who
    travel in a long vacation: "leave" on its first day, are "away", "return" on its last; else "".
    """

    number: int
    date: date
    weekday: int
    week: int
    teaching: bool
    vacation: str


def day_of(calendar: CalendarSection, number: int) -> Day:
    """Return day `number` of those on which people are simulated, counted from 0."""
    return days_of(calendar)[number]


@cache
def days_of(calendar: CalendarSection) -> tuple[Day, ...]:
    """Return the days on which people are simulated, in order.

    They are all days of the period; or, of representative days, the middle one of each kind.
    """
    dates = period(calendar)
    if calendar.people == REPRESENTATIVE:
        dates = tuple(sorted(each[len(each) // 2] for each in _by_kind(calendar).values()))
    return tuple(_day(calendar, today, number) for number, today in enumerate(dates))


@cache
def period(calendar: CalendarSection) -> tuple[date, ...]:
    """Return every date of a scenario, in order."""
    return tuple(calendar.start + timedelta(days=number) for number in range(calendar.days))


@cache
def standing_for(calendar: CalendarSection) -> tuple[int, ...]:
    """Return for each date of the period the number of the simulated day that stands for it."""
    number = {day.date: day.number for day in days_of(calendar)}
    if calendar.people != REPRESENTATIVE:
        return tuple(range(calendar.days))
    found = {
        today: number[each[len(each) // 2]]
        for each in _by_kind(calendar).values()
        for today in each
    }
    return tuple(found[today] for today in period(calendar))


def _by_kind(calendar: CalendarSection) -> Mapping[tuple[bool, bool, bool, int], list[date]]:
    """Return the dates of each kind of day.

    Teaching days are alike by weekday, apart from those of exams; of the others, those of the
    weekend, and the rest, apart from those of long vacations.
    """
    kinds: dict[tuple[bool, bool, bool, int], list[date]] = {}
    for today in period(calendar):
        day = _day(calendar, today, 0)
        like = day.weekday if day.teaching else int(day.weekday >= SATURDAY)
        exams = day.teaching and day.week + 1 in calendar.exam_weeks
        kinds.setdefault((day.teaching, exams, bool(day.vacation), like), []).append(today)
    return kinds


def _day(calendar: CalendarSection, today: date, number: int) -> Day:
    begun = [start for start in calendar.further_terms if start <= today]
    term_start = max([calendar.term_start, *begun])
    first_monday = term_start - timedelta(days=term_start.weekday())
    week = (today - first_monday).days // WEEK_DAYS
    in_term = today >= term_start and week < calendar.term_weeks
    on_vacation = any(vacation.first <= today <= vacation.last for vacation in calendar.vacations)
    free = today in calendar.holidays or on_vacation
    vacation = _vacation(calendar, today)
    return Day(number, today, today.weekday(), week, in_term and not free, vacation)


def _vacation(calendar: CalendarSection, today: date) -> str:
    for vacation in calendar.vacations:
        long = (vacation.last - vacation.first).days + 1 >= LONG_VACATION_DAYS
        if long and vacation.first <= today <= vacation.last:
            if today == vacation.first:
                return "leave"
            return "return" if today == vacation.last else "away"
    return ""
