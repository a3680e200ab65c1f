"""Slows walking down."""

from scenarios.interventions.slow import Slow
from sim.world.ways import Effect, Undo
from sim.world.world import World


def begin(world: World, number: int, intervention: Slow) -> Undo:
    """Let people who enter the links walk slower; who is on them walks on as before."""
    links = world.links_of(intervention.target)
    return world.ways.put(Effect(links, share=intervention.factor), world.now)
