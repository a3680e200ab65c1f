"""Opens counters outside their hours."""

from typing import Literal

from scenarios.interventions.at_services import ServiceIntervention


class OpenService(ServiceIntervention):
    """Opens the counters that `target` means, whatever their opening hours."""

    kind: Literal["open_service"]


DECLARATION = OpenService
