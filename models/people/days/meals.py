"""Breakfast before classes, lunch and supper round them, and the way back."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.people.days.day import HOUR_S, Day
from models.people.days.free_time import STUDYING, FreeTime
from models.people.days.home import home_rows
from models.people.days.meetings import Meetings
from models.people.days.rows import Rows, joined, rows
from models.people.menus import CANTEEN, ERRAND, STUDY
from models.people.types import NEVER, NONE, Floats, Ints
from models.space.periods import blocks

LONGEST_PUT_OFF_S = 2.0 * HOUR_S
# Rows that follow a meal come after it in order, and before what follows a class.
ERRAND_AFTER_S, HOME_AFTER_S = 0.5, 1.0


@dataclass(frozen=True)
class Meal:
    """A pause for a meal, one entry a person: when, and whether it is eaten in a canteen.

    `at` is when it is thought to begin [s], infinite where classes leave no time; `start_s` as
    in `Plans`; `takes_s` from setting out to having eaten.
    """

    person: Ints
    at: Floats
    start_s: Floats
    eaten: NDArray[np.bool_]
    stay_s: Floats
    takes_s: Floats

    def rows(self, day: Day) -> Rows:
        """Return the rows of those who eat in a canteen."""
        return rows(
            self.person[self.eaten],
            self.at[self.eaten],
            "meal",
            menu=day.menu(CANTEEN),
            start_s=self.start_s[self.eaten],
            stay_s=self.stay_s[self.eaten],
        )


def meal(
    day: Day,
    meetings: Meetings,
    person: Ints,
    wanted_s: Floats,
    share: str,
    after_s: Floats | float = np.inf,
) -> Meal:
    """Return the pause of each person for a meal that is wanted at `wanted_s` [s].

    A share (a parameter's name) of people eat in a canteen. Classes put it off; where `after_s`
    is finite, it follows at once on what ends then.
    """
    stay = day.spread_s("meal_stay", person, f"meal_stay {share}")
    takes = day.time_s("usual_walk") + stay
    at, start = meetings.opening(person, wanted_s, takes, day.time_s("straight_to_meal"))
    follows = np.isfinite(after_s)
    at, start = np.where(follows, after_s, at), np.where(follows, NEVER, start)
    fits = (at - wanted_s < LONGEST_PUT_OFF_S) & (meetings.next_start(person, at) >= at + takes)
    eaten = fits & day.decides(share, person) & (day.menu(CANTEEN) != NONE)
    return Meal(person, np.where(fits, at, np.inf), start, eaten, stay, takes)


def return_rows(
    day: Day, meetings: Meetings, after: Meal, errand_share: str, study_share: str | None = None
) -> Rows:
    """Return what follows a meal: an errand, and home or else self-study.

    Whoever would be at home for too short a time before the next class goes to neither.
    """
    person = after.person
    pauses = np.isfinite(after.at)
    at = np.where(pauses, after.at, 0.0)
    place = meetings.next_place(person, at)
    home = day.population.home[person]
    way = np.where(
        place == NONE, 0.0, day.walk_s(person, home, np.where(place == NONE, home, place))
    )
    left = meetings.next_start(person, at) - at - after.takes_s
    back = pauses & (left >= 2.0 * way + day.time_s("least_home_stay"))
    errand = back & after.eaten & day.decides(errand_share, person) & (day.menu(ERRAND) != NONE)
    study = np.zeros(person.size, np.bool_)
    if study_share is not None and day.menu(STUDY) != NONE:
        study = back & after.eaten & day.decides(study_share, person)
    home_bound = back & ~study
    stay = day.spread_s("errand_stay", person[errand], errand_share)
    return joined(
        [
            rows(
                person[errand],
                at[errand] + ERRAND_AFTER_S,
                "errand",
                menu=day.menu(ERRAND),
                stay_s=stay,
            ),
            rows(person[study], at[study] + HOME_AFTER_S, "study", menu=day.menu(STUDY)),
            home_rows(day, person[home_bound], at[home_bound] + HOME_AFTER_S),
        ]
    )


def breakfast_rows(day: Day, meetings: Meetings, free: FreeTime, lead_s: Floats) -> Rows:
    """Return breakfast, in time for a morning engagement, else at leisure and home again.

    An engagement is a class or self-study that begins with the first block or not much later.
    `lead_s` is how early each person is there [s].
    """
    person = free.person
    midnight = np.zeros(person.size)
    engaged_s = meetings.next_start(person, midnight) - lead_s
    place = meetings.next_place(person, midnight)
    has_class = (place != NONE) & (engaged_s < blocks()[0].end_s)
    home = day.population.home[person]
    way = day.walk_s(person, home, np.where(has_class, place, home))
    studies = ~has_class & (free.choice[:, 0] == STUDYING)
    way = np.where(studies, day.time_s("usual_walk"), way)
    engaged_s = np.where(studies, blocks()[0].start_s - lead_s, engaged_s)

    engaged = has_class | studies
    stay = day.spread_s("breakfast_stay", person)
    spare = way + day.time_s("usual_walk") + day.time_s("breakfast_queue") + stay
    leisure = "weekend_breakfast_time" if day.weekend else "breakfast_time"
    start = np.where(engaged, engaged_s - spare, day.spread_s(leisure, person))
    eats = np.where(
        engaged,
        day.decides("breakfast_share_before_class", person),
        day.decides("breakfast_share_free", person),
    )
    eats &= (start >= day.time_s("breakfast_earliest")) & (day.menu(CANTEEN) != NONE)
    return joined(
        [
            rows(
                person[eats],
                start[eats],
                "meal",
                menu=day.menu(CANTEEN),
                start_s=start[eats],
                stay_s=stay[eats],
            ),
            home_rows(day, person[eats & ~engaged], start[eats & ~engaged] + HOME_AFTER_S),
        ]
    )
