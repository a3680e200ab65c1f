"""Times, rooms and sections of our own, held against what they claim, slot by slot."""

import os
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from itc2019_files import Written

from maps.builtin import folder_of
from maps.folder import load
from scenarios.importers.itc2019.constraints import is_broken
from scenarios.importers.itc2019.importer import import_itc2019
from scenarios.importers.itc2019.overlaps import overlaps_of
from scenarios.importers.itc2019.placing import place, rooms_for
from scenarios.importers.itc2019.problem import Placement, Problem, Solution, Time
from scenarios.importers.itc2019.problem_reading import read_problem
from scenarios.importers.itc2019.sectioning import section
from scenarios.importers.itc2019.solution_reading import read_solution

DATA = os.environ.get("CAMPUS_DATA", "")
MUNI = Path(DATA) / "timetables" / "itc2019" / "muni-fi-spr17.xml"


def slots(time: Time) -> set[tuple[int, int, int]]:
    return {
        (week, day, slot)
        for week in range(60)
        for day in range(7)
        for slot in range(time.start, time.end)
        if time.weeks >> week & 1 and time.days >> day & 1
    }


def check(problem: Problem, placements: Mapping[str, Placement]) -> None:
    """Assert what `place` claims."""
    assert set(placements) == set(problem.classes)
    taken: Counter[tuple[str, tuple[int, int, int]]] = Counter()
    for key, each in placements.items():
        given = problem.classes[key]
        assert each.time in given.times
        assert bool(each.room) == bool(given.needs_room and given.rooms)
        if each.room:
            assert each.room in rooms_for(given, problem)
            taken.update((each.room, slot) for slot in slots(each.time))
            closed = [slots(time) for time in problem.rooms[each.room].unavailable]
            assert not any(slots(each.time) & shut for shut in closed)
    assert not taken or max(taken.values()) == 1
    broken = [
        each
        for each in problem.distributions
        if each.required and is_broken(each, [placements[k] for k in each.classes], problem)
    ]
    assert not broken


@pytest.mark.skipif(not DATA, reason="CAMPUS_DATA names no folder of real data")
def test_a_published_problem_is_solved() -> None:
    problem = read_problem(MUNI)
    placements, lost = place(problem)
    assert not lost
    check(problem, placements)


def test_a_made_problem_is_solved_and_its_students_get_classes(tmp_path: Path) -> None:
    problem = read_problem(Written(tmp_path / "files", courses=10, rooms=4).problem)
    placements, lost = place(problem)
    assert not lost
    check(problem, placements)
    members = section(problem, placements)
    check_sections(problem, placements, members)


def check_sections(
    problem: Problem,
    placements: Mapping[str, Placement],
    members: Mapping[str, tuple[str, ...]],
) -> None:
    """Assert that each student has one class of each part of a configuration, with its parents."""
    for key, students in members.items():
        assert len(students) <= (problem.classes[key].limit or 0)
        parent = problem.classes[key].parent
        assert not parent or set(students) <= set(members[parent])
    for student, courses in problem.takes.items():
        mine = {key for key, students in members.items() if student in students}
        for course in courses:
            its = {key for key in mine if problem.classes[key].course == course}
            assert any(
                all(len(its & set(part)) == 1 for part in config) and len(its) == len(config)
                for config in problem.courses[course].configs
            )
        assert {problem.classes[key].course for key in mine} == set(courses)


def test_too_few_rooms_leave_classes_without_one(tmp_path: Path) -> None:
    problem = read_problem(Written(tmp_path / "files", courses=30, rooms=1).problem)
    _, lost = place(problem)
    assert lost  # 5 times of at most 7 days for 75 classes of one room


def test_students_avoid_overlaps_where_they_can(tmp_path: Path) -> None:
    """Two courses, each with a class at nine and one at ten: nobody needs to overlap."""
    file = tmp_path / "problem.xml"
    hours = {"9": "108", "10": "120"}
    courses = "".join(
        f'<course id="{course}"><config id="k"><subpart id="s">'
        + "".join(
            f'<class id="{course}{hour}" limit="10" room="false">'
            f'<time days="1000000" start="{start}" length="12" weeks="11"/></class>'
            for hour, start in hours.items()
        )
        + "</subpart></config></course>"
        for course in "AB"
    )
    both = '<course id="A"/><course id="B"/>'
    students = "".join(f'<student id="{n}">{both}</student>' for n in range(20))
    file.write_text(
        '<problem name="two" nrDays="7" slotsPerDay="288" nrWeeks="2">'
        f"<courses>{courses}</courses><students>{students}</students></problem>"
    )
    problem = read_problem(file)
    placements, _ = place(problem)
    members = section(problem, placements)
    assert [len(members[key]) for key in ("A9", "A10", "B9", "B10")] == [10] * 4
    assert not overlaps_of(Solution(placements, members))


def test_a_solution_without_students_gets_them(tmp_path: Path) -> None:
    written = Written(tmp_path / "files")
    text = written.solution.read_text(encoding="utf-8")
    for student in range(120):
        text = text.replace(f'<student id="S{student}"/>', "")
    written.solution.write_text(text, encoding="utf-8")
    problem = read_problem(written.problem)
    given = read_solution(written.solution, problem).placements
    campus = load(folder_of("quad"))
    account = import_itc2019(written.problem, written.solution, None, campus, tmp_path / "out")
    assert "which classes 120 students attend" in str(account)
    assert "times and rooms" not in str(account)
    check_sections(problem, given, section(problem, given))
    assert f"{written.enrolments} enrolments" in str(account)


def test_no_solution_gives_the_same_folder_each_time(tmp_path: Path) -> None:
    written = Written(tmp_path / "files")
    campus = load(folder_of("quad"))
    for name in ("one", "two"):
        account = import_itc2019(written.problem, None, None, campus, tmp_path / name)
    assert "constraints that are not required are ignored" in str(account)
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()
