import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from itc2019_files import Written

from maps.builtin import folder_of
from maps.campus import Campus
from maps.faults import Fault, InputError
from maps.folder import load
from scenarios.importers.account import Account
from scenarios.importers.itc2019.importer import import_itc2019
from scenarios.inputs.timetable import RawTimetable, read_timetable

BOMB = '<!DOCTYPE problem [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><problem name="&b;"/>'
OUTSIDE = '<!DOCTYPE problem [<!ENTITY a SYSTEM "file:///etc/passwd">]><problem name="&a;"/>'


@pytest.fixture(scope="module")
def quad() -> Campus:
    return load(folder_of("quad"))


@pytest.fixture
def written(tmp_path: Path) -> Written:
    return Written(tmp_path / "files")


def imported(
    written: Written, campus: Campus, out: Path, rooms: Path | None = None
) -> tuple[Account, RawTimetable]:
    account = import_itc2019(written.problem, written.solution, rooms, campus, out)
    return account, read_timetable(out, campus)


def room_hours(raw: RawTimetable) -> float:
    """Return what the meetings that have a room book in the term [h]."""
    in_rooms = [each for each in raw.meetings if each.room]
    return sum((each.end_s - each.start_s) * each.weeks.bit_count() for each in in_rooms) / 3600


def faults_of(written: Written, campus: Campus, out: Path) -> list[Fault]:
    with pytest.raises(InputError) as refused:
        import_itc2019(written.problem, written.solution, None, campus, out)
    assert not out.exists()
    return list(refused.value.faults)


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_what_a_solution_says_arrives(written: Written, quad: Campus, tmp_path: Path) -> None:
    account, raw = imported(written, quad, tmp_path / "out")
    assert len({each.class_id for each in raw.meetings}) == written.classes
    assert len(raw.meetings) == written.meetings
    pairs = list(csv.DictReader((tmp_path / "out" / "enrolments.csv").open(encoding="utf-8")))
    assert len(pairs) == written.enrolments
    assert room_hours(raw) == written.room_hours
    assert f"{written.enrolments} enrolments" in str(account)


@pytest.mark.parametrize(
    ("weeks", "days", "slots"), [(60, 7, 288), (3, 5, 24), (13, 6, 144), (22, 7, 480)]
)
def test_more_students_and_other_patterns(
    tmp_path: Path, quad: Campus, weeks: int, days: int, slots: int
) -> None:
    size = {"weeks": weeks, "days": days, "slots": slots}
    written = Written(tmp_path / "f", courses=60, students=3000, rooms=30, seed=weeks, **size)
    _, raw = imported(written, quad, tmp_path / "out")
    assert len(raw.students) == 3000
    assert len(raw.meetings) == written.meetings
    assert room_hours(raw) == pytest.approx(written.room_hours)
    last = max(each.weeks.bit_length() for each in raw.meetings)
    assert last == weeks
    assert {each.weekday for each in raw.meetings} == set(range(4))
    assert {(each.end_s - each.start_s) for each in raw.meetings} == {3600}


def test_more_rooms_than_the_campus_has(tmp_path: Path, quad: Campus) -> None:
    written = Written(tmp_path / "f", courses=20, rooms=70)
    account, raw = imported(written, quad, tmp_path / "out")
    assert "stands for 2 rooms" in str(account)
    assert {each.room for each in raw.meetings if each.room} <= set(quad.rooms)


def test_a_room_larger_than_any_gets_the_largest(
    written: Written, tmp_path: Path, quad: Campus
) -> None:
    change(written.problem, '<room id="R1" capacity="40">', '<room id="R1" capacity="5000">')
    account, _ = imported(written, quad, tmp_path / "out")
    rows = csv.DictReader((tmp_path / "out" / "rooms.csv").open(encoding="utf-8"))
    seats = {row["room"]: int(row["seats"]) for row in rows}
    assert seats["R1"] == max(seats.values())
    assert "room R1 has 5000 seats, and" in str(account)


def test_a_mapping_can_be_given_back(written: Written, tmp_path: Path, quad: Campus) -> None:
    _, first = imported(written, quad, tmp_path / "one")
    _, second = imported(written, quad, tmp_path / "two", tmp_path / "one" / "rooms.csv")
    assert [each.room for each in first.meetings] == [each.room for each in second.meetings]
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("room,campus_room\nR1,nowhere\nR99,teaching-101\nR1,nowhere\n")
    with pytest.raises(InputError) as refused:
        import_itc2019(written.problem, written.solution, wrong, quad, tmp_path / "three")
    assert len(refused.value.faults) >= 3
    assert not (tmp_path / "three").exists()


