from dataclasses import replace

import numpy as np
import pytest
from planned_term import SEED, Term

from models.people.groups import in_company, is_decided_together
from models.people.types import NONE, Population
from scenarios.parameters import parameters_of


@pytest.fixture(scope="module")
def friends(term: Term) -> Population:
    return in_company(term.population, term.parameters, SEED)


def test_friends_share_class_group_and_room_and_are_few(term: Term, friends: Population) -> None:
    leader = friends.leader
    assert (leader[leader] == leader).all()
    follows = np.flatnonzero(leader != np.arange(friends.size))
    assert follows.size > 1000
    assert (friends.group[follows] == friends.group[leader[follows]]).all()
    assert (friends.group[follows] != NONE).all()
    assert (friends.home[follows] == friends.home[leader[follows]]).all()
    assert np.bincount(leader).max() == term.parameters["company_size"].value


def test_friends_walk_at_the_pace_of_the_slowest(term: Term, friends: Population) -> None:
    slowest = np.full(friends.size, np.inf)
    np.minimum.at(slowest, friends.leader, term.population.speed_mps)
    assert (friends.speed_mps == slowest[friends.leader]).all()


def test_about_the_stated_share_of_students_would_walk_with_friends(term: Term) -> None:
    nobody = parameters_of("people", {"people": {"company_share": 0.0}})
    alone = in_company(term.population, nobody, SEED)
    assert (alone.leader == np.arange(alone.size)).all()
    assert (alone.speed_mps == term.population.speed_mps).all()


def test_who_cannot_climb_stairs_takes_a_way_of_their_own(term: Term) -> None:
    climbs = np.ones(term.population.size, dtype=bool)
    climbs[::3] = False
    friends = in_company(replace(term.population, climbs=climbs), term.parameters, SEED)
    assert (friends.leader[::3] == np.arange(friends.size)[::3]).all()
    assert climbs[friends.leader[1::3]].all()


@pytest.mark.parametrize(
    ("purpose", "together"),
    [
        ("arrival_lead", True),
        ("weekend_lunch_time", True),
        ("meal_stay supper_share", True),
        ("free time evening", False),
        ("sport_stay", False),
    ],
)
def test_friends_decide_on_classes_and_meals_together(purpose: str, together: bool) -> None:
    assert is_decided_together(purpose) == together


def test_friends_plan_the_same_classes_and_meals(term: Term, friends: Population) -> None:
    plans = replace(term, population=friends).plans()
    person = np.repeat(np.arange(friends.size), np.diff(plans.first))
    taught = plans.meeting != NONE
    told = {
        (int(who), int(meeting)): float(start)
        for who, meeting, start in zip(
            person[taught], plans.meeting[taught], plans.start_s[taught], strict=True
        )
    }
    together = [
        (start, told[(int(friends.leader[who]), meeting)])
        for (who, meeting), start in told.items()
        if friends.leader[who] != who and (int(friends.leader[who]), meeting) in told
    ]
    mine, leaders = np.array(together).T
    both = np.isfinite(mine) & np.isfinite(leaders)
    assert both.sum() > 1000
    assert np.mean(mine[both] == leaders[both]) > 0.99
