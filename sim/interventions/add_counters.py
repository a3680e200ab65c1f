"""Adds counters to services."""

from models.people.walking.counters import set_counters
from scenarios.interventions.add_counters import AddCounters
from sim.world.ways import Undo
from sim.world.world import World


def begin(world: World, number: int, intervention: AddCounters) -> Undo:
    """Add counters; who waits takes turns at all of them, in the order of joining."""
    services = world.services_of(intervention.target).tolist()

    def change(more: int, time: float) -> None:
        for service in services:
            at = world.walkers.moving.service[service]
            set_counters(world.walkers, service, int(at["end"] - at["first"]) + more, time)

    change(intervention.servers, world.now)
    return lambda time: change(-intervention.servers, time)
