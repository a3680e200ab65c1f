"""Insulates buildings and changes their windows."""

import numpy as np

from maps.campus import Campus
from models.energy.insulation import insulated
from models.energy.zones import Zones
from scenarios.interventions.insulate import Insulate
from scenarios.interventions.targets import all_of, buildings


def prepare_zones(zones: Zones, campus: Campus, intervention: Insulate) -> Zones:
    """Return the zones as they are once it is done."""
    targets = intervention.target or tuple(zones.buildings)
    meant = set(all_of(buildings(campus), targets))
    return insulated(
        zones,
        np.array([key in meant for key in zones.buildings], dtype=bool),
        intervention.insulation_m,
        intervention.conductivity,
        intervention.window_u,
        intervention.window_g,
        intervention.infiltration,
    )
