"""Changes what lamps and devices take."""

from scenarios.interventions.change_loads import ChangeLoads
from sim.world.energy.dials import Setting
from sim.world.ways import Undo
from sim.world.world import World


def begin(world: World, number: int, intervention: ChangeLoads) -> Undo:
    """Change it by factors; those of several changes multiply."""
    assert world.energy is not None
    setting = Setting(
        zones=world.zones_of(intervention.target),
        hours=intervention.hours,
        lamps=intervention.lamps,
        devices=intervention.devices,
    )
    return world.energy.dials.put(setting)
