"""Tells of a problem and its solution what a planner should know."""

from collections import Counter
from collections.abc import Sequence

from scenarios.importers.account import Account, counted, named
from scenarios.importers.itc2019.constraints import is_broken
from scenarios.importers.itc2019.overlaps import Overlap, classes_of
from scenarios.importers.itc2019.problem import Problem, Solution


def tell_problem(problem: Problem, account: Account) -> None:
    """Note how large a problem is."""
    account.found += [
        f"{counted(len(problem.classes), 'class')} of {counted(len(problem.courses), 'course')}, "
        f"{counted(len(problem.rooms), 'room')}, {counted(len(problem.takes), 'student')}",
        f"{problem.weeks} weeks of {problem.days} days, in slots of {problem.slot_s / 60:g} min",
    ]


def tell_solution(
    problem: Problem, solution: Solution, overlaps: Sequence[Overlap], account: Account
) -> None:
    """Note what a solution holds and what is not right with it."""
    enrolments = sum(map(len, solution.members.values()))
    roomless = [key for key, each in solution.placements.items() if not each.room]
    account.found += [
        f"{counted(enrolments, 'enrolment')}, and {room_hours(problem, solution):,.2f} room-hours "
        f"booked in the term",
        f"{counted(len(roomless), 'class')} without a room: {named(roomless) or 'none'}",
    ]
    small = _too_small(problem, solution)
    if small:
        account.differs.append(
            f"{counted(len(small), 'class')} in a room with fewer seats than students "
            f"(class: students > seats): {named(small)}"
        )
    _tell_clashes(problem, solution, account)
    _tell_overlaps(overlaps, account)
    _tell_sections(problem, solution, account)
    broken = Counter(
        each.kind
        for each in problem.distributions
        if each.required
        and is_broken(each, [solution.placements[k] for k in each.classes], problem)
    )
    for kind, count in sorted(broken.items()):
        account.differs.append(f"{counted(count, 'required constraint')} {kind} broken")


def room_hours(problem: Problem, solution: Solution) -> float:
    """Return how many hours rooms are booked for in the term [h]."""
    slots = sum(
        each.time.length * each.time.days.bit_count() * each.time.weeks.bit_count()
        for each in solution.placements.values()
        if each.room
    )
    return slots * problem.slot_s / 3600


def _too_small(problem: Problem, solution: Solution) -> list[str]:
    small = []
    for key, placement in solution.placements.items():
        students = len(solution.members[key])
        if placement.room and problem.rooms[placement.room].capacity < students:
            small.append(f"{key}: {students} > {problem.rooms[placement.room].capacity}")
    return small


def _tell_clashes(problem: Problem, solution: Solution, account: Account) -> None:
    """Note rooms that hold two classes at once, or one while they are unavailable."""
    in_room: dict[str, list[str]] = {}
    for key, placement in solution.placements.items():
        in_room.setdefault(placement.room, []).append(key)
    for room, keys in in_room.items():
        if not room:
            continue
        times = {key: solution.placements[key].time for key in keys}
        double = [
            f"{one} and {other}"
            for i, one in enumerate(keys)
            for other in keys[i + 1 :]
            if times[one].overlaps(times[other])
        ]
        closed = [
            key
            for key in keys
            if any(times[key].overlaps(closed) for closed in problem.rooms[room].unavailable)
        ]
        if double:
            account.differs.append(f"room {room} holds two classes at once: {named(double)}")
        if closed:
            account.differs.append(f"room {room} is unavailable to its classes {named(closed)}")


def _tell_overlaps(overlaps: Sequence[Overlap], account: Account) -> None:
    if not overlaps:
        account.found.append("no student in two classes at once")
        return
    students = {each.student for each in overlaps}
    in_rooms = sum(each.both_in_rooms for each in overlaps)
    account.differs.append(
        f"{counted(len(students), 'student')} with {counted(len(overlaps), 'pair')} of classes "
        f"that overlap, {in_rooms:,} of them in two rooms at once; each is listed"
    )


def _tell_sections(problem: Problem, solution: Solution, account: Account) -> None:
    """Note students whose classes are not one of each subpart of a configuration of a course."""
    classes = classes_of(solution)
    lacking = extra = 0
    for student, courses in problem.takes.items():
        keys = set(classes.get(student, ()))
        for course in courses:
            its = {key for key in keys if problem.classes[key].course == course}
            lacking += not _is_whole(problem, course, its)
        extra += sum(problem.classes[key].course not in courses for key in keys)
    if lacking:
        account.differs.append(
            f"{counted(lacking, 'student')} of a course without one class of each part of it"
        )
    if extra:
        account.differs.append(f"{counted(extra, 'enrolment')} in a course that was not asked for")


def _is_whole(problem: Problem, course: str, keys: set[str]) -> bool:
    configs = problem.courses[course].configs
    parents_too = all(
        not problem.classes[key].parent or problem.classes[key].parent in keys for key in keys
    )
    return parents_too and (
        not configs
        or any(
            len(keys) == len(config) and all(len(keys & set(part)) == 1 for part in config)
            for config in configs
        )
    )
