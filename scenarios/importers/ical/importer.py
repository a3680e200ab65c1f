"""Imports calendars as a timetable folder: `import_ical`."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from maps.campus import Campus
from maps.faults import Fault, Faults, InputError, did_you_mean, raise_together
from maps.new_folder import refuse_used, write_folder
from scenarios.importers.account import Account, counted, named
from scenarios.importers.ical.events import Event, Read, read_events
from scenarios.importers.room_mapping import read_mapping
from scenarios.inputs.class_times import MOST_WEEKS
from scenarios.inputs.timetable import LONGEST_ID, Meeting
from scenarios.inputs.timetable_texts import timetable_texts

REPORT_FILE = "report.txt"
WEEK_DAYS = 7


def import_ical(
    files: Sequence[Path],
    campus: Campus,
    out: Path,
    rooms_file: Path | None,
    term_start: date | None,
    zone: ZoneInfo,
    weeks: int,
) -> Account:
    """Write a timetable folder from .ics files, and tell what became of them.

    `term_start` lies in week 1 (left out: the first event does), an event without end recurs in
    `weeks` weeks. Raises `InputError` with every fault of the files; then nothing is written.
    """
    refuse_used(out)
    faults = [Faults(str(file)) for file in files]
    read = [read_events(file, zone, its) for file, its in zip(files, faults, strict=True)]
    mapped = _rooms(read, rooms_file, campus, faults)
    for each, its in zip(read, faults, strict=True):
        for event in each.events:
            _check(event, mapped, campus, its)
    raise_together(*faults)
    classes = _classes(read)
    events = [event for its in classes.values() for event in its]
    account = Account(
        f"{counted(len(files), 'calendar')}: {', '.join(file.name for file in files)}"
    )
    monday = _first_monday(events, term_start, account)
    people = sorted({person for event in events for person in event.attendees})
    student = _ids("s", people)
    teacher = _ids("t", sorted({event.organizer for event in events} - {""}))
    meetings: list[Meeting] = []
    enrolments: list[tuple[str, str]] = []
    for key, its_events in classes.items():
        held = _meetings(key, its_events, mapped, monday, weeks, teacher, account)
        members = dict.fromkeys(person for event in its_events for person in event.attendees)
        meetings += held
        enrolments += [(key, student[person]) for person in members if held]
    if not meetings:
        raise InputError(
            [Fault(str(files[0]), "", "", "no event lies in the term", "see --term-start")]
        )
    _tell(read, meetings, people, account, zone)
    texts = timetable_texts(meetings, enrolments)
    texts[REPORT_FILE] = f"{account}\n"
    write_folder(out, texts)
    return account


def _rooms(
    read: Sequence[Read], file: Path | None, campus: Campus, faults: Sequence[Faults]
) -> Mapping[str, str]:
    """Return the room of the campus for each location: by a file, or by id or name."""
    locations = {event.location: None for each in read for event in each.events if event.location}
    if file is not None and not any(faults):
        return read_mapping(file, locations, campus)
    known: dict[str, str] = {}
    for key, room in campus.rooms.items():
        for name in (room.name_zh, room.name, key):
            known[name.casefold()] = key
    return {each: known[each.casefold()] for each in locations if each.casefold() in known}


def _check(event: Event, mapped: Mapping[str, str], campus: Campus, faults: Faults) -> None:
    if event.location and event.location not in mapped:
        hint = did_you_mean(event.location, campus.rooms)
        rule = "must be id or name of a room of the campus, or empty"
        faults.add(f"{event.place}, LOCATION", event.location, rule, hint)
    for begins, ends in event.times:
        midnight = begins.replace(hour=0, minute=0) + timedelta(days=1)
        if ends > midnight:
            rule = "a class must end on the day on which it starts"
            faults.add(f"{event.place}, times", f"{begins} to {ends}", rule)
            break


def _first_monday(events: Sequence[Event], term_start: date | None, account: Account) -> date:
    first = term_start
    if first is None:
        starts = [begins for event in events for begins, _ in event.times[:1]]
        first = min(starts).date() if starts else date(1970, 1, 1)
    monday = first - timedelta(days=first.weekday())
    if term_start is None:
        account.assumed.append(
            f"week 1 is that of the first event: give a scenario calendar.term_start = {monday}, "
            "or the import another --term-start"
        )
    return monday


def _ids(letter: str, people: Sequence[str]) -> dict[str, str]:
    """Return our own ids of people."""
    width = len(str(len(people)))
    return {person: f"{letter}{number:0{width}d}" for number, person in enumerate(people, 1)}


def _classes(read: Sequence[Read]) -> dict[str, list[Event]]:
    """Return the events of each class, by an id: its name, with a number where several have it."""
    together: dict[tuple[int, str], list[Event]] = {}
    for file, each in enumerate(read):
        for event in each.events:
            together.setdefault((file, event.uid or event.place), []).append(event)
    classes: dict[str, list[Event]] = {}
    for events in together.values():
        name = _cell(events[0].summary)[: LONGEST_ID - 8].strip() or "class"
        key, number = name, 1
        while key in classes:
            number += 1
            key = f"{name}-{number}"
        classes[key] = events
    return classes


def _meetings(
    key: str,
    events: Sequence[Event],
    mapped: Mapping[str, str],
    monday: date,
    weeks: int,
    teacher: Mapping[str, str],
    account: Account,
) -> list[Meeting]:
    """Return the weekly meetings of a class: the times of its events, with their weeks."""
    held: dict[tuple[int, int, int, str], int] = {}
    outside = 0
    for event in events:
        for begins, ends in event.times:
            week = (begins.date() - monday).days // WEEK_DAYS
            if not 0 <= week < (weeks if event.endless else MOST_WEEKS):
                outside += not event.endless
                continue
            start = begins.hour * 3600 + begins.minute * 60
            lasts = int((ends - begins).total_seconds())
            when = (begins.weekday(), start, start + lasts, mapped.get(event.location, ""))
            held[when] = held.get(when, 0) | 1 << week
    if any(event.endless for event in events):
        account.assumed.append(f"{key} recurs without end: it is held up to week {weeks}")
    if outside:
        account.differs.append(
            f"{key}: {counted(outside, 'time')} outside weeks 1 to {MOST_WEEKS} left out"
        )
    first = events[0]
    seats = len({person for event in events for person in event.attendees})
    return [
        Meeting(
            class_id=key,
            course=_cell(first.summary),
            kind=_cell(first.category.lower()),
            weekday=weekday,
            start_s=start,
            end_s=end,
            weeks=mask,
            room=room,
            instructor=teacher.get(first.organizer, ""),
            seats=seats,
        )
        for (weekday, start, end, room), mask in sorted(held.items())
    ]


def _cell(text: str) -> str:
    return "".join(c for c in text if c.isprintable())[:LONGEST_ID].strip()


def _tell(
    read: Sequence[Read],
    meetings: Sequence[Meeting],
    people: Sequence[str],
    account: Account,
    zone: ZoneInfo,
) -> None:
    classes = {each.class_id for each in meetings}
    roomless = sorted({each.class_id for each in meetings if not each.room})
    account.found += [
        f"{counted(len(classes), 'class')} with {counted(len(meetings), 'weekly meeting')}, "
        f"{counted(len(people), 'student')}, times told in {zone.key}",
        f"{counted(len(roomless), 'class')} without a room: {named(roomless) or 'none'}",
    ]
    all_day = sum(each.all_day for each in read)
    cancelled = sum(each.cancelled for each in read)
    if all_day or cancelled:
        account.differs.append(
            f"left out: {counted(all_day, 'event')} of whole days, {cancelled} cancelled"
        )
    if not people:
        account.differs.append("no event has attendees: nobody is enrolled")
    for one, other in _clashes(meetings):
        account.differs.append(f"room {one.room} holds {one.class_id} and {other.class_id} at once")


def _clashes(meetings: Sequence[Meeting]) -> list[tuple[Meeting, Meeting]]:
    by_room: dict[tuple[str, int], list[Meeting]] = {}
    for each in meetings:
        by_room.setdefault((each.room, each.weekday), []).append(each)
    return [
        (one, other)
        for (room, _), held in by_room.items()
        for i, one in enumerate(held)
        for other in held[i + 1 :]
        if room and one.weeks & other.weeks
        if one.start_s < other.end_s and other.start_s < one.end_s
    ]
