"""Which room of the campus stands for each room of a foreign timetable."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np

from maps.campus import Campus
from maps.faults import Faults, InputError, did_you_mean
from maps.text_files import read_csv
from models.people.headcount import TEACHING_KINDS
from models.people.walks import walks_m
from models.space.room_mapping import map_rooms
from scenarios.importers.account import Account, counted, named
from scenarios.inputs.timetable_texts import csv_text
from scenarios.parameters import parameters_of

MAPPING_FILE = "rooms.csv"
COLUMNS = ("room", "campus_room")
OPTIONAL_COLUMNS = ("capacity", "seats")

Minutes = Callable[[str, str], float]


def read_mapping(file: Path, rooms: Mapping[str, object], campus: Campus) -> dict[str, str]:
    """Return the room of the campus for each of `rooms`; raises InputError with every fault."""
    faults = Faults(str(file))
    mapped: dict[str, str] = {}
    for line, row in read_csv(file, COLUMNS, OPTIONAL_COLUMNS, faults):
        room, there = row["room"].strip(), row["campus_room"].strip()
        if room not in rooms:
            rule = "must be a room of the timetable"
            faults.add(f"line {line}, room", room, rule, did_you_mean(room, rooms))
        elif room in mapped:
            faults.add(f"line {line}, room", room, "must stand once")
        if there not in campus.rooms:
            rule = "must be a room of the campus"
            hint = did_you_mean(there, campus.rooms)
            faults.add(f"line {line}, campus_room", there, rule, hint)
        mapped[room] = there
    missing = [room for room in rooms if room not in mapped]
    if missing and not faults:
        faults.add("rooms", named(missing), "every room of the timetable must stand in the file")
    faults.raise_if_any()
    return mapped


def fit_rooms(capacity: Mapping[str, int], minutes: Minutes, campus: Campus) -> dict[str, str]:
    """Return a room of the campus for each room of a timetable, by seats and walks.

    `capacity` are the seats of the timetable's rooms; `minutes` tells the walk between two [min].
    Only rooms for teaching are taken. Raises InputError where the campus has none.
    """
    candidates = sorted(key for key, room in campus.rooms.items() if room.kind in TEACHING_KINDS)
    rooms = list(capacity)
    if not candidates:
        faults = Faults(campus.id or "campus")
        faults.add(
            "rooms", "", f"must have a room of a kind for teaching: {', '.join(TEACHING_KINDS)}"
        )
        raise InputError(faults.found)
    if not rooms:
        return {}
    speed = parameters_of("people", {})["walking_speed"].value
    mapped = map_rooms(
        np.array([capacity[key] for key in rooms], np.int64),
        np.array([[minutes(a, b) for b in rooms] for a in rooms]),
        np.array([campus.rooms[key].seats for key in candidates], np.int64),
        walks_m(campus, candidates) / (speed * 60.0),
        parameters_of("space", {}),
    )
    return {room: candidates[k] for room, k in zip(rooms, mapped.tolist(), strict=True)}


def tell_mapping(
    capacity: Mapping[str, int], mapped: Mapping[str, str], campus: Campus, account: Account
) -> None:
    """Note which rooms of the campus are too small, and which stand for several."""
    short = [key for key in capacity if campus.rooms[mapped[key]].seats < capacity[key]]
    for key in short:
        there = campus.rooms[mapped[key]]
        account.differs.append(
            f"room {key} has {capacity[key]} seats, "
            f"and {there.id}, which stands for it, {there.seats}"
        )
    users: dict[str, list[str]] = {}
    for key in capacity:
        users.setdefault(mapped[key], []).append(key)
    for there_id, rooms in users.items():
        if len(rooms) > 1:
            account.differs.append(
                f"{there_id} stands for {counted(len(rooms), 'room')}: {named(rooms)}"
            )


def mapping_text(capacity: Mapping[str, int], mapped: Mapping[str, str], campus: Campus) -> str:
    """Return the mapping as a CSV file, which can be changed and given again."""
    rows: Sequence[tuple[object, ...]] = [
        (key, mapped[key], capacity[key], campus.rooms[mapped[key]].seats) for key in capacity
    ]
    return csv_text((*COLUMNS, *OPTIONAL_COLUMNS), rows)
