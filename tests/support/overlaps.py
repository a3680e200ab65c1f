"""What no timetable may have."""

import numpy as np

from models.people.types import Ints, Timetable


def assert_no_overlap(timetable: Timetable, whose: Ints, meeting: Ints) -> None:
    """Assert that nobody (and no room) of `whose` is in two of its meetings at once."""
    order = np.lexsort((timetable.start_s[meeting], timetable.weekday[meeting], whose))
    who, held = whose[order], meeting[order]
    same = (who[1:] == who[:-1]) & (timetable.weekday[held[1:]] == timetable.weekday[held[:-1]])
    clash = same & (timetable.start_s[held[1:]] < timetable.end_s[held[:-1]])
    assert not clash.any()
