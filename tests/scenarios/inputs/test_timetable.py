from pathlib import Path

import pytest
from small_inputs import (
    ENROLMENTS,
    ROOMS,
    SERVICES,
    TIMETABLE,
    campus_map,
    write_campus,
    write_timetable,
)

from maps.campus import Campus
from maps.faults import Fault, InputError
from maps.folder import load
from scenarios.inputs.timetable import read_timetable


@pytest.fixture(scope="module")
def campus(tmp_path_factory: pytest.TempPathFactory) -> Campus:
    folder = tmp_path_factory.mktemp("timetable") / "campus"
    return load(write_campus(folder, campus_map(), ROOMS, SERVICES))


def faults_of(folder: Path, campus: Campus | None) -> list[Fault]:
    with pytest.raises(InputError) as refused:
        read_timetable(folder, campus)
    return list(refused.value.faults)


def test_meetings_and_their_students(tmp_path: Path, campus: Campus) -> None:
    raw = read_timetable(write_timetable(tmp_path / "t", TIMETABLE, ENROLMENTS), campus)
    first, _, third = raw.meetings
    assert (first.class_id, first.course, first.kind) == ("c1", "Algebra", "lecture")
    assert (first.weekday, first.start_s, first.end_s) == (0, 30_600, 36_600)
    assert (first.room, first.instructor, first.seats) == ("r1", "t1", 40)
    assert first.weeks == 2**16 - 1
    assert (third.weekday, third.weeks) == (1, 0b10_1111_1111)
    assert raw.students == ("p1", "p2")
    assert raw.first.tolist() == [0, 2, 4, 5]
    assert raw.enrolled.tolist() == [0, 1, 0, 1, 1]


@pytest.mark.parametrize(
    ("weeks", "mask"),
    [
        ("3", 0b100),
        ("1-3", 0b111),
        ("1-2,4", 0b1011),
        (" 2 , 2-3", 0b110),
        ("60", 1 << 59),
        ("1101", 0b1011),
        ("10", 1 << 9),
        ("100", 0b1),
    ],
)
def test_weeks_as_a_list_or_as_bits(tmp_path: Path, weeks: str, mask: int) -> None:
    text = TIMETABLE.replace('"1-8,10"', f'"{weeks}"')
    raw = read_timetable(write_timetable(tmp_path / "t", text, ENROLMENTS), None)
    assert raw.meetings[2].weeks == mask


@pytest.mark.parametrize("weekday", ["Sun", "sun", "7"])
def test_weekdays_by_name_or_number(tmp_path: Path, weekday: str) -> None:
    text = TIMETABLE.replace(",Thu,", f",{weekday},")
    raw = read_timetable(write_timetable(tmp_path / "t", text, ENROLMENTS), None)
    assert raw.meetings[1].weekday == 6


def test_a_class_may_have_no_room_and_nobody(tmp_path: Path, campus: Campus) -> None:
    text = TIMETABLE.replace(",r2,", ",,")
    raw = read_timetable(write_timetable(tmp_path / "t", text, "class,student\n"), campus)
    assert raw.meetings[2].room == ""
    assert raw.students == ()
    assert raw.first.tolist() == [0, 0, 0, 0]


def test_all_faults_of_both_files_at_once(tmp_path: Path, campus: Campus) -> None:
    timetable = """\
class,course,kind,weekday,start,end,weeks,room,instructor,seats
c1,A,lecture,Mon,25:00,26:00,1-16,r1,t1,40
c1,A,lecture,Mo,10:00,09:00,1-16,r1,t1,40
c2,B,lecture,Tue,08:30,10:10,16-1,r9,t2,-5
c2,B,lecture,Wed,08:30,10:10,1-16,r2,t2,60
c2,B,lecture,Wed,08:30,10:10,1-16,r2,t2,60
,B,lecture,Wed,08:60,10:10,,r2,t2,many
"""
    enrolments = "class,student\nc1,p1\nc1,p1\nc3,p2\nc2,\n"
    faults = faults_of(write_timetable(tmp_path / "t", timetable, enrolments), campus)
    told = {(Path(fault.file).stem, fault.place, fault.value) for fault in faults}
    assert told == {
        ("timetable", "line 2, start", "25:00"),
        ("timetable", "line 2, end", "26:00"),
        ("timetable", "line 3, weekday", "Mo"),
        ("timetable", "line 3, end", "09:00"),
        ("timetable", "line 4, weeks", "16-1"),
        ("timetable", "line 4, room", "r9"),
        ("timetable", "line 4, seats", "-5"),
        ("timetable", "line 6", "c2"),
        ("timetable", "line 7, class", ""),
        ("timetable", "line 7, start", "08:60"),
        ("timetable", "line 7, weeks", ""),
        ("timetable", "line 7, seats", "many"),
        ("enrolments", "line 3", "p1"),
        ("enrolments", "line 4, class", "c3"),
        ("enrolments", "line 5, student", ""),
    }
    hints = {(fault.place, fault.value): fault.hint for fault in faults}
    assert hints["line 4, room", "r9"] == "known: r1, r2, r3"
    assert hints["line 4, class", "c3"] == "known: c1, c2"


@pytest.mark.parametrize("weeks", ["0", "61", "3-1", "1-", "a", "000", "1;2", "01" * 40, "1,,2"])
def test_broken_weeks(tmp_path: Path, weeks: str) -> None:
    text = TIMETABLE.replace('"1-8,10"', f'"{weeks}"')
    (fault,) = faults_of(write_timetable(tmp_path / "t", text, ENROLMENTS), None)
    assert fault.place == "line 4, weeks"


@pytest.mark.parametrize(
    ("timetable", "rule"),
    [
        (b"", "the column 'class' is missing"),
        (b"\xff\xfeclass", "must be UTF-8 text"),
        (TIMETABLE.replace(",seats", "").encode(), "the column 'seats' is missing"),
        (TIMETABLE.replace("seats", "seat").encode(), "unknown column"),
        (TIMETABLE.splitlines()[0].encode(), "a timetable holds at least one class"),
        (TIMETABLE.encode()[:-10], "must have 10 cells"),
        (TIMETABLE.encode() + b'c3,"cut', "must be CSV"),
        (b"class" + b"," * 70_000_000, "must be at most 64 MB"),
    ],
)
def test_files_that_are_no_timetable(tmp_path: Path, timetable: bytes, rule: str) -> None:
    folder = write_timetable(tmp_path / "t", "", ENROLMENTS)
    (folder / "timetable.csv").write_bytes(timetable)
    faults = faults_of(folder, None)
    assert rule in {fault.rule for fault in faults}
    assert {Path(fault.file).name for fault in faults} == {"timetable.csv"}


def test_a_missing_file_and_a_missing_folder(tmp_path: Path) -> None:
    folder = write_timetable(tmp_path / "t", TIMETABLE, ENROLMENTS)
    (folder / "enrolments.csv").unlink()
    (fault,) = faults_of(folder, None)
    assert (Path(fault.file).name, fault.rule) == ("enrolments.csv", "the file is missing")
    assert len(faults_of(tmp_path / "nowhere", None)) == 2


def test_thousands_of_unknown_classes_are_each_told_once(tmp_path: Path) -> None:
    rows = "".join(f"x{n % 2000},p{n}\n" for n in range(20_000))
    folder = write_timetable(tmp_path / "t", TIMETABLE, "class,student\n" + rows)
    faults = faults_of(folder, None)
    assert len(faults) == 2000
    assert faults[0].place == "line 2, class"
