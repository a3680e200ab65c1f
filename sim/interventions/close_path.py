"""Closes links."""

from scenarios.interventions.close_path import ClosePath
from sim.world.ways import Effect, Undo
from sim.world.world import World


def begin(world: World, number: int, intervention: ClosePath) -> Undo:
    """Close links; who is on them walks on."""
    links = world.links_of(intervention.target)
    return world.ways.put(Effect(links, opens=False), world.now)
