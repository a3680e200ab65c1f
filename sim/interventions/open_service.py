"""Opens services."""

from scenarios.interventions.open_service import OpenService
from sim.world.openings import OPEN
from sim.world.ways import Undo
from sim.world.world import World


def begin(world: World, number: int, intervention: OpenService) -> Undo:
    """Open services, whatever their hours."""
    services = world.services_of(intervention.target)
    return world.services.put(services, OPEN, world.now)
