"""Reads a timetable folder: `timetable.csv` and `enrolments.csv`, see docs/timetable-folder.md."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from maps.campus import Campus
from maps.faults import Faults, did_you_mean, raise_together
from maps.text_files import read_csv
from scenarios.inputs.class_times import read_clock, read_weekday, read_weeks

TIMETABLE_FILE = "timetable.csv"
ENROLMENTS_FILE = "enrolments.csv"
MEETING_COLUMNS = (
    "class",
    "course",
    "kind",
    "weekday",
    "start",
    "end",
    "weeks",
    "room",
    "instructor",
    "seats",
)
ENROLMENT_COLUMNS = ("class", "student")
LONGEST_ID = 64
MOST_SEATS = 100_000
MOST_HINTS = 20  # looking for a similar name among thousands takes a while

Row = tuple[int, dict[str, str]]


@dataclass(frozen=True)
class Meeting:
    """A weekly hour of a class: a row of `timetable.csv`.

    `weekday` is 0 on Monday, `start_s` and `end_s` are seconds after midnight, bit w of `weeks`
    is set where it is held in week w of the term (from 0). `room` and `instructor` are ids, ""
    where there is none.
    """

    class_id: str
    course: str
    kind: str
    weekday: int
    start_s: int
    end_s: int
    weeks: int
    room: str
    instructor: str
    seats: int


@dataclass(frozen=True)
class RawTimetable:
    """The meetings of a term and who is enrolled in them, by the ids that the files use.

    `students` are the ids of all who are enrolled, in order. `enrolled[first[m] : first[m + 1]]`
    are the positions in `students` of those of meeting m, in rising order.
    """

    meetings: tuple[Meeting, ...]
    students: tuple[str, ...]
    first: NDArray[np.int64]
    enrolled: NDArray[np.int64]


def read_timetable(folder: Path, campus: Campus | None) -> RawTimetable:
    """Return the timetable in a folder; rooms must be those of `campus` where it is given.

    Raises `InputError` with every fault of the two files.
    """
    rooms = None if campus is None else campus.rooms
    in_timetable = Faults(str(folder / TIMETABLE_FILE))
    in_enrolments = Faults(str(folder / ENROLMENTS_FILE))
    rows = read_csv(folder / TIMETABLE_FILE, MEETING_COLUMNS, (), in_timetable)
    if not rows and not in_timetable:
        in_timetable.add("", "no rows", "a timetable holds at least one class")
    whole = not in_timetable
    meetings = _meetings(rows, rooms, in_timetable)
    named = [row["class"].strip() for _, row in rows if row["class"].strip()]
    classes = list(dict.fromkeys(named)) if whole else None
    pairs = read_csv(folder / ENROLMENTS_FILE, ENROLMENT_COLUMNS, (), in_enrolments)
    members = _members(pairs, classes, in_enrolments)
    raise_together(in_timetable, in_enrolments)
    return _joined(meetings, members)


def _meetings(
    rows: Sequence[Row], rooms: Collection[str] | None, faults: Faults
) -> tuple[Meeting, ...]:
    found: dict[Meeting, int] = {}
    hints: dict[str, str] = {}
    for line, row in rows:
        faults_before = len(faults.found)
        meeting = _meeting(line, {key: text.strip() for key, text in row.items()}, faults)
        if meeting.room and rooms is not None and meeting.room not in rooms:
            if len(hints) < MOST_HINTS and meeting.room not in hints:
                hints[meeting.room] = did_you_mean(meeting.room, rooms)
            hint = hints.get(meeting.room, "")
            rule = "must be a room of the campus, or empty"
            faults.add(f"line {line}, room", meeting.room, rule, hint)
        if meeting in found and len(faults.found) == faults_before:
            rule = f"the same meeting stands in line {found[meeting]}"
            faults.add(f"line {line}", meeting.class_id, rule, "remove one of the two")
        found.setdefault(meeting, line)
    return tuple(found)


def _meeting(line: int, row: Mapping[str, str], faults: Faults) -> Meeting:
    place = f"line {line}"
    for column in ("class", "course", "kind", "instructor"):
        _check_text(row[column], f"{place}, {column}", faults, needed=column == "class")
    start_s = read_clock(row["start"], f"{place}, start", faults)
    end_s = read_clock(row["end"], f"{place}, end", faults)
    if start_s is not None and end_s is not None and end_s <= start_s:
        rule = f"a class must end after it starts ({row['start']})"
        faults.add(f"{place}, end", row["end"], rule)
    return Meeting(
        class_id=row["class"],
        course=row["course"],
        kind=row["kind"],
        weekday=read_weekday(row["weekday"], f"{place}, weekday", faults),
        start_s=start_s or 0,
        end_s=end_s or 0,
        weeks=read_weeks(row["weeks"], f"{place}, weeks", faults),
        room=row["room"],
        instructor=row["instructor"],
        seats=_seats(row["seats"], f"{place}, seats", faults),
    )


def _check_text(text: str, place: str, faults: Faults, needed: bool) -> None:
    if len(text) > LONGEST_ID or not text.isprintable():
        faults.add(place, text, f"must be at most {LONGEST_ID} printable characters")
    elif needed and not text:
        faults.add(place, text, "must not be empty")


def _seats(text: str, place: str, faults: Faults) -> int:
    seats = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
    if not 0 <= seats <= MOST_SEATS:
        faults.add(place, text, f"must be a whole number from 0 to {MOST_SEATS}")
        return 0
    return seats


def _members(
    rows: Sequence[Row], classes: Sequence[str] | None, faults: Faults
) -> dict[str, list[str]]:
    """Return the students of each class; `classes` is None where they could not be read."""
    members: dict[str, dict[str, int]] = {key: {} for key in classes or ()}
    unknown: dict[str, int] = {}
    for line, row in rows:
        key, student = row["class"].strip(), row["student"].strip()
        _check_text(student, f"line {line}, student", faults, needed=True)
        if key not in members:
            unknown.setdefault(key, line)
        elif student in members[key]:
            rule = f"{student} is enrolled in {key} already, in line {members[key][student]}"
            faults.add(f"line {line}", student, rule, "remove one of the two")
        else:
            members[key][student] = line
    for number, (key, line) in enumerate(unknown.items() if classes is not None else ()):
        hint = did_you_mean(key, members) if number < MOST_HINTS else ""
        rule = f"must be a class of {TIMETABLE_FILE}"
        faults.add(f"line {line}, class", key, rule, hint)
    return {key: list(students) for key, students in members.items()}


def _joined(meetings: tuple[Meeting, ...], members: Mapping[str, list[str]]) -> RawTimetable:
    students = sorted({student for enrolled in members.values() for student in enrolled})
    number = {student: position for position, student in enumerate(students)}
    of_class = {key: sorted(number[s] for s in enrolled) for key, enrolled in members.items()}
    enrolled = [of_class[meeting.class_id] for meeting in meetings]
    return RawTimetable(
        meetings=meetings,
        students=tuple(students),
        first=np.cumsum([0, *map(len, enrolled)], dtype=np.int64),
        enrolled=np.array([one for some in enrolled for one in some], dtype=np.int64),
    )
