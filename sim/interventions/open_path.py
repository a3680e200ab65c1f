"""Opens links."""

from scenarios.interventions.open_path import OpenPath
from sim.world.ways import Effect, Undo
from sim.world.world import World


def begin(world: World, number: int, intervention: OpenPath) -> Undo:
    """Open links that something else has closed."""
    links = world.links_of(intervention.target)
    return world.ways.put(Effect(links, opens=True), world.now)
