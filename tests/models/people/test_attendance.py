from dataclasses import replace

import numpy as np
import pytest
from planned_term import SEED, TUESDAY, Term, term_of

from maps.campus import Headcount
from models.people.activities import activity_number
from models.people.attendance import attendance, class_keys, goes, is_online
from models.people.days.day import Day
from models.people.groups import in_company
from models.people.types import NONE, ROLES

WEEK = 3


@pytest.fixture(scope="module")
def term(small, people_parameters, space_parameters) -> Term:
    made = term_of(small, Headcount(1500, 120, 5), people_parameters, space_parameters)
    return replace(made, population=in_company(made.population, people_parameters, SEED))


def with_values(term: Term, **values: float) -> Term:
    known = term.parameters
    changed = {name: replace(known[name], value=value) for name, value in values.items()}
    return replace(term, parameters={**known, **changed})


def day_of(term: Term) -> Day:
    return Day(
        term.population, term.places, term.distance_m, term.menus, term.parameters, False, 0, SEED
    )


def test_the_share_falls_by_what_keeps_people_away(term: Term) -> None:
    hour = 3600.0
    start = np.array([8.5, 10.5, 19.0, 10.5, 10.5]) * hour
    way = np.array([0.0, 0.0, 0.0, 2000.0, 0.0])
    exam = np.array([False, False, False, False, True])
    share = attendance(day_of(term), start, way, exam)
    value = {name: each.value for name, each in term.parameters.items()}
    usual = value["attendance_share"]
    assert share.tolist() == pytest.approx(
        [
            usual - value["attendance_early_loss"],
            usual,
            usual - value["attendance_evening_loss"],
            usual - 2.0 * value["attendance_distance_loss"],
            value["attendance_exam_share"],
        ]
    )
    wet = attendance(day_of(with_values(term, wet=1.0)), start, way, exam)
    assert (share - wet)[:4] == pytest.approx(value["attendance_rain_loss"])


def test_as_many_go_as_the_share_says_and_a_class_more_changes_no_draw(term: Term) -> None:
    day = day_of(term)
    students = np.flatnonzero(term.population.role == ROLES.index("student"))
    meeting = np.zeros(students.size, np.int64)
    share = np.full(students.size, 0.7)
    going = goes(day, students, meeting, term.timetable, share)
    alone = term.population.leader[students] == students
    # 4 standard deviations of a share
    assert going[alone].mean() == pytest.approx(0.7, abs=4 * np.sqrt(0.21 / alone.sum()))
    both = np.concatenate([students, students[:50]])
    more = goes(
        day,
        both,
        np.concatenate([meeting, np.ones(50, np.int64)]),
        term.timetable,
        np.full(both.size, 0.7),
    )
    assert (more[: students.size] == going).all()


def test_friends_go_together(term: Term) -> None:
    leader = term.population.leader
    follows = np.flatnonzero(leader != np.arange(leader.size))
    assert follows.size > 100
    meeting = np.zeros(follows.size, np.int64)
    share = np.full(follows.size, 0.5)
    own = goes(day_of(term), follows, meeting, term.timetable, share)
    theirs = goes(day_of(term), leader[follows], meeting, term.timetable, share)
    assert (own == theirs).all()


def test_a_larger_share_of_classes_online_holds_those_of_a_smaller_one(term: Term) -> None:
    timetable = term.timetable
    held = np.arange(len(timetable.class_id))
    some, more = (is_online(timetable, held, WEEK, share, SEED) for share in (0.3, 0.6))
    assert not is_online(timetable, held, WEEK, 0.0, SEED).any()
    assert (more | ~some).all()
    kinds = np.array(timetable.kind)
    assert not np.isin(kinds[more], ["laboratory", "computer"]).any()
    could = ~np.isin(kinds, ["laboratory", "computer"])
    classes = np.unique(class_keys(timetable, held[could])).size
    assert some[could].mean() == pytest.approx(0.3, abs=4 * np.sqrt(0.21 / classes))


def test_meetings_beside_classes_are_never_online(term: Term) -> None:
    held = np.arange(len(term.timetable.class_id))
    clubs = replace(term.timetable, kind=["club", "office_hours"] * (held.size // 2 + 1))
    assert not is_online(clubs, held, WEEK, 1.0, SEED).any()


def test_classes_online_are_followed_at_home_or_from_the_desk(term: Term) -> None:
    blended = with_values(term, blended_share=0.5)
    plans = blended.plans()
    person = np.repeat(np.arange(term.population.size), np.diff(plans.first))
    online = plans.activity == activity_number("online")
    assert online.sum() > 100
    held = np.unique(plans.meeting[online])
    on_the_spot = (plans.meeting != NONE) & ~online
    assert not np.isin(plans.meeting[on_the_spot], held).any()
    home, desk = term.population.home[person], term.population.desk[person]
    assert (plans.place[online] == np.where(desk == NONE, home, desk)[online]).all()
    assert (term.timetable.weekday[held] == TUESDAY).all()
