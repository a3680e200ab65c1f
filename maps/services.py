"""Reads `services.csv`, and tells every fault in it."""

import re
from collections.abc import Mapping
from pathlib import Path as File

from maps.campus import Room, Service
from maps.faults import Faults, did_you_mean
from maps.features import Features, Properties
from maps.tables import OPTIONAL_COLUMNS, assumed, new_key, numbers
from maps.text_files import read_csv
from maps.vocabulary import GATE, service_kinds

COLUMNS = ("id", "building", "room", "kind", "servers", "mean_service_s", "hours")
OPTIONAL = ("entrance", "service_cv", "longest_wait_s", *OPTIONAL_COLUMNS)
HOURS = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})")
DAY_S = 86_400


def opening_hours(text: str, reader: Properties) -> tuple[tuple[int, int], ...]:
    """Return the (open, close) pairs of a text such as `06:30-09:00 10:45-13:15` [s]."""
    hours: list[tuple[int, int]] = []
    for part in text.split():
        match = HOURS.fullmatch(part)
        if match is None:
            reader.fault("hours", part, "must be as in 06:30-09:00 10:45-13:15")
            continue
        h0, m0, h1, m1 = (int(digits) for digits in match.groups())
        opens, closes = h0 * 3600 + m0 * 60, h1 * 3600 + m1 * 60
        last = hours[-1][1] if hours else 0
        if m0 > 59 or m1 > 59 or not last <= opens < closes <= DAY_S:
            reader.fault("hours", part, "must open before it closes, within 00:00-24:00, in order")
            continue
        hours.append((opens, closes))
    if not text.split():
        reader.fault("hours", text, "must name at least one opening time")
    return tuple(hours)


def _check_room(
    reader: Properties, row: Mapping[str, str], rooms: Mapping[str, Room], taken: set[str]
) -> None:
    """Note what is wrong with the room in which counters stand."""
    room = rooms.get(row["room"])
    if row.get("entrance"):
        rule = f"only a service of kind {GATE} stands at an entrance"
        reader.fault("entrance", row["entrance"], rule)
    if room is None:
        hint = did_you_mean(row["room"], rooms)
        reader.fault("room", row["room"], "must be a room of rooms.csv", hint)
    elif room.building != row["building"]:
        reader.fault("building", row["building"], f"room {room.id} is in {room.building}")
    if row["room"] in taken:
        rule = "a room holds the counters of one service"
        reader.fault("room", row["room"], rule, "add servers to that one, or name another room")


def _check_entrance(
    reader: Properties, row: Mapping[str, str], features: Features, taken: set[str]
) -> None:
    """Note what is wrong with the entrance, or the gate of the campus, at which a gate stands."""
    key = row.get("entrance") or ""
    known = {**features.entrances, **{gate: features.spots[gate] for gate in features.gates()}}
    if key in features.ids and features.ids[key] in ("entrance", "gate") and key not in known:
        return  # the map tells what is wrong with it
    door = features.entrances.get(key)
    if key not in known:
        rule = "a gate stands at an entrance of a building or at a gate of the campus"
        reader.fault("entrance", key, rule, did_you_mean(key, known))
    elif door is not None and row["building"] != door.of:
        reader.fault("building", row["building"], f"entrance {key} is one of {door.of}")
    elif door is None and row["building"]:
        rule = "a gate of the campus belongs to no building"
        reader.fault("building", row["building"], rule, "leave it empty")
    if row["room"]:
        rule = "a gate stands at an entrance, and in no room"
        reader.fault("room", row["room"], rule, "leave it empty")
    if key in taken:
        rule = "an entrance has one gate"
        reader.fault("entrance", key, rule, "add servers to that one, or name another entrance")


def read_services(
    file: File, rooms: Mapping[str, Room] | None, features: Features | None, faults: Faults
) -> dict[str, Service]:
    """Return the services of `services.csv`, by id; notes each fault.

    `rooms` is None where `rooms.csv` itself is at fault, `features` where the map is.
    """
    services: dict[str, Service] = {}
    taken: set[str] = set()
    ids = features.ids if features else {}
    for line, row in read_csv(file, COLUMNS, OPTIONAL, faults):
        cells = {**row, "service_cv": row.get("service_cv") or "1"}
        longest = row.get("longest_wait_s") or ""
        measured = ("mean_service_s", "service_cv", *(("longest_wait_s",) if longest else ()))
        reader = Properties(numbers(cells, ("servers",), measured), f"line {line}", faults)
        key = new_key(reader, (ids, rooms or {}, services))
        kind = reader.word("kind", service_kinds())
        # where the other file is at fault, its faults are told there
        if kind == GATE and features is not None:
            _check_entrance(reader, row, features, taken)
        elif kind != GATE and rooms is not None:
            _check_room(reader, row, rooms, taken)
        taken.add((row.get("entrance") or "") if kind == GATE else row["room"])
        service = Service(
            id=key,
            name=reader.text("name"),
            name_zh=reader.text("name_zh"),
            assumed=assumed(row),
            building=row["building"],
            room=row["room"],
            kind=kind,
            servers=reader.whole("servers", 1, 10_000),
            mean_service_s=reader.number("mean_service_s", 0.1, 86_400.0),
            hours=opening_hours(row["hours"], reader),
            service_cv=reader.number("service_cv", 0.0, 1.0),
            entrance=row.get("entrance") or "",
            longest_wait_s=reader.number("longest_wait_s", 0.0, 86_400.0) if longest else None,
        )
        if key:
            services[key] = service
    return services
