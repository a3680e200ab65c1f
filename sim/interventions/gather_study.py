"""Gathers self-study in few buildings."""

import numpy as np

from models.people.menus import STUDY
from models.people.types import Ints
from scenarios.interventions.gather_study import GatherStudy
from sim.world.openings import CLOSED
from sim.world.stage import Stage
from sim.world.ways import Undo
from sim.world.world import World


def begin(world: World, number: int, intervention: GatherStudy) -> Undo:
    """Close the study places of all other buildings to newcomers."""
    closed = closed_places(world.stage, intervention.seats_share)
    return world.places.put(closed, CLOSED, world.now)


def closed_places(stage: Stage, share: float) -> Ints:
    """Return the study places outside the fewest buildings that hold a share of their seats."""
    menus = [menu.places for menu in stage.menus if menu.name == STUDY]
    study = menus[0] if menus else np.zeros(0, np.int64)
    places = stage.terrain.places
    seats = np.bincount(places.building[study], places.capacity[study], len(places.buildings))
    fullest = np.argsort(-seats, kind="stable")
    enough = int(np.searchsorted(np.cumsum(seats[fullest]), share * seats.sum())) + 1
    kept = np.isin(places.building[study], fullest[:enough])
    return np.asarray(study[~kept], np.int64)
