"""Keeps a share of people away for some days: illness, internships, a travel ban."""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from maps.campus import Campus
from maps.faults import did_you_mean
from scenarios.interventions.intervention import DAY_S, FieldFault, Intervention

ROLES = ("student", "teacher", "staff", "visitor")


class ChangePopulation(Intervention):
    """Lets a share of the people of the roles `target` stay where they live, on whole days.

    Residents stay in their rooms, others do not come. Left out, `target` means every role. Classes
    are held without them. Who stays away is the same on all days of the intervention; with a larger
    share, the same people and others. How many belong to the campus at all says `population`.
    """

    kind: Literal["change_population"]
    absent_share: float = Field(gt=0.0, le=1.0)

    def faults_on(self, campus: Campus) -> Sequence[FieldFault]:
        """Return roles that are none, and times that are no midnight."""
        found: list[FieldFault] = [
            ("target", repr(role), "must be a role of people", did_you_mean(role, ROLES))
            for role in self.target
            if role not in ROLES
        ]
        found += [
            (field, second, "people stay away for whole days: must be a midnight", 'as "2 00:00"')
            for field, second in (("from", self.start_s), ("until", self.end_s))
            if second is not None and second % DAY_S
        ]
        return found


DECLARATION = ChangePopulation
