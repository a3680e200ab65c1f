"""What a planner asks of rooms: how much they are used, which least and most, and when."""

from dataclasses import dataclass

import duckdb


@dataclass(frozen=True)
class Use:
    """Use of a kind of room; shares of 1, None where there is nothing to divide by.

    `kind` is "teaching" for all rooms in which classes are held. `said` is what the norms and
    surveys say of the utilisation of that kind: whose, and the value.
    """

    kind: str
    rooms: int
    booked_frequency: float
    booked_occupancy: float | None
    booked_utilisation: float | None
    frequency: float
    occupancy: float | None
    utilisation: float | None
    said: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class RoomUse:
    """A room: its seats, and the hours of a day in which it was booked and in use."""

    room: str
    seats: int
    booked_h: float
    used_h: float
    utilisation: float


@dataclass(frozen=True)
class HourUse:
    """An hour of the teaching day: the share of rooms and of all seats that were in use."""

    hour: int
    frequency: float
    utilisation: float


@dataclass(frozen=True)
class Change:
    """Two classes one after the other whose time between does not suffice, or did not [min]."""

    from_class: str
    from_room: str
    to_class: str
    to_room: str
    people: int
    gap_min: float
    took_min: float
    late_share: float


MEASURES = (
    "booked_frequency",
    "booked_occupancy",
    "booked_utilisation",
    "frequency",
    "occupancy",
    "utilisation",
)

_ROOMS = """
SELECT room, any_value(capacity), sum(booked_h) / count(DISTINCT day),
    sum(used_h) / count(DISTINCT day), sum(used_seat_h) / sum(capacity) AS utilisation
FROM room_hours GROUP BY room ORDER BY utilisation {order}, room LIMIT ?"""

_HOURS = """
SELECT hour, avg(used_h), sum(used_seat_h) / sum(capacity)
FROM room_hours GROUP BY hour ORDER BY avg(used_h) DESC, hour LIMIT ?"""

_CHANGES = """
SELECT from_class, from_room, to_class, to_room, people, gap_min, took_min, late_share
FROM class_changes WHERE can_be_made <> 'yes'
ORDER BY people * late_share DESC, took_min - gap_min DESC, from_class, to_class LIMIT ?"""


def use_of_rooms(connection: duckdb.DuckDBPyConnection) -> list[Use]:
    """Return the use of rooms for teaching by kind, all of them last."""
    rows = connection.execute(
        f"SELECT kind, rooms, {', '.join(MEASURES)} FROM utilisation "
        "ORDER BY kind = 'teaching', kind"
    ).fetchall()
    said = connection.execute(
        "SELECT kind, norm, value FROM norms WHERE measure = 'utilisation' ORDER BY kind, norm"
    ).fetchall()
    return [
        Use(
            kind=kind,
            rooms=rooms,
            **dict(zip(MEASURES, shares, strict=True)),
            said=tuple((norm, value) for of_kind, norm, value in said if of_kind == kind),
        )
        for kind, rooms, *shares in rows
    ]


def rooms_by_use(
    connection: duckdb.DuckDBPyConnection, fullest: bool, most: int = 5
) -> list[RoomUse]:
    """Return the rooms of which most seats are in use over the teaching day, or the fewest."""
    sql = _ROOMS.format(order="DESC" if fullest else "ASC")
    return [RoomUse(*row) for row in connection.execute(sql, [most]).fetchall()]


def unused_rooms(connection: duckdb.DuckDBPyConnection) -> int:
    """Return how many rooms for teaching nobody was seen in."""
    row = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM room_hours GROUP BY place HAVING sum(used_h) = 0)"
    ).fetchone()
    return int(row[0]) if row else 0


def fullest_hours(connection: duckdb.DuckDBPyConnection, most: int = 3) -> list[HourUse]:
    """Return the hours in which most rooms are in use."""
    return [HourUse(*row) for row in connection.execute(_HOURS, [most]).fetchall()]


def roomless(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, int]]:
    """Return how many meetings of each kind found no room, kinds without any left out."""
    return connection.execute(
        "SELECT kind, count(*) FROM roomless GROUP BY kind ORDER BY kind"
    ).fetchall()


def changes_not_made(connection: duckdb.DuckDBPyConnection, most: int = 5) -> list[Change]:
    """Return the changes between classes that take longer than there is time, the worst first."""
    return [Change(*row) for row in connection.execute(_CHANGES, [most]).fetchall()]
