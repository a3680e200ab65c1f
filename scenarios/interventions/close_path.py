"""Closes paths, doors and gates: nobody enters them; who is on them walks on."""

from collections.abc import Sequence
from typing import Literal

from maps.campus import Campus
from scenarios.interventions.intervention import FieldFault, Intervention
from scenarios.interventions.targets import edges, target_faults


class ClosePath(Intervention):
    """Closes what `target` means, for everybody."""

    kind: Literal["close_path"]

    def faults_on(self, campus: Campus) -> Sequence[FieldFault]:
        """Return the targets that the campus does not know."""
        return target_faults(
            self.target, edges, campus, "a path, an entrance, a building, an area or a gate"
        )


DECLARATION = ClosePath
