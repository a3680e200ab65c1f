"""Which counted days are fitted, which are held back, and which are left out and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from maps.faults import Fault, InputError
from scenarios.calendar import Day, days_of
from scenarios.schema import CalendarSection
from sim.calibration.hours import LEAST_TOLD, Hours

Floats = NDArray[np.float64]

HELD_BACK_EVERY = 4  # of so many days, one is held back, and of fewer the last one
MOST_DAYS = 366
# An hour is one of a counter's where it told it on at least half of its days: many tell nothing
# at night.
USUAL = 0.5


@dataclass(frozen=True)
class Days:
    """Dates by what becomes of them; `left_out` says why."""

    fitted: Sequence[date]
    held_back: Sequence[date]
    left_out: Mapping[date, str]


def days_for(hours: Hours, calendar: CalendarSection) -> Days:
    """Part the counted days.

    Only days on which the classes of the term are held are used. Raises InputError where there is
    none, where they lie too far apart, or where none is left to hold back.
    """
    first, last = hours.dates[0], hours.dates[-1]
    span = (last - first).days + 1
    if span > MOST_DAYS:
        told, rule = f"{first} to {last}", f"counts must lie within {MOST_DAYS} days"
        raise InputError([Fault("counts", "", told, rule, "give one term at a time")])
    days = {day.date: day for day in days_of(calendar_for(calendar, first, span))}
    left_out: dict[date, str] = {}
    used = []
    for today, missing in zip(hours.dates, _missing(hours.counts), strict=True):
        reason = _unlike(days[today], calendar)
        if not reason and missing > 1.0 - LEAST_TOLD:
            reason = f"gaps: {missing:.0%} of its hours are missing"
        if reason:
            left_out[today] = reason
        else:
            used.append(today)
    held_back = used[HELD_BACK_EVERY - 1 :: HELD_BACK_EVERY] or used[-1:]
    fitted = [today for today in used if today not in held_back]
    if not fitted:
        raise InputError([_too_few(used, left_out, calendar)])
    return Days(fitted, held_back, left_out)


def calendar_for(calendar: CalendarSection, first: date, days: int) -> CalendarSection:
    """Return a calendar of so many days from the first one."""
    changed = {"start": first, "days": days, "people": "every-day"}
    return calendar.model_copy(update=changed)


def simulated_days(days: Days, calendar: CalendarSection) -> tuple[date, ...]:
    """Return the days that stand for those of their weekdays, without a gap between them.

    They lie in the week of the term nearest to the middle of the counted days in which all of
    their weekdays are usual days. Raises InputError where there is none.
    """
    used = sorted([*days.fitted, *days.held_back])
    weekdays = sorted({day.weekday() for day in used})
    middle = used[0] + (used[-1] - used[0]) / 2
    monday = calendar.term_start - timedelta(days=calendar.term_start.weekday())
    further = [start - timedelta(days=start.weekday()) for start in calendar.further_terms]
    found = []
    for begin in (monday, *further):
        for week in range(calendar.term_weeks):
            first = begin + timedelta(weeks=week, days=weekdays[0])
            span = weekdays[-1] - weekdays[0] + 1
            told = days_of(calendar_for(calendar, first, span))
            if not any(_unlike(day, calendar) for day in told if day.weekday in weekdays):
                found.append((abs(first - middle), tuple(day.date for day in told)))
    if not found:
        rule = "no week of the term has all the weekdays that were counted as usual days"
        raise InputError([Fault("counts", "", f"{used[0]} to {used[-1]}", rule, "")])
    return min(found)[1]


def _unlike(day: Day, calendar: CalendarSection) -> str:
    """Return why a day is no usual day of the term, "" where it is one."""
    if not day.teaching:
        return "no teaching: a holiday, a vacation, or outside the term"
    return "exams" if day.week + 1 in calendar.exam_weeks else ""


def _missing(counts: Floats) -> Floats:
    """Return the share of the usual hours of all counters that each day lacks."""
    told = ~np.isnan(counts)
    days = np.maximum(told.any(axis=2).sum(axis=0), 1)
    usual = told.sum(axis=0) >= USUAL * days[:, np.newaxis]
    return np.asarray(1.0 - (told & usual).sum(axis=(1, 2)) / max(int(usual.sum()), 1))


def _too_few(
    used: Sequence[date], left_out: Mapping[date, str], calendar: CalendarSection
) -> Fault:
    """Return why there is nothing to fit, or nothing to hold back."""
    if used:
        rule = "needs two days at least: one to fit, and one to hold back"
        return Fault("counts", "", f"{used[0]} alone", rule, _reasons(left_out))
    last = calendar.term_start + timedelta(weeks=calendar.term_weeks)
    told = f"{min(left_out)} to {max(left_out)}"
    rule = f"no counted day is a usual day of the term ({calendar.term_start} to {last})"
    return Fault("counts", "", told, rule, _reasons(left_out) or "set calendar.term_start")


def _reasons(left_out: Mapping[date, str]) -> str:
    """Return how often days were left out for what."""
    kinds = [reason.partition(":")[0] for reason in left_out.values()]
    return ", ".join(f"{kinds.count(kind)} days left out: {kind}" for kind in sorted(set(kinds)))
