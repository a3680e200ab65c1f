from collections.abc import Mapping
from itertools import pairwise

import numpy as np
import pytest
from overlaps import assert_no_overlap
from synthetic_places import only

from maps.campus import Headcount
from maps.parameters import Parameter
from models.people.headcount import TEACHING_KINDS, headcount_for
from models.people.population import populate
from models.people.types import NONE, ROLES, Places, Population, Timetable
from models.space.class_kinds import class_kinds
from models.space.periods import blocks
from models.space.self_study import self_study_rooms
from models.space.timetable import make_timetable

Parameters = Mapping[str, Parameter]


@pytest.fixture(scope="module")
def people(large: Places, people_parameters: Parameters) -> Population:
    counts = headcount_for(large, Headcount(), people_parameters)
    return populate(large, counts, people_parameters, 7)


@pytest.fixture(scope="module")
def timetable(large: Places, people: Population, space_parameters: Parameters) -> Timetable:
    return make_timetable(large, people, space_parameters, 7)


def test_nobody_and_no_room_is_in_two_classes_at_once(timetable: Timetable) -> None:
    meetings = np.arange(len(timetable.class_id))
    assert_no_overlap(timetable, timetable.enrolled, np.repeat(meetings, np.diff(timetable.first)))
    for column in (timetable.room, timetable.instructor):
        known = column != NONE
        assert_no_overlap(timetable, column[known], meetings[known])


def test_every_class_has_room_for_its_students_and_teacher(
    large: Places, timetable: Timetable
) -> None:
    assert (timetable.room != NONE).all()
    assert (timetable.seats == np.diff(timetable.first)).all()
    assert (timetable.seats + 1 <= large.capacity[timetable.room]).all()


def test_classes_are_taught_by_teachers_and_attended_by_whole_groups(
    people: Population, timetable: Timetable
) -> None:
    taught = timetable.instructor[timetable.instructor != NONE]
    assert (people.role[taught] == ROLES.index("teacher")).all()
    assert taught.size > 0.95 * len(timetable.class_id)
    size_of = np.bincount(people.group[people.group != NONE])
    for meeting in range(0, len(timetable.class_id), 97):
        students = timetable.enrolled[timetable.first[meeting] : timetable.first[meeting + 1]]
        groups = np.unique(people.group[students])
        assert students.size == size_of[groups].sum()
        assert 1 <= groups.size <= max(kind.most_groups for kind in class_kinds())
        assert np.unique(people.college[students]).size == 1
        assert np.unique(people.year[students]).size == 1


def test_meetings_hold_blocks_of_weekdays_and_two_of_a_class_different_days(
    timetable: Timetable,
) -> None:
    assert set(zip(timetable.start_s, timetable.end_s, strict=True)) <= {
        (block.start_s, block.end_s) for block in blocks()
    }
    assert set(timetable.weekday.tolist()) == set(range(5))
    for earlier, later in pairwise(range(len(timetable.class_id))):
        if timetable.class_id[earlier] == timetable.class_id[later]:
            assert timetable.weekday[earlier] != timetable.weekday[later]


def test_hours_fall_with_the_years_and_match_the_parameters(
    people: Population, timetable: Timetable, space_parameters: Parameters
) -> None:
    blocks_of = np.bincount(timetable.enrolled, minlength=people.size)
    for year in (1, 2, 3, 4):
        periods = 2.0 * blocks_of[people.year == year]
        assert (periods == space_parameters[f"periods_year_{year}"].value).all()


def test_rooms_are_used_about_half_of_the_day(large: Places, timetable: Timetable) -> None:
    rooms = large.of_kind(*TEACHING_KINDS)
    by_day = timetable.start_s < 18 * 3600.0
    day_blocks = sum(block.start_s < 18 * 3600.0 for block in blocks())
    frequency = by_day.sum() / (rooms.size * day_blocks * 5)
    assert 0.45 <= frequency <= 0.65
    assert not np.isin(timetable.room, np.setdiff1d(np.arange(len(large.ids)), rooms)).any()


def test_rooms_for_self_study_stay_free(
    large: Places, timetable: Timetable, space_parameters: Parameters
) -> None:
    kept = self_study_rooms(large, space_parameters)
    assert kept.size == int(
        large.of_kind("classroom").size * space_parameters["self_study_share"].value
    )
    assert not np.isin(timetable.room, kept).any()


def test_classes_are_nearer_to_their_college_than_chance(
    large: Places, people: Population, timetable: Timetable, space_parameters: Parameters
) -> None:
    indifferent = {**space_parameters, "distance_cost": Parameter(0.0, "1/km", "none", "none")}
    anywhere = make_timetable(large, people, indifferent, 7)

    def mean_km(table: Timetable) -> float:
        # A college's students all have classes within its part of the campus.
        college = people.college[table.enrolled[table.first[:-1]]]
        away = 0.0
        for number in np.unique(college):
            rooms = table.room[(college == number) & (table.room != NONE)]
            away += np.hypot(large.x_m[rooms].std(), large.y_m[rooms].std()) * rooms.size
        return away / college.size

    assert mean_km(timetable) < 0.8 * mean_km(anywhere)


def test_the_same_seed_makes_the_same_timetable_and_another_seed_another(
    large: Places, people: Population, timetable: Timetable, space_parameters: Parameters
) -> None:
    again = make_timetable(large, people, space_parameters, 7)
    other = make_timetable(large, people, space_parameters, 8)
    assert again.class_id == timetable.class_id
    for name in ("weekday", "start_s", "room", "instructor", "enrolled"):
        assert getattr(again, name).tobytes() == getattr(timetable, name).tobytes()
    assert other.start_s.tobytes() != timetable.start_s.tobytes()


def test_what_finds_no_room_is_kept_without_one(
    small: Places, people_parameters: Parameters, space_parameters: Parameters
) -> None:
    teaching = small.of_kind(*TEACHING_KINDS)
    few = only(small, np.concatenate([small.of_kind("dormitory_room", "gate"), teaching[:3]]))
    people = populate(few, Headcount(1500, 100, 0), people_parameters, 1)
    timetable = make_timetable(few, people, space_parameters, 1)
    lost = np.flatnonzero(timetable.room == NONE)
    assert lost.size > 0
    assert len(timetable.class_id) - lost.size > 0.8 * 3 * 25
    meetings = np.setdiff1d(np.arange(len(timetable.class_id)), lost)
    assert_no_overlap(timetable, timetable.room[meetings], meetings)


@pytest.mark.parametrize("kept", [(), ("gate",), ("gate", "office"), ("laboratory", "gate")])
def test_odd_campuses_get_a_timetable_too(
    small: Places,
    people_parameters: Parameters,
    space_parameters: Parameters,
    kept: tuple[str, ...],
) -> None:
    odd = only(small, small.of_kind(*kept))
    for students in (0, 1, 200):
        people = populate(odd, Headcount(students, 20, 3), people_parameters, 1)
        timetable = make_timetable(odd, people, space_parameters, 1)
        assert (len(timetable.class_id) > 0) == (students > 0)
        if "laboratory" not in kept:
            assert (timetable.room == NONE).all()


def test_students_without_groups_have_no_generated_classes(
    small: Places, people_parameters: Parameters, space_parameters: Parameters
) -> None:
    people = populate(small, Headcount(2, 20, 0), people_parameters, 1, ["s1", "s2"])
    assert not make_timetable(small, people, space_parameters, 1).class_id
