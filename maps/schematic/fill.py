"""Fills buildings with rooms and rooms with counters, floor by floor, as a plan's tables say."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from maps.campus import Room, Service
from maps.definitions import rows_of
from maps.schematic.plan import Block, Plan, Row
from maps.vocabulary import GATE

ASSUMED = frozenset({"all"})
_FLOORS_ZH = "一二三四五六七八九十"


def _area_a_seat() -> Mapping[str, float]:
    return {row["kind"]: float(row["m2_a_seat"]) for row in rows_of("maps", "data/room_kinds.csv")}


def _floors(text: str) -> range:
    """Return the floors of a text such as `3` or `1-6`."""
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def _families(plan: Plan) -> Mapping[str, Sequence[Block]]:
    families: dict[str, list[Block]] = defaultdict(list)
    for block in plan.buildings:
        families[block.family].append(block)
    return families


def rooms(plan: Plan) -> list[Room]:
    """Return the rooms of all buildings, numbered on each floor in the order of the plan's rows."""
    area = _area_a_seat()
    families = _families(plan)
    used: Counter[tuple[str, int]] = Counter()
    found = []
    for row in plan.rooms:
        for block in families[row["building"]]:
            for floor in _floors(row["floors"]):
                for _ in range(int(row["count"])):
                    used[block.id, floor] += 1
                    number = f"{floor}{used[block.id, floor]:02d}"
                    found.append(
                        Room(
                            id=f"{block.id}-{number}",
                            name=f"{block.name} {number}",
                            name_zh=f"{block.name_zh}{number}",
                            building=block.id,
                            floor=floor,
                            kind=row["kind"],
                            seats=int(row["seats"]),
                            area_m2=int(row["seats"]) * area[row["kind"]],
                            assumed=ASSUMED,
                        )
                    )
    return found


def _hours(text: str) -> tuple[tuple[int, int], ...]:
    """Return the opening times of a text such as `06:30-09:00 10:45-13:15` in seconds."""

    def seconds(clock: str) -> int:
        hour, minute = clock.split(":")
        return int(hour) * 3600 + int(minute) * 60

    pairs = (span.split("-") for span in text.split())
    return tuple((seconds(opens), seconds(closes)) for opens, closes in pairs)


def _service(row: Row, room: Room, block: Block) -> Service:
    known = row["name"] or f"{block.name}, floor {room.floor}"
    known_zh = row["name_zh"] or f"{block.name_zh}{_FLOORS_ZH[room.floor - 1]}楼"
    return Service(
        id=f"{room.id}-{row['kind']}",
        name=known,
        name_zh=known_zh,
        building=block.id,
        room=room.id,
        kind=row["kind"],
        servers=int(row["servers"]),
        mean_service_s=float(row["mean_service_s"]),
        hours=_hours(row["hours"]),
        assumed=ASSUMED,
    )


def _gate(row: Row) -> Service:
    return Service(
        id=f"{row['entrance']}-turnstiles",
        name=row["name"],
        name_zh=row["name_zh"],
        building=row["building"],
        room="",
        kind=GATE,
        servers=int(row["servers"]),
        mean_service_s=float(row["mean_service_s"]),
        hours=_hours(row["hours"]),
        service_cv=float(row["service_cv"]),
        entrance=row["entrance"],
        assumed=ASSUMED,
    )


def services(plan: Plan, filled: Sequence[Room]) -> list[Service]:
    """Return the counters in rooms, on each wanted floor, and those of the gates.

    Each is in the room that its row names by number, or at the entrance that its row names.
    """
    families = _families(plan)
    rooms_by_id = {room.id: room for room in filled}
    counters = [
        _service(row, rooms_by_id[f"{block.id}-{floor}{int(row['room']):02d}"], block)
        for row in plan.services
        for block in families[row["building"]]
        for floor in _floors(row["floors"])
    ]
    return [*counters, *map(_gate, plan.gates)]
