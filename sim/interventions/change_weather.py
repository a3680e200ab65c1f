"""Makes the weather warmer or colder."""

from scenarios.interventions.change_weather import ChangeWeather
from sim.world.ways import Undo
from sim.world.world import World


def begin(world: World, number: int, intervention: ChangeWeather) -> Undo:
    """Make it so from the step of energy that begins now."""
    assert world.energy is not None
    return world.energy.make_warmer(intervention.warmer_k)
