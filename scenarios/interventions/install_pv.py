"""Puts solar modules on roofs."""

from typing import Literal

from pydantic import Field

from scenarios.interventions.energy import EnergyIntervention


class InstallPv(EnergyIntervention):
    """Covers a share of the roofs of buildings with modules, behind the buildings' meters."""

    kind: Literal["install_pv"]
    roof_share: float = Field(default=0.4, gt=0.0, le=1.0)


DECLARATION = InstallPv
