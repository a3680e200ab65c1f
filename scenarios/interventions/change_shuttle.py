"""Changes how often a shuttle runs, and what it carries."""

from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import Field

from maps.campus import Campus
from scenarios.interventions.intervention import FieldFault, Intervention
from scenarios.interventions.targets import target_faults


def shuttles(campus: Campus) -> Mapping[str, Sequence[str]]:
    """Return the shuttle routes that each target means: itself."""
    return {key: [key] for key, line in campus.lines.items() if not line.is_lift}


class ChangeShuttle(Intervention):
    """Lets the shuttle routes of `target` run otherwise, in the whole run.

    They depart every `headway_s` from the first departure to the last one of their timetable,
    with so many `vehicles` of so many `seats`. What is left out stays as it is.
    """

    kind: Literal["change_shuttle"]
    headway_s: int | None = Field(default=None, ge=30, le=86_400)
    vehicles: int | None = Field(default=None, ge=1, le=100)
    seats: int | None = Field(default=None, ge=1, le=500)

    def faults_on(self, campus: Campus) -> Sequence[FieldFault]:
        """Return the targets that the campus does not know, and times."""
        found: list[FieldFault] = [
            (field, value, "a shuttle is changed for the whole run", "leave it out")
            for field, value in (("from", self.start_s or None), ("until", self.end_s))
            if value is not None
        ]
        if (self.headway_s, self.vehicles, self.seats) == (None, None, None):
            found.append(("kind", self.kind, "must say headway_s, vehicles or seats", ""))
        return found + target_faults(self.target, shuttles, campus, "a shuttle route")


DECLARATION = ChangeShuttle
