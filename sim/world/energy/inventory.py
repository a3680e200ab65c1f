"""Writes down what the numbers of zones mean."""

import numpy as np

from sim.record.recorder import Recorder, picked
from sim.record.tables import zones
from sim.world.energy.energy import Energy


def write_zones(recorder: Recorder, energy: Energy) -> None:
    """Write the table of zones."""
    known = energy.buildings.zones
    recorder.add(
        zones.TABLE,
        {
            zones.ZONE: np.arange(known.size),
            zones.ID: known.ids,
            zones.BUILDING: picked(known.buildings, known.building),
            zones.USE: known.use,
            zones.FLOOR_M2: known.floor_m2,
            zones.ROOM_M2: energy.census.rooms.zone_m2,
            zones.VOLUME_M3: known.volume_m3,
        },
    )
