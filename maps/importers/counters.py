"""Counters where nobody surveyed them: in halls, shops and clinics, and at the doors of libraries.

Their numbers and times are those of `maps/data/furnishing_services.csv`.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from maps.campus import Building, Room, Service
from maps.definitions import rows_of
from maps.vocabulary import GATE

SHOP, PARCEL, LIBRARY = "shop", "parcel", "library"
ASSUMED = frozenset(("all",))


@dataclass(frozen=True)
class _Counter:
    """The counters of a kind of room: seats for each server, mean service time [s], hours."""

    room_kind: str
    kind: str
    name: str
    name_zh: str
    seats_a_server: float
    mean_service_s: float
    service_cv: float
    hours: tuple[tuple[int, int], ...]

    def servers(self, seats: int) -> int:
        return max(1, math.ceil(seats / self.seats_a_server))


def _seconds(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60


def _hours(text: str) -> tuple[tuple[int, int], ...]:
    spans = (span.split("-") for span in text.split())
    return tuple((_seconds(opens), _seconds(closes)) for opens, closes in spans)


@cache
def _counters() -> Mapping[str, _Counter]:
    """Return the counters of each kind of service."""
    return {
        row["kind"]: _Counter(
            row["room_kind"],
            row["kind"],
            row["name"],
            row["name_zh"],
            float(row["seats_a_server"]),
            float(row["mean_service_s"]),
            float(row["service_cv"]),
            _hours(row["hours"]),
        )
        for row in rows_of("maps", "data/furnishing_services.csv")
    }


def _service(
    key: str, names: tuple[str, str], at: tuple[str, str, str], counter: _Counter, servers: int
) -> Service:
    """Return a service; `at` is its building, and its room or its entrance."""
    building, room, entrance = at
    name, name_zh = names
    return Service(
        id=f"{key}-{counter.kind}",
        name=f"{name} {counter.name}"[:200] if name else "",
        name_zh=f"{name_zh} {counter.name_zh}"[:200] if name_zh else "",
        assumed=ASSUMED,
        building=building,
        room=room,
        kind=counter.kind,
        servers=servers,
        mean_service_s=counter.mean_service_s,
        hours=counter.hours,
        service_cv=counter.service_cv,
        entrance=entrance,
    )


def with_parcel_station(rooms: Sequence[Room]) -> tuple[list[Room], str]:
    """Return the rooms, half of the largest shop as a room of its own, and that room's id.

    Where there is no shop, or only a tiny one, the rooms stay as they are, and the id is empty.
    """
    shops = [room for room in rooms if room.kind == SHOP and room.seats > 1]
    if not shops:
        return list(rooms), ""
    shop = max(shops, key=lambda room: (room.area_m2, room.id))
    area_m2 = round(shop.area_m2 / 2, 1)
    station = replace(shop, id=f"{shop.id}p", seats=shop.seats // 2, area_m2=area_m2)
    rest = replace(shop, seats=shop.seats - station.seats, area_m2=area_m2)
    split = [rest if room is shop else room for room in rooms]
    split.insert(split.index(rest) + 1, station)
    return split, station.id


def counters_in(rooms: Iterable[Room], station: str) -> list[Service]:
    """Return the counters of the rooms that have some; `station` is the parcel station's room."""
    of_room = {counter.room_kind: kind for kind, counter in _counters().items()}
    return [
        _service(
            room.id,
            (room.name, room.name_zh),
            (room.building, room.id, ""),
            counter,
            counter.servers(room.seats),
        )
        for room in rooms
        if room.kind in of_room
        for counter in [_counters()[PARCEL if room.id == station else of_room[room.kind]]]
    ]


def gates_of(
    buildings: Iterable[Building], rooms: Iterable[Room], doors: Mapping[str, Sequence[str]]
) -> list[Service]:
    """Return a gate at every door of a library; `doors` are the entrances of each building."""
    counter, every = _counters()[GATE], list(rooms)
    return [
        _service(
            door,
            (building.name, building.name_zh),
            (building.id, "", door),
            counter,
            max(2, math.ceil(counter.servers(seats) / len(doors[building.id]))),
        )
        for building in buildings
        if building.use == LIBRARY
        for seats in [sum(room.seats for room in every if room.building == building.id)]
        for door in doors.get(building.id, ())
    ]
