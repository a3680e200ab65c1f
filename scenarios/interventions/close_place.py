"""Closes rooms, areas and buildings: nobody new is let in."""

from collections.abc import Sequence
from typing import Literal

from maps.campus import Campus
from scenarios.interventions.intervention import FieldFault, Intervention
from scenarios.interventions.targets import places, target_faults


class ClosePlace(Intervention):
    """Lets nobody into `target` who is not in it; who is in it leaves as planned.

    Whoever sets out knows of it, and turns to what comes next.
    """

    kind: Literal["close_place"]

    def faults_on(self, campus: Campus) -> Sequence[FieldFault]:
        """Return the targets that the campus does not know."""
        return target_faults(self.target, places, campus, "a room, an area or a building")


DECLARATION = ClosePlace
