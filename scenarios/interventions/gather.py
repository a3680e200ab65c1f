"""Lets class groups come to a place one after another, as for registration."""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from maps.campus import Campus
from scenarios.interventions.intervention import DAY_S, FieldFault, Intervention
from scenarios.interventions.targets import places, target_faults

Years = Annotated[tuple[int, ...], Field(strict=False, max_length=10)]


class Gather(Intervention):
    """Calls the class groups of some `years` to the places `target`, spread from `from` to `until`.

    Each group comes once and stays for `stay_min` minutes. Without `years`, all groups come.
    """

    kind: Literal["gather"]
    years: Years = ()
    stay_min: float = Field(default=30.0, gt=0.0, le=480.0)

    def faults_on(self, campus: Campus) -> Sequence[FieldFault]:
        """Return the targets that the campus does not know, and times that are no part of a day."""
        found = list(target_faults(self.target, places, campus, "a room, an area or a building"))
        if self.end_s is None or self.end_s // DAY_S != self.start_s // DAY_S:
            found.append(("until", self.end_s, "must be a time of the day of from", "as 17:00"))
        elif self.end_s - self.start_s < 60.0 * self.stay_min:
            found.append(("stay_min", self.stay_min, "must fit between from and until", ""))
        return found


DECLARATION = Gather
