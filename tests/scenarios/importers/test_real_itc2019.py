"""The published problem muni-fi-spr17 with a solution, against counts straight from the XML."""

import csv
import os
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from defusedxml.ElementTree import parse

from maps.builtin import folder_of
from maps.folder import load
from scenarios.importers.account import Account
from scenarios.importers.itc2019.importer import import_itc2019
from scenarios.inputs.timetable import RawTimetable, read_timetable

DATA = os.environ.get("CAMPUS_DATA", "")
pytestmark = pytest.mark.skipif(not DATA, reason="CAMPUS_DATA names no folder of real data")
FOLDER = Path(DATA) / "timetables" / "itc2019"
PROBLEM, SOLUTION = FOLDER / "muni-fi-spr17.xml", FOLDER / "solution-muni-fi-spr17.xml"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("muni") / "out"


@pytest.fixture(scope="module")
def account(out: Path) -> Account:
    return import_itc2019(PROBLEM, SOLUTION, None, load(folder_of("huxi")), out)


@pytest.fixture(scope="module")
def raw(account: Account, out: Path) -> RawTimetable:
    return read_timetable(out, load(folder_of("huxi")))


@pytest.fixture(scope="module")
def held() -> dict[str, Any]:
    """The classes of the solution, as the XML has them."""
    return {each.get("id"): each for each in parse(SOLUTION).getroot()}


@pytest.fixture(scope="module")
def lengths(held: dict[str, Any]) -> dict[str, int]:
    """The slots that each class of the solution lasts."""
    told = ("days", "start", "weeks")
    return {
        each.get("id"): int(time.get("length"))
        for each in parse(PROBLEM).getroot().iterfind("courses//class")
        for time in each.findall("time")
        if [time.get(k) for k in told] == [held[each.get("id")].get(k) for k in told]
    }


def test_all_classes_and_enrolments_arrive(
    raw: RawTimetable, out: Path, held: dict[str, Any]
) -> None:
    assert len({each.class_id for each in raw.meetings}) == len(held) == 516
    assert sum(not each.room for each in raw.meetings) == 11
    rows = list(csv.DictReader((out / "enrolments.csv").open(encoding="utf-8")))
    arrived = Counter((row["class"], row["student"]) for row in rows)
    told = Counter(
        (key, f"s{int(student.get('id')):04d}") for key, each in held.items() for student in each
    )
    assert arrived == told
    assert arrived.total() == 15_136


def test_room_hours_are_those_of_the_xml(
    raw: RawTimetable, held: dict[str, Any], lengths: dict[str, int]
) -> None:
    slots = sum(
        lengths[key] * each.get("days").count("1") * each.get("weeks").count("1")
        for key, each in held.items()
        if each.get("room")
    )
    booked = [each for each in raw.meetings if each.room]
    seconds = sum((each.end_s - each.start_s) * each.weeks.bit_count() for each in booked)
    assert seconds == slots * 300
    assert seconds / 3600 == pytest.approx(11_315.33, abs=0.01)


def in_two_rooms(
    members: dict[str, list[str]], slots_of: dict[str, set[tuple[int, int, int]]]
) -> Iterator[tuple[str, str, str]]:
    for student, keys in members.items():
        for one, other in combinations(keys, 2):
            if slots_of[one] & slots_of[other]:
                yield student, one, other


def test_nobody_is_in_two_rooms_but_where_the_solution_says_so(
    raw: RawTimetable, out: Path, held: dict[str, Any], lengths: dict[str, int]
) -> None:
    """Slot by slot on both sides, so that no rule of overlapping is shared with the importer."""
    told: dict[str, set[tuple[int, int, int]]] = {
        key: {
            (week, day, int(each.get("start")) + k)
            for week, is_week in enumerate(each.get("weeks"))
            for day, is_day in enumerate(each.get("days"))
            if is_week == is_day == "1"
            for k in range(lengths[key])
        }
        for key, each in held.items()
    }
    attends: dict[str, list[str]] = {}
    for key, each in held.items():
        for student in each:
            attends.setdefault(f"s{int(student.get('id')):04d}", []).append(key)
    arrived: dict[str, set[tuple[int, int, int]]] = {}
    members: dict[str, list[str]] = {student: [] for student in raw.students}
    for number, each in enumerate(raw.meetings):
        slots = arrived.setdefault(each.class_id, set())
        for week in range(each.weeks.bit_length()):
            if each.weeks >> week & 1:
                starts = range(each.start_s // 300, each.end_s // 300)
                slots |= {(week, each.weekday, slot) for slot in starts}
        for row in raw.enrolled[raw.first[number] : raw.first[number + 1]]:
            members[raw.students[row]].append(each.class_id)
    rows = list(csv.DictReader((out / "overlaps.csv").open(encoding="utf-8")))
    listed = {(row["student"], row["class"], row["other_class"]) for row in rows}
    assert set(in_two_rooms(attends, told)) == set(in_two_rooms(members, arrived)) == listed
    assert len(listed) == len(rows) == 3212


def test_rooms_that_are_too_small_are_told(account: Account, raw: RawTimetable) -> None:
    (told,) = [line for line in account.differs if "fewer seats than students" in line]
    assert told.startswith("55 classes in a room")
    crowd = next(n for n, each in enumerate(raw.meetings) if each.class_id == "20")
    assert raw.first[crowd + 1] - raw.first[crowd] == 525
    assert raw.meetings[crowd].room


def test_the_solution_holds_all_else(account: Account) -> None:
    assert not [line for line in account.differs if "required constraint" in line]
    assert not [line for line in account.differs if "at once" in line and "room " in line[:5]]


def test_the_rooms_are_mapped_one_to_one(out: Path) -> None:
    rows = list(csv.DictReader((out / "rooms.csv").open(encoding="utf-8")))
    assert len({row["campus_room"] for row in rows}) == len(rows) == 35
    short = {row["room"] for row in rows if int(row["seats"]) < int(row["capacity"])}
    assert short == {"30"}  # 248 seats, where the largest hall of the campus has 200
