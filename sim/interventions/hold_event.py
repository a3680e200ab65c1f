"""Holds an event: a meeting of many in few places."""

import numpy as np

from models.draws import uniforms
from models.people.types import NONE, ROLES, Floats, Ints, Timetable
from models.space.changing import Meeting, with_meetings
from scenarios.interventions.hold_event import HoldEvent
from scenarios.interventions.targets import all_of
from scenarios.interventions.targets import places as targets_on
from scenarios.schema import DAY_S
from sim.world.arranging import Term

KIND = "event"


def reschedule(timetable: Timetable, term: Term, number: int, intervention: HoldEvent) -> Timetable:
    """Return the timetable with a meeting in each place of the event.

    Raises InputError where the day lies outside of the term.
    """
    today = term.teaching_day(number, intervention.start_s)
    places = term.places_of(all_of(targets_on(term.campus), intervention.target))
    guests, drawn = _guests(term, number, intervention)
    meetings = [
        Meeting(
            class_id=f"{KIND}-{number + 1}-{term.places.ids[place]}",
            course=KIND,
            kind=KIND,
            weekday=today.weekday,
            start_s=float(intervention.start_s % DAY_S),
            end_s=float((intervention.end_s or 0) % DAY_S),
            weeks=1 << today.week,
            room=place,
            instructor=NONE,
            enrolled=there,
        )
        for place, there in zip(places.tolist(), _parted(term, places, guests, drawn), strict=True)
        if there.size
    ]
    return with_meetings(timetable, meetings)


def _guests(term: Term, number: int, intervention: HoldEvent) -> tuple[Ints, Floats]:
    """Return who means to come, with numbers in [0, 1) that friends have in common."""
    people = term.population
    invited = people.role == ROLES.index("student")
    if intervention.years:
        invited &= np.isin(people.year, intervention.years)
    person = np.flatnonzero(invited)
    drawn = uniforms(term.seed, intervention.kind, number, people.key[people.leader[person]])
    comes = drawn[:, 0] < intervention.share
    return person[comes], drawn[comes, 0] / intervention.share


def _parted(term: Term, places: Ints, guests: Ints, drawn: Floats) -> list[Ints]:
    """Return the guests of each place, by its share of the seats."""
    seats = np.cumsum(np.maximum(term.places.capacity[places], 1))
    place = np.searchsorted(seats / seats[-1], drawn, side="right")
    return [guests[place == turn] for turn in range(places.size)]
