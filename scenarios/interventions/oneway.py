"""Lets people walk one way only."""

from collections.abc import Sequence
from typing import Literal

from maps.campus import Campus
from scenarios.interventions.intervention import FieldFault, Intervention
from scenarios.interventions.targets import edges, target_faults


class Oneway(Intervention):
    """Opens `target` in one direction only: that of the path's line on the map, or the other.

    Of a door, forward is inwards.
    """

    kind: Literal["oneway"]
    direction: Literal["forward", "backward"] = "forward"

    def faults_on(self, campus: Campus) -> Sequence[FieldFault]:
        """Return the targets that the campus does not know."""
        return target_faults(
            self.target, edges, campus, "a path, an entrance, a building, an area or a gate"
        )


DECLARATION = Oneway
