"""Sets the temperatures that cooling and heating hold."""

from scenarios.interventions.set_points import SetPoints
from sim.world.energy.dials import Setting
from sim.world.ways import Undo
from sim.world.world import World


def begin(world: World, number: int, intervention: SetPoints) -> Undo:
    """Set them; what was set before holds again afterwards."""
    assert world.energy is not None
    setting = Setting(
        zones=world.zones_of(intervention.target),
        hours=intervention.hours,
        cool_to_c=intervention.cooling_c,
        heat_to_c=intervention.heating_c,
        cooling=intervention.cooling,
        heating=intervention.heating,
    )
    return world.energy.dials.put(setting)
