"""The tables of a run that is written nowhere."""

from collections.abc import Mapping

import pyarrow as pa

from maps.campus import Campus
from models.people.walking.terrain import Terrain
from scenarios.schema import Scenario
from sim.world.stage import set_stage
from sim.world.world import build_world, play


def played(
    scenario: Scenario, seed: int, campus: Campus, terrain: Terrain | None = None
) -> Mapping[str, pa.Table]:
    """Return the tables of a run, by their names."""
    world = build_world(set_stage(scenario, seed, campus, terrain))
    play(world, lambda share: None)
    return world.recorder.tables()
