"""Lets class groups come to a place one after another."""

import numpy as np

from models.people.types import NONE, Timetable
from models.space.changing import Meeting, with_meetings
from scenarios.interventions.gather import Gather
from scenarios.interventions.targets import all_of
from scenarios.interventions.targets import places as targets_on
from scenarios.schema import DAY_S, MINUTE_S
from sim.world.arranging import Term

KIND = "gathering"


def reschedule(timetable: Timetable, term: Term, number: int, intervention: Gather) -> Timetable:
    """Return the timetable with a meeting for each group, one group after another.

    Raises InputError where the day lies outside of the term.
    """
    today = term.teaching_day(number, intervention.start_s)
    places = term.places_of(all_of(targets_on(term.campus), intervention.target))
    people = term.population
    called = people.group != NONE
    if intervention.years:
        called &= np.isin(people.year, intervention.years)
    groups = np.unique(people.group[called])
    stay_s = intervention.stay_min * MINUTE_S
    first_s, last_s = intervention.start_s % DAY_S, (intervention.end_s or 0) % DAY_S - stay_s
    meetings = []
    for turn, group in enumerate(groups.tolist()):
        start_s = MINUTE_S * round((first_s + (last_s - first_s) * turn / groups.size) / MINUTE_S)
        meetings.append(
            Meeting(
                class_id=f"{KIND}-{number + 1}-{people.groups[group]}",
                course=KIND,
                kind=KIND,
                weekday=today.weekday,
                start_s=start_s,
                end_s=start_s + stay_s,
                weeks=1 << today.week,
                room=int(places[turn % places.size]),
                instructor=NONE,
                enrolled=np.flatnonzero(people.group == group),
            )
        )
    return with_meetings(timetable, meetings)
