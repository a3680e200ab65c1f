"""Closes services."""

from scenarios.interventions.close_service import CloseService
from sim.world.openings import CLOSED
from sim.world.ways import Undo
from sim.world.world import World


def begin(world: World, number: int, intervention: CloseService) -> Undo:
    """Close services, whatever their hours."""
    services = world.services_of(intervention.target)
    return world.services.put(services, CLOSED, world.now)
