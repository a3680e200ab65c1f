"""Changes what a kilowatt-hour costs."""

import numpy as np

from scenarios.interventions.change_tariff import ChangeTariff
from scenarios.interventions.targets import all_of, buildings
from sim.world.energy.power import Surcharge
from sim.world.ways import Undo
from sim.world.world import World


def begin(world: World, number: int, intervention: ChangeTariff) -> Undo:
    """Change it; several changes hold one after the other, in the order of beginning."""
    assert world.energy is not None
    power = world.energy.power
    meters = power.meters
    targets = intervention.target
    meant = set(all_of(buildings(world.stage.campus), targets) if targets else meters)
    surcharge = Surcharge(
        meters=np.array([meter in meant for meter in meters], dtype=bool),
        hours=intervention.hours,
        factor=intervention.factor,
        more=intervention.more,
    )
    power.surcharges.append(surcharge)
    return lambda _: power.end(surcharge)
