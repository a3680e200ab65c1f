"""Imports a problem of ITC 2019 as a timetable folder: `import_itc2019`."""

from collections.abc import Mapping
from pathlib import Path

from maps.campus import Campus
from maps.new_folder import refuse_used, write_folder
from scenarios.importers.account import Account, counted, named
from scenarios.importers.itc2019.overlaps import overlaps_of
from scenarios.importers.itc2019.placing import place
from scenarios.importers.itc2019.problem import Problem, Solution
from scenarios.importers.itc2019.problem_reading import read_problem
from scenarios.importers.itc2019.sectioning import section
from scenarios.importers.itc2019.solution_reading import read_solution
from scenarios.importers.itc2019.telling import tell_problem, tell_solution
from scenarios.importers.room_mapping import (
    MAPPING_FILE,
    fit_rooms,
    mapping_text,
    read_mapping,
    tell_mapping,
)
from scenarios.inputs.timetable import Meeting
from scenarios.inputs.timetable_texts import csv_text, timetable_texts

REPORT_FILE = "report.txt"
OVERLAPS_FILE = "overlaps.csv"


def import_itc2019(
    problem_file: Path,
    solution_file: Path | None,
    rooms_file: Path | None,
    campus: Campus,
    out: Path,
) -> Account:
    """Write a timetable folder from a problem and its solution, and tell what became of them.

    `rooms_file` says which room of the campus stands for each; left out, they are fitted. Beside
    the two files of a timetable stand the mapping, the overlaps and the account. Raises
    `InputError` with every fault of the inputs; then nothing is written.
    """
    refuse_used(out)
    problem = read_problem(problem_file)
    account = Account(f"{problem.name}: a timetable of ITC 2019")
    tell_problem(problem, account)
    solution = _solution(problem, solution_file, account)
    mapped = _mapped(problem, rooms_file, campus, account)
    ids = student_ids(problem)
    overlaps = overlaps_of(solution)
    tell_solution(problem, solution, overlaps, account)
    texts = timetable_texts(
        meetings_of(problem, solution, mapped),
        ((key, ids[one]) for key, members in solution.members.items() for one in members),
    )
    rows = [(ids[each.student], each.one, each.other) for each in overlaps]
    texts[OVERLAPS_FILE] = csv_text(("student", "class", "other_class"), rows)
    texts[MAPPING_FILE] = mapping_text(_capacity(problem), mapped, campus)
    texts[REPORT_FILE] = f"{account}\n"
    write_folder(out, texts)
    return account


def _solution(problem: Problem, file: Path | None, account: Account) -> Solution:
    """Return the solution in a file; what it does not say, or all where there is none, is made."""
    if file is not None:
        read = read_solution(file, problem)
        if any(read.members.values()) or not problem.takes:
            return read
        placements = read.placements
    else:
        placements, lost = place(problem)
        account.assumed.append(
            "times and rooms: rooms hold one class at a time, are open and have the seats of the "
            "class's limit (or are the largest it may have); every required constraint is kept; "
            "constraints that are not required are ignored"
        )
        if lost:
            account.differs.append(
                f"{counted(len(lost), 'class')} without a place that keeps all of that, "
                f"held without a room: {named(lost)}"
            )
    account.assumed.append(
        f"which classes {counted(len(problem.takes), 'student')} attend, "
        "by limits, seats, parent classes and what overlaps least"
    )
    return Solution(placements, section(problem, placements))


def _mapped(
    problem: Problem, file: Path | None, campus: Campus, account: Account
) -> Mapping[str, str]:
    capacity = _capacity(problem)
    if file is not None:
        mapped = read_mapping(file, capacity, campus)
    else:
        minutes = problem.slot_s / 60
        mapped = fit_rooms(capacity, lambda a, b: problem.travel(a, b) * minutes, campus)
        account.assumed.append(
            f"which room of the campus stands for each of {counted(len(mapped), 'room')}, "
            f"by seats and walks: {MAPPING_FILE} says which; change it and give it with --rooms"
        )
    tell_mapping(capacity, mapped, campus, account)
    return mapped


def _capacity(problem: Problem) -> dict[str, int]:
    return {key: room.capacity for key, room in problem.rooms.items()}


def student_ids(problem: Problem) -> dict[str, str]:
    """Return our own ids of the students, in the order of the problem."""
    width = len(str(len(problem.takes)))
    return {key: f"s{number:0{width}d}" for number, key in enumerate(problem.takes, 1)}


def meetings_of(problem: Problem, solution: Solution, mapped: Mapping[str, str]) -> list[Meeting]:
    """Return a meeting for each class and day of its week, in the order of the problem."""
    meetings = []
    for key, placement in solution.placements.items():
        given, time = problem.classes[key], placement.time
        limit = len(solution.members[key]) if given.limit is None else given.limit
        meetings += [
            Meeting(
                class_id=key,
                course=given.course,
                kind="",
                weekday=day,
                start_s=time.start * problem.slot_s,
                end_s=time.end * problem.slot_s,
                weeks=time.weeks,
                room=mapped.get(placement.room, ""),
                instructor="",
                seats=limit,
            )
            for day in range(problem.days)
            if time.days >> day & 1
        ]
    return meetings
