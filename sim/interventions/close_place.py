"""Closes places."""

from scenarios.interventions.close_place import ClosePlace
from sim.world.openings import CLOSED
from sim.world.ways import Undo
from sim.world.world import World


def begin(world: World, number: int, intervention: ClosePlace) -> Undo:
    """Close places; who is in them stays as long as planned."""
    places = world.places_of(intervention.target)
    return world.places.put(places, CLOSED, world.now)
