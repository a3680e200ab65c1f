"""Puts solar modules on roofs."""

import numpy as np

from scenarios.interventions.install_pv import InstallPv
from sim.world.ways import Undo
from sim.world.world import World


def begin(world: World, number: int, intervention: InstallPv) -> Undo:
    """Let them give power behind the buildings' meters."""
    energy = world.energy
    assert energy is not None
    zones, buildings = energy.buildings.zones, world.stage.campus.buildings
    meant = np.zeros(len(zones.buildings), dtype=bool)
    meant[zones.building[world.zones_of(intervention.target)]] = True
    roof_m2 = np.array([buildings[key].footprint.area for key in zones.buildings])
    rated = meant * roof_m2 * intervention.roof_share * energy.buildings.known["pv_density"]
    installed = energy.power.modules_kw[: rated.size]
    installed += rated

    def undo(_: float) -> None:
        nonlocal installed
        installed -= rated

    return undo
