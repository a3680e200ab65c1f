"""The kinds of joint activity beside classes, read once from `joint_activities.csv`."""

from dataclasses import dataclass
from functools import cache

from maps.definitions import rows_of
from models.space.periods import seconds_of


@dataclass(frozen=True)
class JointKind:
    """A row of the file; `rooms` are kinds of room, `shares_room` lets several be in one."""

    key: str
    name: str
    name_zh: str
    start_s: float
    lasts_s: float
    rooms: tuple[str, ...]
    shares_room: bool


@cache
def joint_kinds() -> tuple[JointKind, ...]:
    """Return every kind, in the order of the file."""
    return tuple(
        JointKind(
            key=row["kind"],
            name=row["name"],
            name_zh=row["name_zh"],
            start_s=seconds_of(row["start"]),
            lasts_s=60.0 * float(row["lasts_min"]),
            rooms=tuple(row["rooms"].split()),
            shares_room=row["shares_room"] == "1",
        )
        for row in rows_of("models.space", "data/joint_activities.csv")
    )
