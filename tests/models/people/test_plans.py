from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from planned_term import SATURDAY, SEED, TUESDAY, Term, term_of
from synthetic_places import only

from maps.campus import Headcount
from maps.parameters import Parameter
from models.people.activities import activity_number
from models.people.types import NEVER, NONE, ROLES, Ints, Places, Plans, Timetable

Parameters = Mapping[str, Parameter]
TIME_TO_SET_OUT_S = 1200.0
COLUMNS = ("activity", "place", "menu", "start_s", "until_s", "stay_s", "meeting")


@pytest.fixture(scope="module")
def plans(term: Term) -> Plans:
    return term.plans()


def person_of(plans: Plans) -> Ints:
    return np.repeat(np.arange(plans.first.size - 1), np.diff(plans.first))


def assert_feasible(term: Term, plans: Plans) -> None:
    """Assert that plans keep the rules of `Plans`, and that nobody leaves home without a time."""
    person = person_of(plans)
    first, last = plans.first[:-1], plans.first[1:] - 1
    assert (np.diff(plans.first) > 0).all()
    assert (plans.place[first] == term.population.home).all()
    assert (plans.place[last] == term.population.home).all()
    assert (plans.start_s[first] == NEVER).all()
    assert ((plans.place == NONE) != (plans.menu == NONE)).all()
    assert (plans.menu < len(plans.menus)).all()
    assert (plans.stay_s >= 0.0).all()
    assert not np.isnan(plans.start_s).any()
    assert (plans.start_s < 86_400.0).all()
    assert (plans.until_s <= 86_400.0).all()

    follows = np.flatnonzero(person[1:] == person[:-1])
    stays = (plans.until_s > NEVER) | (plans.stay_s > 0.0)
    timed = plans.start_s > NEVER
    assert (stays[follows] | timed[follows + 1]).all()
    for number in range(term.population.size):
        times = plans.start_s[plans.first[number] : plans.first[number + 1]]
        times = times[times > NEVER]
        # Who comes home while it is time to set out again goes on at once.
        assert (np.diff(times) >= -TIME_TO_SET_OUT_S).all()


def test_rows_are_in_order_and_can_be_followed(term: Term, plans: Plans) -> None:
    assert_feasible(term, plans)
    assert_feasible(term, term.plans(SATURDAY))


def test_classes_are_those_of_the_timetable(term: Term, plans: Plans) -> None:
    rows = np.flatnonzero(plans.meeting != NONE)
    meeting, person = plans.meeting[rows], person_of(plans)[rows]
    timetable = term.timetable
    assert (timetable.weekday[meeting] == TUESDAY).all()
    assert (plans.place[rows] == timetable.room[meeting]).all()
    assert (plans.until_s[rows] == timetable.end_s[meeting]).all()
    meant = plans.start_s[rows]
    assert (meant[meant > NEVER] <= timetable.start_s[meeting][meant > NEVER]).all()
    assert (meant[meant > NEVER] >= timetable.start_s[meeting][meant > NEVER] - 600.0).all()
    student = term.population.role[person] == ROLES.index("student")
    for row in np.flatnonzero(student)[::997]:
        enrolled = timetable.enrolled[
            timetable.first[meeting[row]] : timetable.first[meeting[row] + 1]
        ]
        assert person[row] in enrolled
    assert (timetable.instructor[meeting[~student]] == person[~student]).all()


def test_a_stated_share_of_classes_is_attended(term: Term, plans: Plans) -> None:
    held = term.timetable.on(TUESDAY, 3)
    enrolled = np.diff(term.timetable.first)[held].sum()
    rows = np.flatnonzero(plans.meeting != NONE)
    students = term.population.role[person_of(plans)[rows]] == ROLES.index("student")
    share = term.parameters["attendance_share"].value
    assert share - 0.05 < students.sum() / enrolled < share


def test_classrooms_are_left_when_a_class_ends(plans: Plans) -> None:
    after_class = np.flatnonzero(plans.meeting[:-1] != NONE) + 1
    assert (plans.start_s[after_class] == NEVER).all()


def test_the_same_seed_and_day_make_the_same_plans(term: Term, plans: Plans) -> None:
    again = term.plans()
    assert all(getattr(again, name).tobytes() == getattr(plans, name).tobytes() for name in COLUMNS)
    for other in (term.plans(day=7), term.plans(seed=SEED + 1)):
        assert other.start_s.tobytes() != plans.start_s.tobytes()


