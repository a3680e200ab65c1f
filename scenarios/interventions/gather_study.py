"""Gathers self-study in few buildings."""

from typing import Literal

from pydantic import Field

from scenarios.interventions.intervention import Intervention


class GatherStudy(Intervention):
    """Lets people begin self-study in the fewest buildings only.

    These are the buildings with the most study seats, as many as it takes for `seats_share` of
    all study seats of the campus.
    """

    kind: Literal["gather_study"]
    seats_share: float = Field(default=0.5, gt=0.0, lt=1.0)


DECLARATION = GatherStudy
