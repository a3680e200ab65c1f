"""Closes a building for renovation, and holds its classes elsewhere."""

from models.people.types import Timetable
from models.space.rehousing import rehouse
from scenarios.interventions.renovate import Renovate
from scenarios.interventions.targets import all_of
from scenarios.interventions.targets import places as targets_on
from sim.world.arranging import Term
from sim.world.openings import CLOSED
from sim.world.ways import Undo
from sim.world.world import World


def reschedule(timetable: Timetable, term: Term, number: int, intervention: Renovate) -> Timetable:
    """Return the timetable with the classes in the building moved to other rooms."""
    closed = term.places_of(all_of(targets_on(term.campus), intervention.target))
    waste_cost = term.space["seat_waste_cost"].value
    return rehouse(timetable, term.places, closed, term.study_rooms, waste_cost)


def begin(world: World, number: int, intervention: Renovate) -> Undo:
    """Close the building."""
    return world.places.put(world.places_of(intervention.target), CLOSED, world.now)
