"""Moves classes to another room, or to another time of the day."""

from collections.abc import Sequence
from typing import Literal

from maps.campus import Campus
from maps.faults import did_you_mean
from scenarios.interventions.intervention import DAY_S, FieldFault, Instant, Intervention


class MoveClasses(Intervention):
    """Moves the classes `target` to room `to`, or lets them start at `start`, in the whole run.

    A target is a class, a course, or a kind of class; all their meetings move. Nobody checks that
    the room or the people are free then: what comes of it, the run shows.
    """

    kind: Literal["move_classes"]
    to: str | None = None
    start: Instant | None = None

    def faults_on(self, campus: Campus) -> Sequence[FieldFault]:
        """Return a room that is not there, and a move that moves nothing."""
        found: list[FieldFault] = []
        if not self.target:
            found.append(("target", "", "must be given", "name classes, courses or kinds of class"))
        if self.to is None and self.start is None:
            found.append(("to", "", "must be given, or start", "a room, or a time as 17:20"))
        if self.to is not None and self.to not in campus.rooms:
            hint = did_you_mean(self.to, campus.rooms)
            found.append(("to", repr(self.to), "must be a room of the campus", hint))
        if self.start is not None and self.start >= DAY_S:
            found.append(("start", self.start, "must be a time of a day", "as 17:20"))
        return [*found, *self.whole_run_faults("classes move for the whole run")]


DECLARATION = MoveClasses
