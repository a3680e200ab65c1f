"""Slows walking down, as rain, ice or works do."""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from maps.campus import Campus
from scenarios.interventions.intervention import FieldFault, Ids, Intervention
from scenarios.interventions.targets import OUTDOORS, edges, target_faults


class Slow(Intervention):
    """Lets people walk at `factor` times the usual free speed on `target`; left out, outdoors."""

    kind: Literal["slow"]
    target: Ids = (OUTDOORS,)
    factor: float = Field(ge=0.1, le=1.0)

    def faults_on(self, campus: Campus) -> Sequence[FieldFault]:
        """Return the targets that the campus does not know."""
        return target_faults(
            self.target, edges, campus, "a path, an entrance, a building, an area or a gate"
        )


DECLARATION = Slow
