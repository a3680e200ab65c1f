"""The events of a calendar, each with every time at which it is held."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from itertools import islice
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from icalendar import Calendar

from maps.faults import Faults
from maps.text_files import read_text
from scenarios.inputs.class_times import MOST_WEEKS

MOST_TIMES = 2000  # of one event that are looked at
# What the library raises for texts that are none, beside errors of its own: a zone that is a folder
# of the zone files is an OSError.
BROKEN = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, OSError)
OFTEN = ("SECONDLY", "MINUTELY", "HOURLY")


@dataclass(frozen=True)
class Event:
    """An event of a calendar: `times` are start and end, in the time of the campus.

    `place` says where in the file it stands; events of one `uid` are one class. `attendees` and
    `organizer` are addresses. `endless` says that the calendar gives no end to it.
    """

    place: str
    uid: str
    summary: str
    category: str
    location: str
    organizer: str
    attendees: tuple[str, ...]
    times: tuple[tuple[datetime, datetime], ...]
    endless: bool


@dataclass(frozen=True)
class Read:
    """What a calendar holds: its classes, and how many events are none."""

    events: tuple[Event, ...]
    all_day: int
    cancelled: int


def read_events(file: Path, zone: ZoneInfo, faults: Faults) -> Read:
    """Return the events of an .ics file; notes each fault.

    Times are told in `zone`; a time that names no zone is taken for one of it. An event that
    stands for one occurrence of another (RECURRENCE-ID) takes its place.
    """
    text = read_text(file, faults)
    if text is None:
        return Read((), 0, 0)
    if text.strip() and not text.rstrip().upper().endswith("END:VCALENDAR"):
        hint = "is the file cut off, or of another kind?"
        last = text.rstrip().splitlines()[-1]
        faults.add("last line", last, "must be iCalendar, and end with END:VCALENDAR", hint)
        return Read((), 0, 0)
    try:
        calendars: list[Any] = Calendar.from_ical(text, multiple=True)
    except BROKEN as error:
        hint = "is the file cut off, or of another kind?"
        faults.add("", str(error).splitlines()[0] if str(error) else "", "must be iCalendar", hint)
        return Read((), 0, 0)
    components = [event for each in calendars for event in each.walk("VEVENT")]
    if not components and not faults:
        faults.add("", "no VEVENT", "must hold at least one event")
    changed = _changes([each for each in components if not each.errors])
    events, all_day, cancelled = [], 0, 0
    for number, component in enumerate(components, 1):
        summary = component.get("SUMMARY")
        place = f"event {number} ({summary})" if summary else f"event {number}"
        if component.errors:
            for name, problem in component.errors:
                faults.add(f"{place}, {name}", str(problem), "must be as RFC 5545 has it")
        elif str(component.get("STATUS", "")).upper() == "CANCELLED":
            cancelled += 1
        elif _is_all_day(component):
            all_day += 1
        else:
            event = _event(component, place, zone, changed, faults)
            events += [] if event is None else [event]
    return Read(tuple(events), all_day, cancelled)


def _is_all_day(component: Any) -> bool:
    start = getattr(component.get("DTSTART"), "dt", None)
    return isinstance(start, date) and not isinstance(start, datetime)


def _changes(components: list[Any]) -> dict[str, set[datetime]]:
    """Return the occurrences of each UID that other events stand for."""
    changed: dict[str, set[datetime]] = {}
    for component in components:
        instead = getattr(component.get("RECURRENCE-ID"), "dt", None)
        if isinstance(instead, datetime):
            changed.setdefault(str(component.get("UID", "")), set()).add(instead)
    return changed


def _event(
    component: Any,
    place: str,
    zone: ZoneInfo,
    changed: Mapping[str, set[datetime]],
    faults: Faults,
) -> Event | None:
    start = _instant(component, "DTSTART", place, faults)
    lasts = None if start is None else _duration(component, start, place, faults)
    if start is None or lasts is None:
        return None
    theirs: tzinfo = start.tzinfo or zone
    own = component.get("RECURRENCE-ID") is not None
    instead = set() if own else changed.get(str(component.get("UID", "")), set())
    left_out = {_naive(each, theirs) for each in (*_dates(component, "EXDATE"), *instead)}
    first = _naive(start, theirs)
    starts = set(_starts(component, first, theirs, place, faults)) - left_out
    times = []
    for each in sorted(starts):
        begins = each.replace(tzinfo=theirs).astimezone(zone)
        ends = (each + lasts).replace(tzinfo=theirs).astimezone(zone)
        times.append((begins.replace(tzinfo=None), ends.replace(tzinfo=None)))
    rule = component.get("RRULE")
    categories = component.get("CATEGORIES")
    first_category = categories[0] if isinstance(categories, list) else categories
    names = getattr(first_category, "cats", [])
    return Event(
        place=place,
        uid=str(component.get("UID", "")).strip(),
        summary=str(component.get("SUMMARY", "")).strip(),
        category=str(names[0]).strip() if names else "",
        location=str(component.get("LOCATION", "")).strip(),
        organizer=_address(component.get("ORGANIZER")),
        attendees=_attendees(component),
        times=tuple(times),
        endless=rule is not None and not {"COUNT", "UNTIL"} & set(rule),
    )


def _instant(component: Any, name: str, place: str, faults: Faults) -> datetime | None:
    given = component.get(name)
    value = getattr(given, "dt", None)
    if not isinstance(value, datetime):
        faults.add(f"{place}, {name}", str(value or ""), "must be one date with a time")
        return None
    if "TZID" in given.params and value.tzinfo is None:
        rule = "must be a time zone of the calendar, or of the IANA database"
        faults.add(f"{place}, {name}", str(given.params["TZID"]), rule)
        return None
    if value.second or value.microsecond:
        faults.add(f"{place}, {name}", str(value), "must be a whole minute")
        return None
    return value


def _duration(component: Any, start: datetime, place: str, faults: Faults) -> timedelta | None:
    """Return how long an event lasts on the clocks of its own zone."""
    if component.get("DURATION") is not None:
        lasts = getattr(component.get("DURATION"), "dt", timedelta())
    else:
        end = _instant(component, "DTEND", place, faults)
        if end is None:
            return None
        if (end.tzinfo is None) != (start.tzinfo is None):
            rule = "must have a time zone where the start has one"
            faults.add(f"{place}, DTEND", str(end), rule)
            return None
        lasts = end - start
    if not timedelta() < lasts < timedelta(days=1) or lasts.seconds % 60:
        rule = "must last more than 0 minutes and less than a day"
        faults.add(f"{place}, end", str(lasts), rule)
        return None
    return lasts


def _naive(instant: datetime, zone: tzinfo) -> datetime:
    """Return an instant on the clocks of a zone."""
    return (instant.astimezone(zone) if instant.tzinfo else instant).replace(tzinfo=None)


def _dates(component: Any, name: str) -> Iterator[datetime]:
    given = component.get(name)
    for each in given if isinstance(given, list) else [given] if given is not None else []:
        for value in getattr(each, "dts", []):
            if isinstance(value.dt, datetime):
                yield value.dt


def _starts(
    component: Any, first: datetime, zone: tzinfo, place: str, faults: Faults
) -> list[datetime]:
    """Return when the occurrences start, on the clocks of the event's zone."""
    more = [_naive(each, zone) for each in _dates(component, "RDATE")]
    rule = component.get("RRULE")
    if rule is None:
        return [first, *more]
    if isinstance(rule, list):
        faults.add(f"{place}, RRULE", f"{len(rule)} rules", "must be one rule")
        return []
    if rule.get("FREQ", [""])[0] in OFTEN:
        faults.add(f"{place}, RRULE", rule.to_ical().decode(), "must not recur within a day")
        return []
    rule = rule.copy()
    if "UNTIL" in rule and isinstance(rule["UNTIL"][0], datetime):
        rule["UNTIL"] = [_naive(rule["UNTIL"][0], zone)]
    text = rule.to_ical().decode()
    try:
        found = rrulestr(text, dtstart=first)
        last = first + timedelta(weeks=MOST_WEEKS)
        # a calendar may recur for ever, but a term does not
        return [*more, *(each for each in islice(found, MOST_TIMES) if each < last)]
    except (ValueError, TypeError, OverflowError) as error:
        faults.add(f"{place}, RRULE", text, f"must be a rule of recurrence: {error}")
        return []


def _address(given: Any) -> str:
    text = str(given or "").strip()
    return text.lower().removeprefix("mailto:")


def _attendees(component: Any) -> tuple[str, ...]:
    """Return the people who attend; rooms, the organizer and who declined are none."""
    given = component.get("ATTENDEE")
    people: dict[str, None] = {}
    for each in given if isinstance(given, list) else [given] if given is not None else []:
        params = getattr(each, "params", {})
        is_person = str(params.get("CUTYPE", "")).upper() not in ("ROOM", "RESOURCE")
        if is_person and str(params.get("PARTSTAT", "")).upper() != "DECLINED":
            people[_address(each)] = None
    people.pop(_address(component.get("ORGANIZER")), None)
    people.pop("", None)
    return tuple(people)
