"""What interventions on counters have in common: they mean services."""

from collections.abc import Sequence

from maps.campus import Campus
from scenarios.interventions.intervention import FieldFault, Intervention
from scenarios.interventions.targets import services, target_faults

MEANT = "a service, a kind of them, or a room, an entrance or a building with one"


class ServiceIntervention(Intervention):
    """Changes the services that `target` means."""

    def faults_on(self, campus: Campus) -> Sequence[FieldFault]:
        """Return the targets that the campus does not know."""
        return target_faults(self.target, services, campus, MEANT)
