"""Plans the rooms of a scenario's classes, and writes the plan down."""

import os
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from maps.campus import Campus
from maps.new_folder import refuse_used, write_folder
from models.people.types import NONE, Ints, Timetable
from models.space.planning.plan import Plan, moved, plan_rooms
from models.space.planning.task import Task
from models.space.planning.worth import BUILDINGS, SEATS, WALKING, gains
from scenarios.inputs.class_times import WEEKDAYS, clock_text, weeks_text
from scenarios.inputs.timetable import Meeting, RawTimetable, read_timetable
from scenarios.inputs.timetable_texts import csv_text, timetable_texts
from scenarios.levers import levers_at_rest
from scenarios.loading import load
from scenarios.schema import Scenario
from scenarios.site import site_of
from sim.planning.task import planning_task
from sim.world.stage import set_stage

MOVES_FILE, REPORT_FILE = "moves.csv", "report.txt"
BEFORE, AFTER = "before", "after"
# What a plan cuts: the unit it is told in, and how many of the models' units that is.
UNITS = {
    WALKING: ("person_km", "person-km of walks to, from and between classes", 1000.0),
    SEATS: ("seat_h", "hours of empty seats", 1.0),
    BUILDINGS: ("building_h", "hours in which a building holds a class", 1.0),
}
# The indicator by which runs confirm it, and which direction is better.
ASKED = {
    WALKING: ("walking_min_per_person", "lower"),
    SEATS: ("room_occupancy", "higher"),
    BUILDINGS: ("class_building_h", "lower"),
}


@dataclass(frozen=True)
class RoomPlan:
    """A plan, and the account of it for people."""

    plan: Plan
    moves: int
    account: str


def plan_scenario(
    name: str,
    settings: Sequence[str],
    seed: int,
    aim: str,
    most_moves: int | None,
    minutes: float,
    out: Path,
    progress: Callable[[str, float], None],
) -> RoomPlan:
    """Plan the rooms of a scenario and write timetables before and after, the moves, an account.

    The search takes so many `minutes` at the utmost. The population is the one that a run with
    these timetables has. Interventions and weeks of exams are left out of the plan: they act on
    the timetables when these are run. Raises InputError where the scenario is refused or `out`
    holds something; then nothing is written.
    """
    refuse_used(out)
    scenario = load(name, settings)
    campus = site_of(scenario.campus)
    progress("settling people and classes", 0.0)
    usual = _without_changes(scenario)
    raw = _timetable(usual, seed, campus)
    task, meetings, places = _task(usual, seed, campus, raw)
    end_s = time.monotonic() + 60.0 * minutes
    plan = plan_rooms(
        aim,
        task,
        most_moves,
        lambda: end_s - time.monotonic(),
        lambda share: progress("planning", share),
    )
    changed = _in_order(task, moved(task, plan.room))
    gained = gains(aim, task, plan.room, changed)
    unit, told, size = UNITS[aim]
    rows = []
    for m, gain in zip(changed.tolist(), gained.tolist(), strict=True):
        meeting, students = raw.meetings[meetings[m]], _members(raw, meetings[m])
        rows.append(_move(meeting, places[plan.room[m]], students, gain / size))
    account = _account(plan, task, told, size, len(rows), raw, most_moves)
    columns = ("class", "weekday", "start", "end", "weeks", "room", "new_room", "students")
    after = list(raw.meetings)
    for m in changed.tolist():
        after[meetings[m]] = replace(after[meetings[m]], room=places[plan.room[m]])
    pairs = _enrolments(raw)
    texts = {MOVES_FILE: csv_text((*columns, f"gain_{unit}"), rows), REPORT_FILE: account + "\n"}
    for folder, held in ((BEFORE, raw.meetings), (AFTER, after)):
        files = timetable_texts(held, pairs)
        texts |= {f"{folder}/{file}": text for file, text in files.items()}
        texts[f"{folder}.toml"] = _scenario_text(name, scenario, folder, aim, out)
    write_folder(out, texts)
    return RoomPlan(plan, len(rows), account)


def _without_changes(scenario: Scenario) -> Scenario:
    """Return a scenario without what changes its timetable, and without energy."""
    calendar = scenario.calendar.model_copy(update={"exam_weeks": ()})
    energy = scenario.energy.model_copy(update={"on": False})
    changed = {"interventions": (), "calendar": calendar, "energy": energy}
    return scenario.model_copy(update=changed)


def _timetable(scenario: Scenario, seed: int, campus: Campus) -> RawTimetable:
    """Return the timetable that a scenario names, or as files have it the one made for it."""
    if scenario.timetable.folder is not None:
        return read_timetable(Path(scenario.timetable.folder), campus)
    stage = set_stage(scenario, seed, campus)
    return _as_read(stage.timetable, stage.terrain.places.ids)


