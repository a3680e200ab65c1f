"""Opens places."""

from scenarios.interventions.open_place import OpenPlace
from sim.world.openings import OPEN
from sim.world.ways import Undo
from sim.world.world import World


def begin(world: World, number: int, intervention: OpenPlace) -> Undo:
    """Open places that something else has closed."""
    places = world.places_of(intervention.target)
    return world.places.put(places, OPEN, world.now)
