"""The timetable as a scenario arranges it, and the classrooms that it opens for self-study."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from maps.campus import Campus
from maps.faults import Fault, InputError
from maps.parameters import Parameter
from models.people.types import Ints, Places, Population, Timetable
from models.space.changing import with_exams, with_later_mornings
from scenarios.calendar import Day, day_of
from scenarios.schema import DAY_S, MINUTE_S, Scenario
from sim.interventions import handler


@dataclass(frozen=True)
class Term:
    """What a timetable is arranged for; `study_rooms` are the classrooms kept for self-study."""

    scenario: Scenario
    campus: Campus
    places: Places
    population: Population
    study_rooms: Ints
    seed: int
    space: Mapping[str, Parameter]

    def teaching_day(self, number: int, start_s: int) -> Day:
        """Return the day on which intervention `number` begins; raises InputError off the term."""
        today = day_of(self.scenario.calendar, start_s // DAY_S)
        if not today.teaching:
            rule = "must lie on a day of the term that is no holiday"
            where = f"interventions.{number}.from"
            raise InputError([Fault(self.scenario.name, where, today.date.isoformat(), rule, "")])
        return today

    def places_of(self, meant: list[str]) -> Ints:
        """Return the places of these ids."""
        known = {key: row for row, key in enumerate(self.places.ids)}
        return np.array([known[key] for key in meant], np.int64)


def arranged(timetable: Timetable, term: Term) -> Timetable:
    """Return the timetable with what the interventions, the parameters and the calendar change.

    Raises InputError where an intervention names classes that are not there.
    """
    for number, intervention in enumerate(term.scenario.interventions):
        module = handler(intervention.kind)
        if hasattr(module, "reschedule"):
            timetable = module.reschedule(timetable, term, number, intervention)
    later_min = term.space["later_mornings"].value
    timetable = with_later_mornings(timetable, term.population, later_min * MINUTE_S)
    exam_weeks = sum(1 << (week - 1) for week in set(term.scenario.calendar.exam_weeks))
    return with_exams(timetable, exam_weeks) if exam_weeks else timetable


def opened_rooms(timetable: Timetable, term: Term) -> Ints:
    """Return the classrooms that interventions open for self-study at some time of the run."""
    opened = [np.zeros(0, np.int64)]
    for intervention in term.scenario.interventions:
        module = handler(intervention.kind)
        if hasattr(module, "study_rooms"):
            opened.append(module.study_rooms(timetable, term, intervention))
    return np.unique(np.concatenate(opened))
