"""Adds counters to a service."""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from maps.campus import Campus
from scenarios.interventions.intervention import FieldFault, Intervention
from scenarios.interventions.targets import services, target_faults


class AddCounters(Intervention):
    """Adds so many counters to each service that `target` means."""

    kind: Literal["add_counters"]
    servers: int = Field(ge=1, le=1000)

    def faults_on(self, campus: Campus) -> Sequence[FieldFault]:
        """Return the targets that the campus does not know."""
        return target_faults(
            self.target,
            services,
            campus,
            "a service, a kind of them, or a room, an entrance or a building with one",
        )


DECLARATION = AddCounters
