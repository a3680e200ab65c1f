"""Timetables of others through the command line: imported whole, or refused as a whole."""

from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest
from command_line import CommandLine
from itc2019_files import Written

from maps.builtin import folder_of
from maps.faults import InputError
from maps.folder import load
from scenarios.importers.ical.importer import import_ical
from scenarios.importers.itc2019.importer import import_itc2019

CALENDAR = """\
BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1
DTSTART;TZID=Asia/Shanghai:20260907T083000
DTEND;TZID=Asia/Shanghai:20260907T101000
RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=6
EXDATE;TZID=Asia/Shanghai:20260914T083000
SUMMARY:Algebra
LOCATION:teaching-1-101
ATTENDEE:mailto:a@example.org
END:VEVENT
END:VCALENDAR
"""
CASES = 60


def refused(campus: CommandLine, out: Path, *arguments: str | Path) -> str:
    status, told, err = campus(*arguments, "--campus", "quad", "--out", out)
    assert status == 2, err
    assert told == ""
    assert "Traceback" not in err
    assert not out.exists()
    return err


def test_an_imported_timetable_is_valid(campus: CommandLine, tmp_path: Path) -> None:
    written = Written(tmp_path / "files")
    out = tmp_path / "out"
    status, told, err = campus(
        "import", "itc2019", written.problem, written.solution, "--campus", "quad", "--out", out
    )
    assert status == 0, err
    assert f"{written.classes} classes of 12 courses" in told
    assert told.strip() == (out / "report.txt").read_text(encoding="utf-8").strip()
    status, told, _ = campus("validate", out, "--campus", "quad")
    assert status == 0
    assert f"weekly meetings: {written.meetings}, students: 120" in told


def test_faults_of_itc2019_files(campus: CommandLine, tmp_path: Path) -> None:
    written = Written(tmp_path / "files")
    out, gone = tmp_path / "out", tmp_path / "gone.xml"
    assert "the file is missing" in refused(campus, out, "import", "itc2019", gone)
    swapped = refused(campus, out, "import", "itc2019", written.solution, written.problem)
    assert "must be a <problem>" in swapped
    mapping = tmp_path / "rooms.csv"
    mapping.write_text("room,campus_room\nR1,nowhere\n")
    given = (written.problem, written.solution, "--rooms", mapping)
    assert "nowhere: must be a room of the campus" in refused(
        campus, out, "import", "itc2019", *given
    )


def test_faults_of_calendars(campus: CommandLine, tmp_path: Path) -> None:
    file, out = tmp_path / "a.ics", tmp_path / "out"
    file.write_text(CALENDAR.replace("teaching-1-101", "teaching-1-999"))
    err = refused(campus, out, "import", "ical", file, tmp_path / "gone.ics")
    assert "event 1 (Algebra), LOCATION: teaching-1-999" in err
    assert "gone.ics: the file is missing" in err
    file.write_text(CALENDAR)
    assert "Mars" in refused(campus, out, "import", "ical", file, "--time-zone", "Mars")
    late = ("--term-start", "2030-01-01")
    assert "no event lies in the term" in refused(campus, out, "import", "ical", file, *late)


def mutated(draw: Random, text: bytes) -> bytes:
    """Return a text with some bytes changed, cut or doubled."""
    spoilt = bytearray(text)
    for _ in range(draw.randint(1, 3)):
        at, other = draw.randrange(len(spoilt)), draw.randrange(len(spoilt))
        match draw.randrange(4):
            case 0:
                spoilt[at] = draw.choice(b'0123456789"<>=; \n:TZ-,')
            case 1:
                del spoilt[at : at + draw.randint(1, 30)]
            case 2:
                spoilt[at:at] = spoilt[other : other + draw.randint(1, 60)]
            case _:
                spoilt[at:at] = b"9" * draw.randint(1, 30)
    return bytes(spoilt)


@pytest.mark.parametrize("which", ["problem", "solution", "calendar"])
def test_files_broken_at_random_are_read_or_refused(which: str, tmp_path: Path) -> None:
    quad, draw = load(folder_of("quad")), Random(which)
    written = Written(tmp_path / "files", courses=4, students=20, rooms=3)
    calendar = tmp_path / "a.ics"
    calendar.write_bytes(CALENDAR.encode())
    file = {"problem": written.problem, "solution": written.solution, "calendar": calendar}[which]
    whole = file.read_bytes()
    for number in range(CASES):
        file.write_bytes(mutated(draw, whole))
        out = tmp_path / f"out-{number}"
        try:
            if which == "calendar":
                import_ical([calendar], quad, out, None, None, ZoneInfo("Asia/Shanghai"), 18)
            else:
                import_itc2019(written.problem, written.solution, None, quad, out)
            assert (out / "timetable.csv").exists()
        except InputError as refusal:
            assert refusal.faults
            assert not out.exists()
