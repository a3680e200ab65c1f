"""Reads a solution of a problem of ITC 2019, and tells every fault in it."""

from pathlib import Path
from xml.etree.ElementTree import Element

from maps.faults import Faults, did_you_mean
from scenarios.importers.account import named
from scenarios.importers.itc2019.elements import Attributes, read_xml
from scenarios.importers.itc2019.problem import ClassGiven, Placement, Problem, Solution, Time


def read_solution(file: Path, problem: Problem) -> Solution:
    """Return the solution in a file; raises InputError with every fault of it.

    It must place each class of the problem at one of its times. A room may be any of the
    problem's, and may be missing: what breaks a constraint is left as it is.
    """
    faults = Faults(str(file))
    root = read_xml(file, "solution", faults)
    if root.get("name") != problem.name:
        hint = "are the two files of different problems?"
        faults.add("solution, name", root.get("name") or "", f"must be {problem.name!r}", hint)
    placements: dict[str, Placement] = {}
    members: dict[str, tuple[str, ...]] = {}
    for element in root.findall("class"):
        key = Attributes(element, "class", faults).key("id")
        given = problem.classes.get(key)
        if given is None:
            hint = did_you_mean(key, problem.classes)
            faults.add("class, id", key, "must be a class of the problem", hint)
        elif key in placements:
            faults.add("class, id", key, "must be unique")
        else:
            placements[key] = _placement(element, given, problem, faults)
            members[key] = _members(element, given, problem, faults)
    missing = [key for key in problem.classes if key not in placements]
    if missing:
        faults.add("classes", named(missing), "every class of the problem must have a time")
    faults.raise_if_any()
    in_order = {key: placements[key] for key in problem.classes}
    return Solution(in_order, {key: members[key] for key in in_order})


def _placement(element: Element, given: ClassGiven, problem: Problem, faults: Faults) -> Placement:
    attributes = Attributes(element, f"class {given.id}", faults)
    before = len(faults.found)
    days = attributes.bits("days", problem.days)
    start = attributes.whole("start", 0, problem.slots_a_day - 1)
    weeks = attributes.bits("weeks", problem.weeks)
    its = [t for t in given.times if (t.days, t.start, t.weeks) == (days, start, weeks)]
    if not its and len(faults.found) == before:
        shown = f"{element.get('days')} {start} {element.get('weeks')}"
        attributes.fault("time", shown, "must be one of the times that the problem gives it")
    room = element.get("room") or ""
    if room and room not in problem.rooms:
        hint = did_you_mean(room, problem.rooms)
        attributes.fault("room", room, "must be a room of the problem", hint)
    return Placement(its[0] if its else Time(0, 0, 1, 0), room)


def _members(
    element: Element, given: ClassGiven, problem: Problem, faults: Faults
) -> tuple[str, ...]:
    found: dict[str, None] = {}
    place = f"class {given.id}, student"
    for student in element.findall("student"):
        key = Attributes(student, place, faults).key("id")
        if key not in problem.takes:
            faults.add(place, key, "must be a student of the problem")
        elif key in found:
            faults.add(place, key, "is in the class already")
        found[key] = None
    if given.limit is not None and len(found) > given.limit:
        rule = f"must be at most its limit of {given.limit}"
        faults.add(f"class {given.id}, students", len(found), rule)
    return tuple(found)
