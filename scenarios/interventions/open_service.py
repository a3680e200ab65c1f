"""Opens counters outside their hours."""

from collections.abc import Sequence
from typing import Literal

from maps.campus import Campus
from scenarios.interventions.intervention import FieldFault, Intervention
from scenarios.interventions.targets import services, target_faults


class OpenService(Intervention):
    """Opens the counters that `target` means, whatever their opening hours."""

    kind: Literal["open_service"]

    def faults_on(self, campus: Campus) -> Sequence[FieldFault]:
        """Return the targets that the campus does not know."""
        return target_faults(
            self.target,
            services,
            campus,
            "a service, a kind of them, or a room, an entrance or a building with one",
        )


DECLARATION = OpenService
