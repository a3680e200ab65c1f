import csv
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from maps.builtin import folder_of
from maps.campus import Campus
from maps.faults import Fault, InputError
from maps.folder import load
from scenarios.importers.account import Account
from scenarios.importers.ical.importer import import_ical
from scenarios.inputs.timetable import Meeting, RawTimetable, read_timetable

PRAGUE, SHANGHAI = ZoneInfo("Europe/Prague"), ZoneInfo("Asia/Shanghai")
WEEKLY = """\
UID:1
DTSTART;TZID=Asia/Shanghai:20260907T083000
DTEND;TZID=Asia/Shanghai:20260907T101000
RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=6
EXDATE;TZID=Asia/Shanghai:20260914T083000
SUMMARY:Algebra
CATEGORIES:Lecture
LOCATION:teaching-1-101
ORGANIZER;CN=Li:mailto:li@example.org
ATTENDEE;CN=A:mailto:a@example.org
ATTENDEE;CN=B:MAILTO:B@example.org
ATTENDEE;CUTYPE=ROOM:mailto:room@example.org
ATTENDEE;PARTSTAT=DECLINED:mailto:c@example.org"""


@pytest.fixture(scope="module")
def quad() -> Campus:
    return load(folder_of("quad"))


def calendar(*events: str, extra: str = "") -> str:
    body = "\n".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT" for event in events)
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:test\n{extra}{body}\nEND:VCALENDAR\n"
    return text.replace("\n", "\r\n")


class Import:
    """An import into a folder below `tmp_path`."""

    def __init__(self, folder: Path, campus: Campus) -> None:
        self.folder, self.campus, self.out = folder, campus, folder / "out"

    def run(
        self,
        *texts: str,
        zone: ZoneInfo = SHANGHAI,
        term_start: date | None = date(2026, 9, 7),
        rooms: Path | None = None,
        weeks: int = 18,
    ) -> tuple[Account, RawTimetable]:
        files = []
        for number, text in enumerate(texts):
            files.append(self.folder / f"{number}.ics")
            files[-1].write_text(text, encoding="utf-8", newline="")
        account = import_ical(files, self.campus, self.out, rooms, term_start, zone, weeks)
        return account, read_timetable(self.out, self.campus)

    def meetings(self, *texts: str, **options: object) -> tuple[Meeting, ...]:
        return self.run(*texts, **options)[1].meetings  # type: ignore[arg-type]

    def faults(self, *texts: str) -> list[Fault]:
        with pytest.raises(InputError) as refused:
            self.run(*texts)
        assert not self.out.exists()
        return list(refused.value.faults)


@pytest.fixture
def ics(tmp_path: Path, quad: Campus) -> Import:
    return Import(tmp_path, quad)


def test_a_weekly_class_with_an_exception(ics: Import) -> None:
    account, raw = ics.run(calendar(WEEKLY))
    monday, wednesday = raw.meetings
    assert (monday.class_id, monday.course, monday.kind) == ("Algebra", "Algebra", "lecture")
    assert (monday.weekday, monday.start_s, monday.end_s) == (0, 30_600, 36_600)
    assert (monday.weeks, wednesday.weeks) == (0b101, 0b111)
    assert wednesday.weekday == 2
    assert {each.room for each in raw.meetings} == {"teaching-1-101"}
    assert monday.instructor == "t1"
    assert raw.students == ("s1", "s2")
    assert monday.seats == 2
    told = (ics.out / "enrolments.csv").read_text() + str(account)
    assert "example" not in told
    assert len(list(csv.reader((ics.out / "enrolments.csv").open()))) == 3


def test_times_are_told_in_the_zone_of_the_campus_through_summer_time(ics: Import) -> None:
    event = WEEKLY.replace("Asia/Shanghai", "Europe/Prague").replace(
        "BYDAY=MO,WE;COUNT=6", "COUNT=9"
    )
    (summer, winter) = ics.meetings(calendar(event))
    # 8:30 in Prague is 14:30 in Shanghai until 25 October 2026, and 15:30 after it
    assert (summer.start_s, winter.start_s) == (14.5 * 3600, 15.5 * 3600)
    assert (summer.weeks, winter.weeks) == (0b0_0111_1101, 0b1_1000_0000)


def test_utc_and_times_without_a_zone(ics: Import) -> None:
    utc = "UID:1\nDTSTART:20260907T063000Z\nDTEND:20260907T081000Z\nSUMMARY:A"
    bare = "UID:2\nDTSTART:20260907T083000\nDURATION:PT1H40M\nSUMMARY:B"
    a, b = ics.meetings(calendar(utc, bare), zone=PRAGUE)
    assert (a.start_s, a.end_s) == (b.start_s, b.end_s) == (30_600, 36_600)


def test_one_occurrence_is_moved_to_another_day_and_room(ics: Import) -> None:
    moved = (
        "UID:1\nRECURRENCE-ID;TZID=Asia/Shanghai:20260909T083000\n"
        "DTSTART;TZID=Asia/Shanghai:20260910T103000\nDTEND;TZID=Asia/Shanghai:20260910T121000\n"
        "SUMMARY:Algebra\nLOCATION:teaching-1-102"
    )
    meetings = ics.meetings(calendar(WEEKLY, moved))
    assert {each.class_id for each in meetings} == {"Algebra"}
    assert [(each.weekday, each.weeks, each.room[-3:]) for each in meetings] == [
        (0, 0b101, "101"),
        (2, 0b110, "101"),
        (3, 0b001, "102"),
    ]


