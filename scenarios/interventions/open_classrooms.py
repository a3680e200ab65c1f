"""Opens classrooms for self-study."""

from collections.abc import Sequence
from typing import Literal

from maps.campus import Campus
from scenarios.interventions.intervention import FieldFault, Intervention
from scenarios.interventions.targets import places, target_faults


class OpenClassrooms(Intervention):
    """Lets people choose the classrooms in `target` for self-study, from `from` until `until`.

    Those with a class that lasts into that time of the day, on whatever day, stay closed.
    """

    kind: Literal["open_classrooms"]

    def faults_on(self, campus: Campus) -> Sequence[FieldFault]:
        """Return the targets that the campus does not know."""
        return target_faults(self.target, places, campus, "a classroom or a building")


DECLARATION = OpenClassrooms
