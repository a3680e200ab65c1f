"""Adds counters to a service."""

from typing import Literal

from pydantic import Field

from scenarios.interventions.at_services import ServiceIntervention


class AddCounters(ServiceIntervention):
    """Adds so many counters to each service that `target` means."""

    kind: Literal["add_counters"]
    servers: int = Field(ge=1, le=1000)


DECLARATION = AddCounters
