"""What students do in the blocks of a day in which they have no class."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from models.people.days.day import Day
from models.people.days.home import home_rows
from models.people.days.meetings import Meetings
from models.people.days.rows import Rows, joined, rows
from models.people.menus import ERRAND, GATE, SPORT, STUDY
from models.people.types import NEVER, NONE, Floats, Ints
from models.space.periods import blocks

# What is chosen among; the numbers are positions. BUSY stands for a block with classes.
CHOICES = ("home", "study", "sport", "errand", "away")
BUSY = -1
HOME, STUDYING, SPORTING, ON_ERRAND, AWAY = range(len(CHOICES))
_MENUS = ("", STUDY, SPORT, ERRAND, GATE)
_STAYS = {SPORTING: "sport_stay", ON_ERRAND: "errand_stay", AWAY: "away_stay"}
EVENING = "evening"
# So that what follows a class comes after it, and after the meal that follows it.
AFTER_CLASS_S = 2.0


@dataclass(frozen=True)
class FreeTime:
    """From when each person is free in each block, and what is chosen; (persons, blocks)."""

    person: Ints
    free_s: Floats
    choice: Ints

    def chosen(self, block: int, choice: int) -> Ints:
        """Return the positions of those who make a choice in a block."""
        return np.flatnonzero(self.choice[:, block] == choice)


def free_time(day: Day, meetings: Meetings, person: Ints) -> FreeTime:
    """Return what each person chooses in each block: one draw a block, by the shares."""
    free = meetings.free_from(day.population.size, day.time_s("least_free_time"))[person]
    choice = np.full(free.shape, HOME)
    kind_of_day = "weekend" if day.weekend else "weekday"
    for column, block in enumerate(blocks()):
        drawn = day.uniform(f"free time {block.key}", person)
        limit = 0.0
        for number, name in enumerate(CHOICES[1:], start=1):
            share = day.value(f"{kind_of_day}_{block.key}_{name}")
            if day.menu(_MENUS[number]) != NONE:
                choice[(drawn >= limit) & (drawn < limit + share), column] = number
            limit += share
    choice[~np.isfinite(free)] = BUSY
    return FreeTime(person, free, choice)


def study_rows(day: Day, free: FreeTime, lead_s: Floats, leave_by: Sequence[Floats]) -> Rows:
    """Return the self-study of all free blocks, from one boundary of a block to another.

    `lead_s` is how early each person settles [s]. Study ends at the block's end, or at the first
    of the person's pauses `leave_by` [s] before it; in the evening when the person is tired.
    """
    parts = []
    for column, block in enumerate(blocks()):
        who = free.chosen(column, STUDYING)
        person, begin = free.person[who], free.free_s[who, column]
        if block.key == EVENING:
            settle = np.maximum(day.spread_s("evening_time", person), begin)
            until = day.spread_s("evening_end", person)
        else:
            settle, until = begin, np.full(who.size, block.end_s)
            for pause in leave_by:
                until = np.where(pause[who] > begin, np.minimum(until, pause[who]), until)
        set_out = settle - lead_s[who] - day.time_s("usual_walk")
        parts.append(
            rows(
                person,
                begin + AFTER_CLASS_S,
                "study",
                menu=day.menu(STUDY),
                start_s=np.where(begin > block.start_s, NEVER, set_out),
                until_s=until,
            )
        )
    return joined(parts)


def block_at_home_rows(day: Day, free: FreeTime) -> Rows:
    """Return the free blocks that are spent at home."""
    return joined(
        [
            home_rows(day, free.person[who], free.free_s[who, column] + AFTER_CLASS_S)
            for column in range(len(blocks()))
            for who in (free.chosen(column, HOME),)
        ]
    )


def outing_rows(day: Day, meetings: Meetings, free: FreeTime) -> Rows:
    """Return sport, errands and time off campus of all free blocks, each with the way home.

    They begin at some time of the block and are over before the next class. Off campus people may
    stay longer than the block.
    """
    parts = []
    for column, block in enumerate(blocks()):
        for choice, stay_name in _STAYS.items():
            who = free.chosen(column, choice)
            person, begin = free.person[who], free.free_s[who, column] + AFTER_CLASS_S
            stay = day.spread_s(stay_name, person, f"{stay_name} {block.key}")
            back_by = meetings.next_start(person, begin) - 2.0 * day.time_s("usual_walk")
            if choice == AWAY:
                back_by = np.minimum(back_by, day.time_s("latest_return"))
                slack = block.end_s - begin
            else:
                slack = np.minimum(block.end_s, back_by) - begin - stay
            slack *= day.uniform(f"{stay_name} begins {block.key}", person)
            start = begin + np.maximum(slack, 0.0)
            end = np.minimum(start + stay, np.maximum(back_by, start))
            parts.append(
                rows(
                    person,
                    start,
                    CHOICES[choice],
                    menu=day.menu(_MENUS[choice]),
                    start_s=start,
                    until_s=end if choice == AWAY else NEVER,
                    stay_s=0.0 if choice == AWAY else end - start,
                )
            )
            parts.append(home_rows(day, person, end))
    return joined(parts)
