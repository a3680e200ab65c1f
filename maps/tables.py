"""Reads `rooms.csv`, and tells every fault in it; and what other tables read alike."""

from collections.abc import Mapping, Sequence
from pathlib import Path as File

from maps.campus import Room
from maps.faults import Faults, did_you_mean
from maps.features import ID, Properties
from maps.text_files import read_csv
from maps.vocabulary import room_kinds

ROOM_COLUMNS = ("id", "building", "floor", "kind", "seats", "area_m2")
OPTIONAL_COLUMNS = ("name", "name_zh", "assumed")


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


def building_and_floors(
    reader: Properties, floors: Mapping[str, int | None] | None
) -> tuple[str, int]:
    """Return the building of a row, and its floors, 100 where those are unknown.

    `floors` gives the floors of each known building (None where that itself is at fault), or is
    None where the map could not be read.
    """
    building = str(reader.values["building"])
    if floors is not None and building not in floors:
        hint = did_you_mean(building, floors)
        reader.fault("building", building, "must be a building of the map", hint)
    return building, (floors or {}).get(building) or 100


def assumed(row: Mapping[str, str]) -> frozenset[str]:
    """Return the columns of a row whose values nobody measured."""
    return frozenset(row.get("assumed", "").split())


def read_rooms(
    file: File, floors: Mapping[str, int | None] | None, ids: Mapping[str, str], faults: Faults
) -> dict[str, Room]:
    """Return the rooms of `rooms.csv`, by id; notes each fault.

    `floors` as of `building_and_floors`; `ids` are those that the map uses already.
    """
    rooms: dict[str, Room] = {}
    for line, row in read_csv(file, ROOM_COLUMNS, OPTIONAL_COLUMNS, faults):
        reader = Properties(numbers(row, ("floor", "seats"), ("area_m2",)), f"line {line}", faults)
        key = new_key(reader, (ids, rooms))
        building, top = building_and_floors(reader, floors)
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
