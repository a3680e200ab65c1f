"""Sport between the last class of the afternoon and supper."""

import numpy as np

from models.people.days.day import Day
from models.people.days.free_time import AWAY, SPORTING, FreeTime
from models.people.days.meals import LONGEST_PUT_OFF_S
from models.people.days.meetings import Meetings
from models.people.days.rows import Rows, rows
from models.people.menus import SPORT
from models.people.types import NONE, Floats
from models.space.periods import blocks

AFTERNOON = "afternoon_2"


def late_sport(day: Day, meetings: Meetings, free: FreeTime) -> tuple[Floats, Floats, Rows]:
    """Return when each person begins and ends sport before supper [s], and the rows of it.

    Infinite for those who do none: who did some before, or is off campus, or has a class.
    """
    person = free.person
    wanted = day.spread_s("late_sport_time", person)
    stay = day.spread_s("sport_stay", person, "late sport_stay")
    takes = stay + day.time_s("usual_walk")
    at, start = meetings.opening(person, wanted, takes, day.time_s("straight_to_meal"))
    column = [block.key for block in blocks()].index(AFTERNOON)
    does = day.decides("late_sport_share", person)
    does &= ~np.isin(free.choice[:, column], (SPORTING, AWAY))
    does &= (at - wanted < LONGEST_PUT_OFF_S) & (meetings.next_start(person, at) >= at + takes)
    does &= day.menu(SPORT) != NONE
    sport = rows(
        person[does],
        at[does],
        "sport",
        menu=day.menu(SPORT),
        start_s=start[does],
        stay_s=stay[does],
    )
    return np.where(does, at, np.inf), np.where(does, at + stay, np.inf), sport
