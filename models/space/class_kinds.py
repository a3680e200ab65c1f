"""The kinds of class: how many groups share one, and which rooms suit it."""

from dataclasses import dataclass
from functools import cache

from maps.definitions import rows_of


@dataclass(frozen=True)
class ClassKind:
    """A row of `class_kinds.csv`; `rooms` are kinds of room, the best suited first."""

    key: str
    name: str
    name_zh: str
    share: float
    fewest_groups: int
    most_groups: int
    rooms: tuple[str, ...]


@cache
def class_kinds() -> tuple[ClassKind, ...]:
    """Return every kind of class, in the order of the file."""
    return tuple(
        ClassKind(
            key=row["kind"],
            name=row["name"],
            name_zh=row["name_zh"],
            share=float(row["share"]),
            fewest_groups=int(row["fewest_groups"]),
            most_groups=int(row["most_groups"]),
            rooms=tuple(row["rooms"].split()),
        )
        for row in rows_of("models.space", "data/class_kinds.csv")
    )
