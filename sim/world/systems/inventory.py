"""When the run begins, writes down who and what the numbers in the other tables mean."""

from collections.abc import Iterator

import numpy as np
import simpy

from models.people.step_free import is_reached
from models.people.types import BICYCLES, ROLES
from sim.record.recorder import picked
from sim.record.tables import links, people, places
from sim.world.clock import at
from sim.world.ground import kinds_of, of_edges
from sim.world.systems import RECORD
from sim.world.world import World


def _places(world: World) -> dict[str, object]:
    known = world.stage.terrain.places
    return {
        places.PLACE: np.arange(len(known.ids)),
        places.ID: known.ids,
        places.KIND: picked(known.kinds, known.kind),
        places.BUILDING: picked(known.buildings, known.building),
        places.FLOOR: known.floor,
        places.CAPACITY: known.capacity,
        places.AREA_M2: known.area_m2,
        places.STEP_FREE: is_reached(world.stage.zone, known),
    }


def _links(world: World) -> dict[str, object]:
    network = world.stage.terrain.network
    limit = network.arc_flow * network.width_m.repeat(2)
    return {
        links.LINK: np.arange(len(network.links)),
        links.ID: network.links,
        links.EDGE: network.edges,
        links.BEGIN_SHARE: network.begin_share,
        links.END_SHARE: network.end_share,
        links.KIND: kinds_of(world.stage.campus, world.stage.terrain),
        links.PATH: of_edges(world.stage.campus, network, "path"),
        links.LENGTH_M: network.length_m,
        links.WIDTH_M: network.width_m,
        links.ONWARD_LIMIT: limit[0::2],
        links.BACK_LIMIT: limit[1::2],
    }


def _people(world: World) -> dict[str, object]:
    known = world.stage.population
    return {
        people.PERSON: np.arange(known.size),
        people.KEY: known.key,
        people.ROLE: picked(ROLES, known.role),
        people.COLLEGE: picked(known.colleges, known.college),
        people.YEAR: known.year,
        people.CLASS_GROUP: picked(known.groups, known.group),
        people.AGE: known.age,
        people.HOME: known.home,
        people.SPEED_MPS: known.speed_mps,
        people.CLIMBS: known.climbs,
        people.LEADER: known.leader,
        people.BICYCLE: picked(BICYCLES, known.bicycle),
        people.INFORMED: world.stage.informed,
    }


def run(world: World) -> Iterator[simpy.Event]:
    """Write the tables of places, links and people."""
    yield at(world.env, 0, RECORD)
    world.recorder.add(places.TABLE, _places(world))
    world.recorder.add(links.TABLE, _links(world))
    world.recorder.add(people.TABLE, _people(world))