def test_overlaps_of_the_solution_are_listed(
    written: Written, tmp_path: Path, quad: Campus
) -> None:
    text = written.solution.read_text(encoding="utf-8")
    begin = text.index('<class id="C0E0"')
    end = text.index("</class>", begin)
    first = text[begin:end]
    student = first[first.index("<student") :].split("/>")[0] + "/>"
    at = text.index(">", text.index('<class id="C1E0"')) + 1
    rest = text[at : text.index("</class>", at)].replace(student, "")
    text = text[:at] + student + rest + text[text.index("</class>", at) :]
    written.solution.write_text(text, encoding="utf-8")
    account, _ = imported(written, quad, tmp_path / "out")
    rows = list(csv.DictReader((tmp_path / "out" / "overlaps.csv").open(encoding="utf-8")))
    assert ("C0E0", "C1E0") in {(row["class"], row["other_class"]) for row in rows}
    assert "in two rooms at once" in str(account)


def test_a_solution_of_another_problem(written: Written, tmp_path: Path, quad: Campus) -> None:
    change(written.solution, '<solution name="made-1">', '<solution name="other">')
    change(written.solution, '<class id="C0L"', '<class id="Z9"')
    faults = [str(fault) for fault in faults_of(written, quad, tmp_path / "out")]
    assert any("must be 'made-1'" in fault for fault in faults)
    assert any("Z9: must be a class of the problem" in fault for fault in faults)
    assert any("C0L: every class of the problem must have a time" in fault for fault in faults)


def test_an_unknown_room_and_a_full_class(written: Written, tmp_path: Path, quad: Campus) -> None:
    change(written.solution, 'room="R2"', 'room="R777"')
    at = '<class id="C5X" '
    text = written.solution.read_text(encoding="utf-8")
    begin = text.index(">", text.index(at)) + 1
    crowd = '<student id="S1"/><student id="S1"/><student id="nobody"/>'
    written.solution.write_text(text[:begin] + crowd + text[begin:], encoding="utf-8")
    faults = [str(fault) for fault in faults_of(written, quad, tmp_path / "out")]
    assert any("class C1L, room: R777: must be a room of the problem" in each for each in faults)
    assert any("class C5X, students: 2: must be at most its limit of 0" in each for each in faults)
    assert any("S1: is in the class already" in each for each in faults)
    assert any("nobody: must be a student of the problem" in each for each in faults)


def test_week_patterns_of_the_wrong_length(written: Written, tmp_path: Path, quad: Campus) -> None:
    change(written.problem, 'weeks="1111111111111111"', 'weeks="111"')
    change(written.problem, 'weeks="1111111111111111"', 'weeks="1111111111111112"')
    faults = faults_of(written, quad, tmp_path / "out")
    assert [fault.rule for fault in faults] == ["must be 16 characters, each 0 or 1"] * 2
    assert faults[0].hint == "it has 3"


SPOILT: dict[str, tuple[Callable[[str], str], str]] = {
    "bomb": (lambda text: BOMB, "must not declare entities"),
    "outside": (lambda text: OUTSIDE, "must not declare entities"),
    "cut off": (lambda text: text[: len(text) // 2], "must be XML"),
    "other root": (lambda text: "<osm/>", "must be a <problem>"),
    "huge number": (
        lambda text: text.replace('capacity="40"', f'capacity="{"9" * 5000}"'),
        "must be a whole number from 0 to",
    ),
    "many weeks": (lambda text: text.replace('nrWeeks="16"', 'nrWeeks="900000"'), "from 1 to 60"),
    "odd slots": (lambda text: text.replace('"288"', '"287"'), "so that a slot is whole minutes"),
    "past midnight": (
        lambda text: text.replace('start="96" length="12"', 'start="287" length="12"'),
        "must end on the day on which it starts",
    ),
    "unknown constraint": (
        lambda text: text.replace("SameAttendees", "Same"),
        "kind of constraint",
    ),
    "ring of parents": (
        lambda text: text.replace('id="C0L" limit', 'id="C0L" parent="C0E0" limit'),
        "no class may be above itself",
    ),
    "twice": (lambda text: text.replace('id="R2"', 'id="R1"'), "must be unique"),
}


@pytest.mark.parametrize("name", sorted(SPOILT))
def test_a_problem_that_is_not_one(
    written: Written, tmp_path: Path, quad: Campus, name: str
) -> None:
    spoil, rule = SPOILT[name]
    text = written.problem.read_text(encoding="utf-8")
    written.problem.write_text(spoil(text), encoding="utf-8")
    faults = faults_of(written, quad, tmp_path / "out")
    assert any(rule in str(fault) for fault in faults)
