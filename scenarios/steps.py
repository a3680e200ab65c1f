"""How long a run may be whose every step is recorded."""

from collections.abc import Mapping
from typing import Any

from scenarios.source import Key

MOST_DAYS = 24
"""Milliseconds since the first midnight stand in 32 bits, which hold 24.8 days."""


def step_faults(table: Mapping[str, Any]) -> list[tuple[Key, object, str, str]]:
    """Return the fault of a scenario that records every step of too many days."""
    recording, calendar = table.get("recording"), table.get("calendar")
    if not isinstance(recording, Mapping) or not isinstance(calendar, Mapping):
        return []
    days = calendar.get("days")
    if recording.get("trajectories") is not True or type(days) is not int or days <= MOST_DAYS:
        return []
    rule = f"every step is recorded of {MOST_DAYS} days at most"
    hint = f"set calendar.days to {MOST_DAYS} or fewer, or leave out recording.trajectories"
    return [(("calendar", "days"), days, rule, hint)]
