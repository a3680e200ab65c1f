"""The air and the power of zones in the hours of the present day so far."""

from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from sim.record.tables import energy
from sim.world.energy.ledger import HOUR_S
from sim.world.world import World


def air_so_far(world: World) -> Mapping[str, pa.Table]:
    """Return the tables of zones, by name, with the hours that are not written yet.

    The last hour is told as if it went on as it began; before its first step, as the one before.
    """
    if world.energy is None:
        return {}
    return {
        table.name: table.of(_gone_on(told, world.now, world.energy.step_s))
        for table, told in world.energy.ledger.of_zones()
    }


def _gone_on(told: Mapping[str, object], now: int, step_s: int) -> dict[str, object]:
    columns = {name: np.array(values) for name, values in told.items()}
    start = columns[energy.START_S]
    first = int(start.max())
    stepped = (now - 1) // step_s * step_s  # the step that ends now is yet to be taken
    last, share = start == first, (stepped - first) / HOUR_S
    for name in columns.keys() - {energy.START_S, energy.ZONE}:
        columns[name] = np.where(last, columns[name] / share, columns[name])
    if first + HOUR_S <= now:
        begun = {name: values[last] for name, values in columns.items()}
        begun[energy.START_S] = begun[energy.START_S] + HOUR_S
        columns = {name: np.concatenate([columns[name], begun[name]]) for name in columns}
    return dict(columns)
