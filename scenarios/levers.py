"""Parameters that shape the timetable which is made, and do nothing to one that is read."""

from collections.abc import Mapping, Sequence
from typing import Any

from scenarios.parameters import known_parameters
from scenarios.source import Key

LEVERS = (
    "compaction",
    "laboratory_meetings",
    "project_share",
    "office_hours_share",
    "tutorial_share",
    "tutorial_students_share",
    "club_share",
    "clubs",
    "talk_share",
    "group_study_share",
    "group_study_size",
)
LATER = "later_mornings"
"""Acts on every timetable: one that was made has it in it, one that is read gets it in each run."""


def levers_pulled(parameters: Mapping[str, Any]) -> list[str]:
    """Return which of them a section `parameters` sets to another value than they have."""
    return _pulled(parameters, LEVERS)


def levers_at_rest(parameters: Mapping[str, Any], *, made: bool) -> dict[str, float]:
    """Return those that a timetable of a scenario has in it, with the value that pulls none."""
    known = known_parameters()["space"]
    levers = (*LEVERS, LATER) if made else LEVERS
    return {key: known[key].value for key in _pulled(parameters, levers)}


def _pulled(parameters: Mapping[str, Any], levers: Sequence[str]) -> list[str]:
    values = parameters.get("space")
    known = known_parameters().get("space", {})
    if not isinstance(values, Mapping):
        return []
    return [key for key in levers if key in values and values[key] != known[key].value]


def lever_faults(table: Mapping[str, Any]) -> list[tuple[Key, object, str, str]]:
    """Return the levers that a scenario pulls though it names a timetable."""
    timetable, parameters = table.get("timetable"), table.get("parameters")
    if not isinstance(timetable, Mapping) or not isinstance(timetable.get("folder"), str):
        return []
    if not isinstance(parameters, Mapping):
        return []
    rule = "does nothing to a timetable that is read: it shapes the one that is made"
    hint = "leave it out, or leave out timetable.folder"
    return [
        (("parameters", "space", key), parameters["space"][key], rule, hint)
        for key in levers_pulled(parameters)
    ]
