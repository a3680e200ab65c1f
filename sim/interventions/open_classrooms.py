"""Opens classrooms for self-study."""

import numpy as np

from models.people.menus import STUDY
from models.people.types import NONE, Ints, Timetable
from scenarios.interventions.open_classrooms import OpenClassrooms
from scenarios.interventions.targets import all_of
from scenarios.interventions.targets import places as targets_on
from scenarios.schema import DAY_S
from sim.world.arranging import Term
from sim.world.openings import attract
from sim.world.ways import Undo
from sim.world.world import World


def study_rooms(timetable: Timetable, term: Term, intervention: OpenClassrooms) -> Ints:
    """Return the classrooms that it opens: those without a class at that time of any day."""
    meant = term.places_of(all_of(targets_on(term.campus), intervention.target))
    rooms = np.intersect1d(meant, term.places.of_kind("classroom", "lecture_hall"))
    begin, end = _hours(intervention)
    held = (timetable.start_s < end) & (timetable.end_s > begin) & (timetable.room != NONE)
    return np.setdiff1d(rooms, timetable.room[held])


def begin(world: World, number: int, intervention: OpenClassrooms) -> Undo:
    """Let people choose the rooms from now on."""
    term = world.stage.term
    rooms = study_rooms(world.stage.timetable, term, intervention)
    rooms = np.setdiff1d(rooms, term.study_rooms)
    seats = term.places.capacity[rooms].astype(np.float64)
    worth = world.stage.people["classroom_attraction"].value * seats
    menus = world.stage.menus
    attract(world.walkers, menus, STUDY, rooms, worth)
    return lambda time: attract(world.walkers, menus, STUDY, rooms, np.zeros(rooms.size))


def _hours(intervention: OpenClassrooms) -> tuple[float, float]:
    """Return from when until when of a day it opens rooms [s]."""
    end_s = intervention.end_s
    if end_s is None or end_s // DAY_S > intervention.start_s // DAY_S:
        return 0.0, float(DAY_S)
    return float(intervention.start_s % DAY_S), float(end_s % DAY_S)