def test_a_person_without_classes_plans_the_same_when_others_are_added(
    small: Places, people_parameters: Parameters, space_parameters: Parameters
) -> None:
    base = term_of(small, Headcount(1000, 100, 20), people_parameters, space_parameters)
    grown = term_of(small, Headcount(1200, 120, 24), people_parameters, space_parameters)
    row = {key: number for number, key in enumerate(grown.population.key.tolist())}
    plans, more = base.plans(SATURDAY), grown.plans(SATURDAY)
    for person, key in enumerate(base.population.key.tolist()):
        mine = slice(plans.first[person], plans.first[person + 1])
        other = slice(more.first[row[key]], more.first[row[key] + 1])
        for name in COLUMNS:
            assert (getattr(plans, name)[mine] == getattr(more, name)[other]).all()


@pytest.mark.parametrize("weekday, teaching", [(TUESDAY, False), (SATURDAY, True)])
def test_there_are_no_classes_on_days_without_teaching(
    term: Term, weekday: int, teaching: bool
) -> None:
    plans = term.plans(weekday, teaching)
    assert (plans.meeting == NONE).all()
    works = activity_number("work")
    assert (plans.activity == works).sum() < 0.2 * (term.plans().activity == works).sum()


def test_commuters_are_on_campus_between_their_first_and_last_class(
    small: Places, people_parameters: Parameters, space_parameters: Parameters
) -> None:
    kept = np.setdiff1d(np.arange(len(small.ids)), small.of_kind("dormitory_room"))
    term = term_of(only(small, kept), Headcount(1200, 120, 0), people_parameters, space_parameters)
    plans = term.plans()
    assert_feasible(term, plans)
    at_gate = plans.place == term.population.home[person_of(plans)]
    home, study = activity_number("home"), activity_number("study")
    assert not (plans.activity == home).any()
    assert (plans.activity == study).sum() > 100
    lunches = plans.activity == activity_number("meal")
    assert lunches.sum() > 300
    for person in np.flatnonzero(term.population.role == ROLES.index("student")):
        mine = np.arange(plans.first[person], plans.first[person + 1])
        classes = mine[plans.meeting[mine] != NONE]
        if classes.size:
            assert not at_gate[classes[0] : classes[-1]].any()
            assert classes[0] == mine[1]


@pytest.mark.parametrize(
    "kinds",
    [
        ("gate",),
        ("gate", "dormitory_room"),
        ("gate", "classroom"),
        ("gate", "office"),
        ("gate", "dormitory_room", "lecture_hall", "dining_hall"),
    ],
)
def test_odd_campuses_have_plans_too(
    small: Places,
    people_parameters: Parameters,
    space_parameters: Parameters,
    kinds: tuple[str, ...],
) -> None:
    odd = only(small, small.of_kind(*kinds))
    term = term_of(odd, Headcount(300, 30, 10), people_parameters, space_parameters)
    for weekday in (TUESDAY, SATURDAY):
        assert_feasible(term, term.plans(weekday))


def test_nobody_has_no_plans(
    small: Places, people_parameters: Parameters, space_parameters: Parameters
) -> None:
    term = term_of(small, Headcount(0, 0, 0), people_parameters, space_parameters)
    plans = term.plans()
    assert plans.first.tolist() == [0]
    assert plans.activity.size == 0


def test_classes_at_odd_hours_are_planned_round(
    small: Places, people_parameters: Parameters, space_parameters: Parameters
) -> None:
    term = term_of(small, Headcount(600, 40, 5), people_parameters, space_parameters)
    generator = np.random.default_rng(5)
    count = 400
    start = 300.0 * generator.integers(7 * 12, 21 * 12, count)
    enrolled = [generator.choice(600, 20, replace=False) for _ in range(count)]
    rooms = term.places.of_kind("classroom")
    timetable = Timetable(
        class_id=[str(number) for number in range(count)],
        course=[""] * count,
        kind=[""] * count,
        weekday=np.full(count, TUESDAY),
        start_s=start,
        end_s=start + 300.0 * generator.integers(6, 40, count),
        weeks=np.full(count, -1),
        room=np.where(generator.random(count) < 0.1, NONE, generator.choice(rooms, count)),
        instructor=np.full(count, NONE),
        seats=np.full(count, 20),
        first=np.arange(0, 20 * count + 1, 20),
        enrolled=np.concatenate(enrolled),
    )
    term = replace(term, timetable=timetable)
    plans = term.plans()
    assert_feasible(term, plans)
    rows = np.flatnonzero(plans.meeting != NONE)
    person = person_of(plans)[rows]
    meeting = plans.meeting[rows]
    assert (timetable.room[meeting] != NONE).all()
    same = person[1:] == person[:-1]
    assert (timetable.start_s[meeting[1:]] >= timetable.end_s[meeting[:-1]])[same].all()
