"""Lets people walk links in one direction only."""

from scenarios.interventions.oneway import Oneway
from sim.world.ways import BACKWARD, FORWARD, Effect, Undo
from sim.world.world import World


def begin(world: World, number: int, intervention: Oneway) -> Undo:
    """Close the other direction; who walks there walks on."""
    links = world.links_of(intervention.target)
    only = FORWARD if intervention.direction == "forward" else BACKWARD
    return world.ways.put(Effect(links, only=only), world.now)