def test_a_class_without_an_end_lasts_as_long_as_the_term(ics: Import) -> None:
    account, raw = ics.run(calendar(WEEKLY.replace(";COUNT=6", "")), weeks=5)
    assert [each.weeks for each in raw.meetings] == [0b11101, 0b11111]
    assert "Algebra recurs without end: it is held up to week 5" in account.assumed


def test_until_in_utc(ics: Import) -> None:
    event = WEEKLY.replace("COUNT=6", "UNTIL=20260914T003000Z")  # 8:30 in Shanghai, excepted
    assert [each.weeks for each in ics.meetings(calendar(event))] == [1, 1]


def test_week_1_is_that_of_the_first_event(ics: Import) -> None:
    account, raw = ics.run(calendar(WEEKLY.replace("202609", "202610")), term_start=None)
    assert raw.meetings[0].weeks & 1 or raw.meetings[1].weeks & 1
    assert "calendar.term_start = 2026-10-05" in str(account)


def test_rooms_by_name_and_by_mapping(ics: Import, tmp_path: Path) -> None:
    named = calendar(WEEKLY.replace("teaching-1-101", "Room of the sun"))
    (fault,) = ics.faults(named)
    assert fault.rule == "must be id or name of a room of the campus, or empty"
    mapping = tmp_path / "rooms.csv"
    mapping.write_text("room,campus_room\nRoom of the sun,teaching-1-103\n")
    assert ics.meetings(named, rooms=mapping)[0].room == "teaching-1-103"


def test_what_is_no_class_is_told(ics: Import) -> None:
    holiday = "UID:3\nDTSTART;VALUE=DATE:20261001\nSUMMARY:National Day"
    off = WEEKLY.replace("UID:1", "UID:4") + "\nSTATUS:CANCELLED"
    account, raw = ics.run(calendar(WEEKLY, holiday, off))
    assert len(raw.meetings) == 2
    assert "left out: 1 event of whole days, 1 cancelled" in account.differs


def test_two_calendars_and_classes_of_one_name_in_one_room(ics: Import) -> None:
    account, raw = ics.run(calendar(WEEKLY), calendar(WEEKLY))
    assert {each.class_id for each in raw.meetings} == {"Algebra", "Algebra-2"}
    assert "room teaching-1-101 holds Algebra and Algebra-2 at once" in account.differs


BROKEN = {
    "cut off": (calendar(WEEKLY)[:200], "must be iCalendar"),
    "other": ("<osm/>", "must be iCalendar"),
    "empty": (calendar(), "must hold at least one event"),
    "no start": (calendar("UID:1\nDTEND:20260907T101000"), "must be one date with a time"),
    "no end": (calendar("UID:1\nDTSTART:20260907T083000"), "must be one date with a time"),
    "bad date": (calendar(WEEKLY.replace(":20260907T083000", ":20269907T083000")), "as RFC 5545"),
    "backwards": (
        calendar("UID:1\nDTSTART:20260907T103000\nDTEND:20260907T083000"),
        "must last more than 0 minutes",
    ),
    "over midnight": (
        calendar("UID:1\nDTSTART:20260907T233000\nDTEND:20260908T003000"),
        "must end on the day on which it starts",
    ),
    "every second": (calendar(WEEKLY.replace("WEEKLY", "SECONDLY")), "must not recur within a day"),
    "no such zone": (
        calendar("UID:1\nDTSTART;TZID=Mars/Olympus:20260907T083000\nDURATION:PT1H"),
        "must be a time zone",
    ),
    "a folder of zones": (
        calendar("UID:1\nDTSTART;TZID=Asia:20260907T083000\nDURATION:PT1H"),
        "must be",
    ),
    "no rule": (calendar(WEEKLY.replace("FREQ=WEEKLY;", "FREQ=NEVER;")), "RRULE"),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_a_broken_calendar(ics: Import, name: str) -> None:
    text, rule = BROKEN[name]
    assert any(rule in str(fault) for fault in ics.faults(text))


def test_a_calendar_that_is_cut_off_is_told_by_its_last_line(ics: Import) -> None:
    (fault,) = ics.faults(calendar(WEEKLY).partition(":20260907T0830")[0])
    assert fault.value == "DTSTART;TZID=Asia/Shanghai"
    assert "\\" not in str(fault)


def test_all_faults_of_all_calendars_at_once(ics: Import) -> None:
    found = ics.faults(BROKEN["backwards"][0], BROKEN["over midnight"][0], BROKEN["cut off"][0])
    assert len({fault.file for fault in found}) == 3


def test_a_rule_without_bounds_is_bounded(ics: Import) -> None:
    event = WEEKLY.replace("FREQ=WEEKLY;BYDAY=MO,WE;COUNT=6", "FREQ=DAILY;COUNT=999999999")
    meetings = ics.meetings(calendar(event))
    assert len(meetings) == 7
    assert max(each.weeks.bit_length() for each in meetings) == 60
