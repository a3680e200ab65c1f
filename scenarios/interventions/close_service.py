"""Closes counters: who queues is served, and nobody else."""

from typing import Literal

from scenarios.interventions.at_services import ServiceIntervention


class CloseService(ServiceIntervention):
    """Closes the counters that `target` means, whatever their opening hours."""

    kind: Literal["close_service"]


DECLARATION = CloseService
