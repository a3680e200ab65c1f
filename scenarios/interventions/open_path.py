"""Opens paths, doors and gates that another intervention has closed."""

from collections.abc import Sequence
from typing import Literal

from maps.campus import Campus
from scenarios.interventions.intervention import FieldFault, Intervention
from scenarios.interventions.targets import edges, target_faults


class OpenPath(Intervention):
    """Opens what `target` means while it lasts, whatever began before it has closed."""

    kind: Literal["open_path"]

    def faults_on(self, campus: Campus) -> Sequence[FieldFault]:
        """Return the targets that the campus does not know."""
        return target_faults(
            self.target, edges, campus, "a path, an entrance, a building, an area or a gate"
        )


DECLARATION = OpenPath
