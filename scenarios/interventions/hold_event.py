"""Holds an event: a concert, a match, a fair."""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from maps.campus import Campus
from scenarios.interventions.intervention import DAY_S, FieldFault, Intervention
from scenarios.interventions.targets import places, target_faults

Years = Annotated[tuple[int, ...], Field(strict=False, max_length=10)]


class HoldEvent(Intervention):
    """Draws a share of the students, or of those of some `years`, to the places `target`.

    They are there from `from` until `until`, spread over the places by their capacity, and come as
    they come to classes: friends together, some not at all, who is still in a class misses it.
    """

    kind: Literal["hold_event"]
    share: float = Field(gt=0.0, le=1.0)
    years: Years = ()

    def faults_on(self, campus: Campus) -> Sequence[FieldFault]:
        """Return the targets that the campus does not know, and times that are no part of a day."""
        found = list(target_faults(self.target, places, campus, "a room, an area or a building"))
        if self.end_s is None or self.end_s // DAY_S != self.start_s // DAY_S:
            found.append(("until", self.end_s, "must be a time of the day of from", "as 21:00"))
        return found


DECLARATION = HoldEvent
