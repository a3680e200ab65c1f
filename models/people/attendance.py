"""Who goes to a class, and which classes are held online.

The share of students who go is linear in what keeps them away:

    share - early [before 9:00] - evening [from 18:00] - distance * way - rain * wet

cut at 0 and 1, and another share for exams. A class is online, or not, for all of its students.
"""

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from models.draws import pair_uniforms, uniforms
from models.people.days.day import HOUR_S, Day
from models.people.types import Floats, Ints, Timetable

EARLY_S, EVENING_S = 9.0 * HOUR_S, 18.0 * HOUR_S
EXAM = "exam"
# Work at benches and machines is done on the spot; so are exams.
ON_THE_SPOT = ("laboratory", "computer", "project", EXAM)
# Kinds of meeting that are activities of their own, and no classes.
JOINT = ("office_hours", "tutorial", "club", "talk", "group_study", "gathering", "event")


def class_keys(timetable: Timetable, meeting: Ints) -> Ints:
    """Return a stable id of the class that each meeting belongs to, for draws."""
    return name_keys([timetable.class_id[row] for row in meeting.tolist()])


def name_keys(names: Sequence[str]) -> Ints:
    """Return a stable number for each name, for draws."""
    digests = (hashlib.blake2b(name.encode(), digest_size=8).digest() for name in names)
    # without the sign, so that it is a number of Philox and of an index alike
    return np.array([int.from_bytes(digest, "little") >> 1 for digest in digests], np.int64)


def is_online(
    timetable: Timetable, held: Ints, week: int, share: float, seed: int
) -> NDArray[np.bool_]:
    """Return which of the meetings `held` in a week of the term are online.

    A class draws a number for each week, and a larger share has those of a smaller one online too.
    """
    spot = [timetable.kind[row] in (*ON_THE_SPOT, *JOINT) for row in held.tolist()]
    if share <= 0.0 or not held.size:
        return np.zeros(held.size, np.bool_)
    drawn = uniforms(seed, "blended_share", week, class_keys(timetable, held))[:, 0]
    return (drawn < share) & ~np.array(spot, np.bool_)


def attendance(day: Day, start_s: Floats, way_m: Floats, is_exam: NDArray[np.bool_]) -> Floats:
    """Return the share of students who go to a class that starts at `start_s` [s].

    `way_m` is their way from home to it in level metres.
    """
    share = np.full(start_s.shape, day.value("attendance_share"))
    share -= day.value("attendance_early_loss") * (start_s < EARLY_S)
    share -= day.value("attendance_evening_loss") * (start_s >= EVENING_S)
    share -= day.value("attendance_distance_loss") * np.where(np.isfinite(way_m), way_m, 0.0) / 1e3
    share -= day.value("attendance_rain_loss") * day.value("wet")
    share[is_exam] = day.value("attendance_exam_share")
    cut: Floats = np.clip(share, 0.0, 1.0)
    return cut


def goes(
    day: Day, person: Ints, meeting: Ints, timetable: Timetable, share: Floats
) -> NDArray[np.bool_]:
    """Return who goes to each class, of a share that goes: a draw for each person and class.

    Friends go together or not at all.
    """
    rows, row = np.unique(meeting, return_inverse=True)
    key = day.population.key[day.population.leader[person]]
    drawn = pair_uniforms(
        day.seed, "attendance_share", day.number, key, class_keys(timetable, rows)[row]
    )
    decided: NDArray[np.bool_] = drawn < share
    return decided
