"""Classes read from files, as classes of the people and places of a run."""

import numpy as np

from models.people.types import NONE, ROLES, Places, Population, Timetable
from scenarios.inputs.timetable import RawTimetable


def timetable_of(raw: RawTimetable, population: Population, places: Places) -> Timetable:
    """Return a timetable whose students are the first of the population, in the files' order.

    Instructors are the population's teachers in turn; where there are more of them than teachers,
    the rest are unknown.
    """
    place = {key: number for number, key in enumerate(places.ids)}
    teachers = np.flatnonzero(population.role == ROLES.index("teacher")).tolist()
    names = sorted({meeting.instructor for meeting in raw.meetings} - {""})
    teaches = dict(zip(names, teachers, strict=False))
    meetings = raw.meetings
    return Timetable(
        class_id=[meeting.class_id for meeting in meetings],
        course=[meeting.course for meeting in meetings],
        kind=[meeting.kind for meeting in meetings],
        weekday=np.array([meeting.weekday for meeting in meetings], dtype=np.int64),
        start_s=np.array([meeting.start_s for meeting in meetings], dtype=np.float64),
        end_s=np.array([meeting.end_s for meeting in meetings], dtype=np.float64),
        weeks=np.array([meeting.weeks for meeting in meetings], dtype=np.int64),
        room=np.array([place.get(meeting.room, NONE) for meeting in meetings], dtype=np.int64),
        instructor=np.array(
            [teaches.get(meeting.instructor, NONE) for meeting in meetings], dtype=np.int64
        ),
        seats=np.array([meeting.seats for meeting in meetings], dtype=np.int64),
        first=raw.first,
        enrolled=raw.enrolled,
    )
