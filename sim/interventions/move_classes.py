"""Moves classes to another room, or to another time of the day."""

import numpy as np

from maps.faults import Fault, InputError, did_you_mean
from models.people.types import Timetable
from models.space.changing import moved
from scenarios.interventions.move_classes import MoveClasses
from sim.world.arranging import Term


def reschedule(
    timetable: Timetable, term: Term, number: int, intervention: MoveClasses
) -> Timetable:
    """Return the timetable with the classes moved; raises InputError where there are none."""
    named = [timetable.class_id, timetable.course, timetable.kind]
    known = sorted({name for names in named for name in names})
    faults = [
        Fault(
            term.scenario.name,
            f"interventions.{number}.target",
            repr(target),
            "must be a class, a course or a kind of class of the timetable",
            did_you_mean(target, known),
        )
        for target in intervention.target
        if target not in known
    ]
    if faults:
        raise InputError(faults)
    meant = np.zeros(len(timetable.class_id), np.bool_)
    for names in named:
        meant |= np.isin(np.array(names, dtype=str), list(intervention.target))
    room = None if intervention.to is None else int(term.places_of([intervention.to])[0])
    start_s = None if intervention.start is None else float(intervention.start)
    return moved(timetable, np.flatnonzero(meant), room, start_s)
