"""What interventions on energy have in common: they mean buildings."""

from collections.abc import Sequence
from typing import ClassVar

from maps.campus import Campus
from scenarios.interventions.intervention import FieldFault, Intervention
from scenarios.interventions.targets import buildings, target_faults


class EnergyIntervention(Intervention):
    """Changes how buildings use energy; `target` are buildings, or uses; left out, all."""

    needs_energy: ClassVar[bool] = True

    def faults_on(self, campus: Campus) -> Sequence[FieldFault]:
        """Return the targets that the campus does not know."""
        if not self.target:
            return ()
        return target_faults(self.target, buildings, campus, "a building, or a use of buildings")
