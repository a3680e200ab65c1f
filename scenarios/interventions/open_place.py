"""Opens places that another intervention has closed."""

from collections.abc import Sequence
from typing import Literal

from maps.campus import Campus
from scenarios.interventions.intervention import FieldFault, Intervention
from scenarios.interventions.targets import places, target_faults


class OpenPlace(Intervention):
    """Opens `target` while it lasts, whatever began before it has closed."""

    kind: Literal["open_place"]

    def faults_on(self, campus: Campus) -> Sequence[FieldFault]:
        """Return the targets that the campus does not know."""
        return target_faults(self.target, places, campus, "a room, an area or a building")


DECLARATION = OpenPlace
