"""The kinds of activity, read once from `activities.csv`."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Activity:
    """What a person does at a place; `key` is what tables and tests call it."""

    key: str
    name: str
    name_zh: str


@cache
def activities() -> tuple[Activity, ...]:
    """Return every activity, in the order of the file; their numbers are positions in it."""
    text = files("models.people").joinpath("data/activities.csv").read_text(encoding="utf-8")
    return tuple(Activity(**row) for row in csv.DictReader(text.splitlines()))


@cache
def activity_number(key: str) -> int:
    """Return the number of an activity; ValueError where there is none of that key."""
    return [activity.key for activity in activities()].index(key)
