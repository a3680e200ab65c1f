"""Reads a problem of ITC 2019, and tells every fault in it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

from maps.faults import Faults, did_you_mean
from scenarios.importers.itc2019.distribution_kinds import DISTRIBUTION_KINDS
from scenarios.importers.itc2019.elements import Attributes, read_xml
from scenarios.importers.itc2019.problem import (
    ClassGiven,
    Course,
    Distribution,
    Problem,
    RoomGiven,
    Time,
)
from scenarios.inputs.class_times import MOST_WEEKS, WEEKDAYS

MOST_NUMBER = 1_000_000
SLOT_COUNTS = (24, 48, 96, 144, 288, 480, 720, 1440)  # days cut into whole minutes
_KIND = re.compile(r"([A-Za-z]+)(?:\(([0-9]{1,6}(?:,[0-9]{1,6})*)\))?")


@dataclass
class _Reader:
    """What was read so far, and the faults of the file."""

    faults: Faults
    days: int = 0
    weeks: int = 0
    slots: int = 0
    rooms: dict[str, RoomGiven] = field(default_factory=dict)
    courses: dict[str, Course] = field(default_factory=dict)
    classes: dict[str, ClassGiven] = field(default_factory=dict)
    takes: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, element: Element, place: str) -> Attributes:
        return Attributes(element, place, self.faults)

    def new_key(self, element: Element, what: str, taken: Iterable[str]) -> str:
        """Return the id of an element, which must be new."""
        attributes = self.of(element, what)
        key = attributes.key("id")
        if key and key in taken:
            attributes.fault("id", key, "must be unique")
            return ""
        return key

    def known(
        self, element: Element, place: str, name: str, known: Mapping[str, object], what: str
    ) -> str:
        """Return an id that refers to something known, "" with a fault where it does not."""
        attributes = self.of(element, place)
        key = attributes.key(name)
        if key and key not in known:
            attributes.fault(name, key, f"must be {what} of the problem", did_you_mean(key, known))
            return ""
        return key

    def time(self, element: Element, place: str) -> Time:
        """Return the time that an element gives."""
        attributes = self.of(element, place)
        start = attributes.whole("start", 0, self.slots - 1)
        length = attributes.whole("length", 1, self.slots)
        if start + length > self.slots:
            rule = f"must end on the day on which it starts, by slot {self.slots}"
            attributes.fault("length", f"{start} + {length}", rule)
        return Time(
            days=attributes.bits("days", self.days),
            start=start,
            length=length,
            weeks=attributes.bits("weeks", self.weeks),
        )


def read_problem(file: Path) -> Problem:
    """Return the problem in a file; raises InputError with every fault of it."""
    faults = Faults(str(file))
    root = read_xml(file, "problem", faults)
    reader = _Reader(faults)
    head = reader.of(root, "problem")
    name = head.key("name")
    reader.days = head.whole("nrDays", 1, len(WEEKDAYS))
    reader.weeks = head.whole("nrWeeks", 1, MOST_WEEKS)
    reader.slots = head.whole("slotsPerDay", SLOT_COUNTS[0], SLOT_COUNTS[-1])
    if reader.slots not in SLOT_COUNTS:
        rule = f"must be one of {', '.join(map(str, SLOT_COUNTS))}, so that a slot is whole minutes"
        head.fault("slotsPerDay", reader.slots, rule)
    faults.raise_if_any()
    _read_rooms(reader, root)
    for element in root.iterfind("courses/course"):
        _read_course(reader, element)
    _check_parents(reader)
    distributions = [
        _distribution(reader, element, f"distribution {number}")
        for number, element in enumerate(root.iterfind("distributions/distribution"), 1)
    ]
    _read_students(reader, root)
    if not reader.classes:
        faults.add("courses", "", "must hold at least one class")
    faults.raise_if_any()
    return Problem(
        name=name,
        days=reader.days,
        weeks=reader.weeks,
        slots_a_day=reader.slots,
        rooms=reader.rooms,
        courses=reader.courses,
        classes=reader.classes,
        distributions=tuple(each for each in distributions if each is not None),
        takes=reader.takes,
    )


def _read_rooms(reader: _Reader, root: Element) -> None:
    elements = root.findall("rooms/room")
    ids = {element.get("id", ""): None for element in elements}
    for element in elements:
        key = reader.new_key(element, "room", reader.rooms)
        place = f"room {key}"
        travel = {
            reader.known(way, f"{place}, travel", "room", ids, "a room"): reader.of(
                way, f"{place}, travel"
            ).whole("value", 0, reader.slots)
            for way in element.findall("travel")
        }
        if key:
            reader.rooms[key] = RoomGiven(
                id=key,
                capacity=reader.of(element, place).whole("capacity", 0, MOST_NUMBER),
                travel=travel,
                unavailable=tuple(
                    reader.time(each, f"{place}, unavailable")
                    for each in element.findall("unavailable")
                ),
            )


def _read_course(reader: _Reader, element: Element) -> None:
    course = reader.new_key(element, "course", reader.courses)
    configs: list[tuple[tuple[str, ...], ...]] = []
    for config in element.findall("config"):
        subparts: list[tuple[str, ...]] = []
        for subpart in config.findall("subpart"):
            label = f"{course}/{len(configs)}/{len(subparts)}"
            keys = [_read_class(reader, each, course, label) for each in subpart.findall("class")]
            subparts.append(tuple(filter(None, keys)))
        configs.append(tuple(each for each in subparts if each))
    if course:
        reader.courses[course] = Course(course, tuple(each for each in configs if each))


def _read_class(reader: _Reader, element: Element, course: str, subpart: str) -> str:
    key = reader.new_key(element, "class", reader.classes)
    place = f"class {key}"
    attributes = reader.of(element, place)
    has_limit = element.get("limit") is not None
    if element.get("room", "true") not in ("true", "false"):
        attributes.fault("room", element.get("room"), "must be true or false")
    times: dict[Time, int] = {}
    for option in element.findall("time"):
        time = reader.time(option, f"{place}, time")
        penalty = reader.of(option, f"{place}, time").whole("penalty", 0, MOST_NUMBER, 0)
        times.setdefault(time, penalty)
    if not times:
        attributes.fault("time", "", "must name at least one time")
    if key:
        reader.classes[key] = ClassGiven(
            id=key,
            course=course,
            subpart=subpart,
            parent=attributes.key("parent") if element.get("parent") is not None else "",
            limit=attributes.whole("limit", 0, MOST_NUMBER) if has_limit else None,
            needs_room=element.get("room", "true") != "false",
            times=times,
            rooms={
                reader.known(option, f"{place}, room", "id", reader.rooms, "a room"): reader.of(
                    option, f"{place}, room"
                ).whole("penalty", 0, MOST_NUMBER, 0)
                for option in element.findall("room")
            },
        )
    return key


def _check_parents(reader: _Reader) -> None:
    """Note parents that are no class of another subpart of the course, and rings of parents."""
    for each in reader.classes.values():
        if not each.parent:
            continue
        parent = reader.classes.get(each.parent)
        place = f"class {each.id}, parent"
        if parent is None or parent.course != each.course or parent.subpart == each.subpart:
            rule = "must be a class of another subpart of the course"
            reader.faults.add(place, each.parent, rule)
            continue
        above, steps = parent, 0
        while above.parent in reader.classes and steps < 100:
            above, steps = reader.classes[above.parent], steps + 1
        if steps == 100:
            reader.faults.add(place, each.parent, "no class may be above itself")


def _distribution(reader: _Reader, element: Element, place: str) -> Distribution | None:
    text = element.get("type") or ""
    match = _KIND.fullmatch(text)
    kind = match[1] if match else text
    numbers = tuple(int(part) for part in (match[2] or "").split(",") if part) if match else ()
    keys = [
        reader.known(each, place, "id", reader.classes, "a class")
        for each in element.findall("class")
    ]
    if kind not in DISTRIBUTION_KINDS:
        hint = did_you_mean(kind, DISTRIBUTION_KINDS)
        reader.faults.add(f"{place}, type", text, "must be a kind of constraint", hint)
        return None
    if len(numbers) != DISTRIBUTION_KINDS[kind]:
        rule = f"{kind} has {DISTRIBUTION_KINDS[kind]} numbers in brackets"
        reader.faults.add(f"{place}, type", text, rule)
        return None
    return Distribution(
        kind=kind,
        numbers=numbers,
        required=element.get("required") == "true",
        penalty=reader.of(element, place).whole("penalty", 0, MOST_NUMBER, 0),
        classes=tuple(dict.fromkeys(filter(None, keys))),
    )


def _read_students(reader: _Reader, root: Element) -> None:
    for element in root.iterfind("students/student"):
        key = reader.new_key(element, "student", reader.takes)
        courses = [
            reader.known(each, f"student {key}", "id", reader.courses, "a course")
            for each in element.findall("course")
        ]
        if key:
            reader.takes[key] = tuple(dict.fromkeys(filter(None, courses)))
