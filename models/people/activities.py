"""The kinds of activity, read once from `activities.csv`."""

from dataclasses import dataclass
from functools import cache

from maps.definitions import rows_of


@dataclass(frozen=True)
class Activity:
    """What a person does at a place; `key` is what tables and tests call it."""

    key: str
    name: str
    name_zh: str


@cache
def activities() -> tuple[Activity, ...]:
    """Return every activity, in the order of the file; their numbers are positions in it."""
    return tuple(Activity(**row) for row in rows_of("models.people", "data/activities.csv"))


@cache
def activity_number(key: str) -> int:
    """Return the number of an activity; ValueError where there is none of that key."""
    return [activity.key for activity in activities()].index(key)
