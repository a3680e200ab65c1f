"""Reads `rooms.csv` and `services.csv`, and tells every fault in them."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path as File

from maps.campus import Room, Service
from maps.faults import Faults, did_you_mean
from maps.features import ID, Properties
from maps.text_files import read_csv
from maps.vocabulary import room_kinds, service_kinds

ROOM_COLUMNS = ("id", "building", "floor", "kind", "seats", "area_m2")
SERVICE_COLUMNS = ("id", "building", "room", "kind", "servers", "mean_service_s", "hours")
OPTIONAL_COLUMNS = ("name", "name_zh", "assumed")
OPTIONAL_SERVICE_COLUMNS = ("service_cv", *OPTIONAL_COLUMNS)
HOURS = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})")
DAY_S = 86_400


def numbers(row: Mapping[str, str], whole: Sequence[str], real: Sequence[str]) -> dict[str, object]:
    """Return a row with the named cells as numbers where they are numbers."""
    values: dict[str, object] = dict(row)
    for name in (*whole, *real):
        text = row[name].strip()
        try:
            values[name] = int(text) if name in whole and len(text) < 19 else float(text)
        except ValueError:
            values[name] = row[name]
    return values


def new_key(reader: Properties, taken: Sequence[Mapping[str, object]]) -> str:
    """Return the id of a row, "" where it is none or taken already."""
    key = str(reader.values["id"])
    if not ID.fullmatch(key):
        reader.fault("id", key, "must be 1 to 64 letters, digits and -_.:")
        return ""
    if any(key in ids for ids in taken):
        reader.fault("id", key, "must be unique on the campus")
        return ""
    return key


def assumed(row: Mapping[str, str]) -> frozenset[str]:
    """Return the columns of a row whose values nobody measured."""
    return frozenset(row.get("assumed", "").split())


def read_rooms(
    file: File, floors: Mapping[str, int | None] | None, ids: Mapping[str, str], faults: Faults
) -> dict[str, Room]:
    """Return the rooms of `rooms.csv`, by id; notes each fault.

    `floors` gives the floors of each known building (None where that itself is at fault), or is
    None where the map could not be read; `ids` are those that the map uses already.
    """
    rooms: dict[str, Room] = {}
    for line, row in read_csv(file, ROOM_COLUMNS, OPTIONAL_COLUMNS, faults):
        reader = Properties(numbers(row, ("floor", "seats"), ("area_m2",)), f"line {line}", faults)
        key = new_key(reader, (ids, rooms))
        building = row["building"]
        if floors is not None and building not in floors:
            hint = did_you_mean(building, floors)
            reader.fault("building", building, "must be a building of the map", hint)
        top = (floors or {}).get(building) or 100
        room = Room(
            id=key,
            name=reader.text("name"),
            name_zh=reader.text("name_zh"),
            assumed=assumed(row),
            building=building,
            floor=reader.whole("floor", 1, top),
            kind=reader.word("kind", room_kinds()),
            seats=reader.whole("seats", 0, 100_000),
            area_m2=reader.number("area_m2", 0.1, 1e6),
        )
        if key:
            rooms[key] = room
    return rooms


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


def read_services(
    file: File, rooms: Mapping[str, Room] | None, ids: Mapping[str, str], faults: Faults
) -> dict[str, Service]:
    """Return the services of `services.csv`, by id; notes each fault.

    `rooms` is None where `rooms.csv` itself is at fault.
    """
    services: dict[str, Service] = {}
    for line, row in read_csv(file, SERVICE_COLUMNS, OPTIONAL_SERVICE_COLUMNS, faults):
        cells = {**row, "service_cv": row.get("service_cv") or "1"}
        values = numbers(cells, ("servers",), ("mean_service_s", "service_cv"))
        reader = Properties(values, f"line {line}", faults)
        key = new_key(reader, (ids, rooms or {}, services))
        room = (rooms or {}).get(row["room"])
        if rooms is None:
            pass  # the faults of rooms.csv are told there
        elif room is None:
            hint = did_you_mean(row["room"], rooms)
            reader.fault("room", row["room"], "must be a room of rooms.csv", hint)
        elif room.building != row["building"]:
            reader.fault("building", row["building"], f"room {room.id} is in {room.building}")
        if row["room"] in {service.room for service in services.values()}:
            rule = "a room holds the counters of one service"
            reader.fault("room", row["room"], rule, "add servers to that one, or name another room")
        service = Service(
            id=key,
            name=reader.text("name"),
            name_zh=reader.text("name_zh"),
            assumed=assumed(row),
            building=row["building"],
            room=row["room"],
            kind=reader.word("kind", service_kinds()),
            servers=reader.whole("servers", 1, 10_000),
            mean_service_s=reader.number("mean_service_s", 0.1, 86_400.0),
            hours=opening_hours(row["hours"], reader),
            service_cv=reader.number("service_cv", 0.0, 1.0),
        )
        if key:
            services[key] = service
    return services
