"""What a run begins with: the campus, the people on it, and their classes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from maps.campus import Campus, Headcount
from maps.parameters import Parameter
from models.people.bicycles import with_bicycles
from models.people.groups import in_company
from models.people.headcount import headcount_for
from models.people.measured import informed_of
from models.people.menus import menus_of
from models.people.population import populate
from models.people.step_free import settle, zones
from models.people.types import Ints, Menu, Population, Timetable
from models.people.walking.terrain import Terrain
from models.space.joint_rooms import with_joint_activities
from models.space.laboratories import with_laboratory_hours
from models.space.projects import with_projects
from models.space.self_study import self_study_rooms
from models.space.timetable import make_timetable
from scenarios.inputs.timetable import read_timetable
from scenarios.parameters import parameters_of
from scenarios.schema import PopulationSection, Scenario
from sim.interventions import prepared
from sim.world.arranging import Term, arranged, opened_rooms
from sim.world.energy.premises import Premises, premises_of
from sim.world.enrolment import timetable_of
from sim.world.ground import terrain_of


@dataclass(frozen=True)
class Stage:
    """Everything that is settled before the clock starts.

    `zone` numbers the places by what is reached from where without stairs; `informed` says who
    knows measured times. `premises` is None where energy is not simulated.
    """

    scenario: Scenario
    seed: int
    campus: Campus
    terrain: Terrain
    population: Population
    timetable: Timetable
    menus: Sequence[Menu]
    zone: Ints
    informed: NDArray[np.bool_]
    people: Mapping[str, Parameter]
    space: Mapping[str, Parameter]
    term: Term
    premises: Premises | None


def _asked(campus: Campus, section: PopulationSection) -> Headcount:
    """Return the head-count that the scenario asks for, else the one that the map states."""
    said = campus.headcount
    return Headcount(
        students=said.students if section.students is None else section.students,
        staff=said.staff if section.staff is None else section.staff,
        visitors=said.visitors if section.visitors is None else section.visitors,
    )


def _grown(counts: Headcount, share: float) -> Headcount:
    return replace(counts, students=round((counts.students or 0) * (1.0 + share)))


def set_stage(
    scenario: Scenario,
    seed: int,
    campus: Campus,
    terrain: Terrain | None = None,
    premises: Premises | None = None,
) -> Stage:
    """Return the stage of a run; raises InputError where an input does not fit the campus.

    `terrain` and `premises` are those of the campus as the scenario prepares it, where they are
    known already.
    """
    campus = prepared(campus, scenario)
    people = parameters_of("people", scenario.parameters)
    space = parameters_of("space", scenario.parameters)
    terrain = terrain or terrain_of(campus, people)
    premises = (premises or premises_of(campus, scenario)) if scenario.energy.on else None
    places = terrain.places
    folder = scenario.timetable.folder
    raw = None if folder is None else read_timetable(Path(folder), campus)
    asked = _asked(campus, scenario.population)
    if raw is None:
        counts = _grown(headcount_for(places, asked, people), scenario.population.student_growth)
        population = populate(places, counts, people, seed)
        timetable = make_timetable(places, population, space, seed)
        timetable = with_projects(timetable, places, population, space, seed)
        timetable = with_laboratory_hours(timetable, places, population, space, seed)
        kept = self_study_rooms(places, space)
        timetable = with_joint_activities(timetable, places, population, kept, space, seed)
    else:
        enrolled = Headcount(len(raw.students), asked.staff, asked.visitors)
        counts = headcount_for(places, enrolled, people)
        population = populate(places, counts, people, seed, raw.students)
        timetable = timetable_of(raw, population, places)
    zone = zones(terrain.network, ~terrain.stairs, terrain.node)
    population = in_company(settle(population, places, zone, people, seed), people, seed)
    population = with_bicycles(population, people, seed)
    rooms = self_study_rooms(places, space)
    term = Term(scenario, campus, places, population, rooms, seed, space)
    timetable = arranged(timetable, term)
    opened = opened_rooms(timetable, term)
    menus = menus_of(places, terrain.services, rooms, timetable, people, opened)
    share = scenario.routes.informed_share if scenario.routes.follow == "measured" else 0.0
    informed = informed_of(population, share, seed)
    return Stage(
        scenario,
        seed,
        campus,
        terrain,
        population,
        timetable,
        menus,
        zone,
        informed,
        people,
        space,
        term,
        premises,
    )