def _as_read(timetable: Timetable, places: Sequence[str]) -> RawTimetable:
    """Return a made timetable with ids for its students and teachers."""
    width = len(str(int(timetable.enrolled.max(initial=0))))
    meetings = tuple(
        Meeting(
            class_id=timetable.class_id[m],
            course=timetable.course[m],
            kind=timetable.kind[m],
            weekday=int(timetable.weekday[m]),
            start_s=int(timetable.start_s[m]),
            end_s=int(timetable.end_s[m]),
            weeks=int(timetable.weeks[m]),
            room="" if timetable.room[m] == NONE else places[timetable.room[m]],
            instructor=_id("t", int(timetable.instructor[m]), width),
            seats=int(timetable.seats[m]),
        )
        for m in range(len(timetable.class_id))
        if timetable.weekday[m] != NONE
    )
    held = np.flatnonzero(timetable.weekday != NONE)
    enrolled = [timetable.enrolled[timetable.first[m] : timetable.first[m + 1]] for m in held]
    persons, row = np.unique(np.concatenate(enrolled), return_inverse=True)
    return RawTimetable(
        meetings=meetings,
        students=tuple(_id("s", person, width) for person in persons.tolist()),
        first=np.cumsum([0, *(each.size for each in enrolled)], dtype=np.int64),
        enrolled=row.astype(np.int64),
    )


def _id(letter: str, person: int, width: int) -> str:
    return "" if person == NONE else f"{letter}{person:0{width}d}"


def _task(
    scenario: Scenario, seed: int, campus: Campus, raw: RawTimetable
) -> tuple[Task, list[int], list[str]]:
    """Return the task that a run with this timetable sets; the rooms are ids.

    The timetable holds already what the scenario's levers made of it.
    """
    space = {**scenario.parameters.get("space", {}), **_let_go(scenario)}
    with tempfile.TemporaryDirectory() as folder:
        write_folder(Path(folder) / "t", timetable_texts(raw.meetings, _enrolments(raw)))
        section = scenario.timetable.model_copy(update={"folder": str(Path(folder) / "t")})
        changed = {"timetable": section, "parameters": {**scenario.parameters, "space": space}}
        stage = set_stage(scenario.model_copy(update=changed), seed, campus)
    task, meetings, rooms = planning_task(stage, stage.space)
    return task, meetings.tolist(), [stage.terrain.places.ids[room] for room in rooms.tolist()]


def _members(raw: RawTimetable, meeting: int) -> int:
    return int(raw.first[meeting + 1] - raw.first[meeting])


def _enrolments(raw: RawTimetable) -> list[tuple[str, str]]:
    """Return class and student, once for each class."""
    seen: dict[tuple[str, str], None] = {}
    for number, meeting in enumerate(raw.meetings):
        for row in raw.enrolled[raw.first[number] : raw.first[number + 1]].tolist():
            seen[meeting.class_id, raw.students[row]] = None
    return list(seen)


def _in_order(task: Task, moves: Ints) -> Ints:
    """Return moves by weekday and time, and then by the building that is left."""
    building = task.building[task.room[moves]]
    return moves[np.lexsort((moves, building, task.start_s[moves], task.weekday[moves]))]


def _move(meeting: Meeting, room: str, students: int, gain: float) -> tuple[object, ...]:
    return (
        meeting.class_id,
        WEEKDAYS[meeting.weekday],
        clock_text(meeting.start_s),
        clock_text(meeting.end_s),
        weeks_text(meeting.weeks),
        meeting.room,
        room,
        students,
        f"{gain:.3f}",
    )


def _scenario_text(name: str, scenario: Scenario, folder: str, aim: str, out: Path) -> str:
    """Return a scenario that runs one of the two timetables, and asks whether it does better.

    The timetable holds already what the scenario's levers made of it.
    """
    parent = os.path.relpath(name, out) if name.endswith(".toml") else name
    indicator, direction = ASKED[aim]
    lines = [
        f'extends = "{Path(parent).as_posix()}"',
        f'name = "rooms-{folder}"',
        "",
        "[timetable]",
        f'folder = "{folder}"',
        *_lines_let_go(scenario),
        "",
        "[[questions]]",
        f'indicator = "{indicator}"',
        f'direction = "{direction}"',
    ]
    return "\n".join(lines) + "\n"


def _let_go(scenario: Scenario) -> dict[str, float]:
    return levers_at_rest(scenario.parameters, made=scenario.timetable.folder is None)


def _lines_let_go(scenario: Scenario) -> list[str]:
    lines = [f"{key} = {value:g}" for key, value in _let_go(scenario).items()]
    return ["", "[parameters.space]", *lines] if lines else []


def _account(
    plan: Plan,
    task: Task,
    told: str,
    size: float,
    moves: int,
    raw: RawTimetable,
    most_moves: int | None,
) -> str:
    less = 100.0 * (plan.before - plan.after) / plan.before if plan.before else 0.0
    most = "" if most_moves is None else f", of at most {most_moves:,}"
    proof = (
        "proven optimum"
        if plan.gap < 2e-4
        else f"no plan has less than {plan.bound / size:,.1f} (gap {100 * plan.gap:.1f} %)"
    )
    lines = [
        f"Rooms of {len(raw.meetings):,} weekly meetings, {task.size:,} of them planned",
        f"  {told}, in the term: {plan.before / size:,.1f} before, {plan.after / size:,.1f} after "
        f"({less:.1f} % less)",
        f"  {proof}",
        f"  meetings that move: {moves:,}{most}",
    ]
    if task.fixed.any():
        lines.append(f"  meetings left alone, which share a room at once: {task.fixed.sum():,}")
    return "\n".join(lines)
