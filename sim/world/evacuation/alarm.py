"""Where everybody is when an alarm sounds."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from models.people.types import NONE
from models.people.walking.arrays import LEAVING
from models.people.walking.orders import at_rest
from scenarios.interventions.evacuate import Evacuate
from sim.world.evacuation.exits import Inside, insides, owner_of_links
from sim.world.world import World

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Alarm:
    """An evacuation as it begins: the buildings, and one entry a person.

    `building` is the row of `found` that the person is in, NONE for none; `place` the place,
    NONE on the way. `is_within` says who is within what is evacuated, outdoors too, `rests` who
    is at a place, `leads_in` who is on the way to a place in it. `places` are those evacuated.
    """

    found: Sequence[Inside]
    building: Ints
    place: Ints
    is_within: Bools
    rests: Bools
    leads_in: Bools
    places: Ints


def sound(world: World, intervention: Evacuate) -> Alarm:
    """Return where everybody is at the present second."""
    stage, walkers = world.stage, world.walkers
    network, places = stage.terrain.network, stage.terrain.places
    found = insides(stage.campus, network, intervention.buildings_on(stage.campus))
    number = {inside.id: row for row, inside in enumerate(found)}
    # NONE is the last row, for places and people that belong to no building
    of_building = np.array([*(number.get(key, NONE) for key in places.buildings), NONE])
    of_place = of_building[places.building]
    of_link = np.append(owner_of_links(found, len(network.links)), NONE)
    walker, life = walkers.moving.walker, walkers.moving.life
    rests = at_rest(walkers)
    in_place = rests | (walker["state"] == LEAVING)
    place = np.where(in_place, walkers.whereabouts(), NONE)
    link = np.where(in_place, NONE, walker["arc"] >> 1)
    building = np.where(in_place, np.append(of_place, NONE)[place], of_link[link])
    x, y = network.x_m[walker["node"]], network.y_m[walker["node"]]
    ground = intervention.shape_on(stage.campus)
    outdoors = ~in_place & (building == NONE) & shapely.contains_xy(ground, x, y)
    return Alarm(
        found=found,
        building=building,
        place=place,
        is_within=(building != NONE) | outdoors,
        rests=rests,
        leads_in=~rests & (of_place[life["place"]] != NONE),
        places=np.flatnonzero(of_place != NONE),
    )
