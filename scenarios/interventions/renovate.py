"""Closes a building for renovation, and holds its classes elsewhere."""

from collections.abc import Sequence
from typing import Literal

from maps.campus import Campus
from scenarios.interventions.intervention import FieldFault, Intervention
from scenarios.interventions.targets import places, target_faults


class Renovate(Intervention):
    """Closes the rooms or buildings `target` in the whole run; their classes move to other rooms.

    Classes keep their times. Those for which no room is left are not held, and reported.
    """

    kind: Literal["renovate"]

    def faults_on(self, campus: Campus) -> Sequence[FieldFault]:
        """Return the targets that the campus does not know."""
        found = target_faults(self.target, places, campus, "a room or a building")
        return [*found, *self.whole_run_faults("a building is renovated for the whole run")]


DECLARATION = Renovate
