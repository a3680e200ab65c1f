"""Levers on the built-in timetable: laboratory hours, compaction, projects."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from overlaps import assert_no_overlap

from maps.campus import Headcount
from maps.parameters import Parameter
from models.people.headcount import headcount_for
from models.people.population import populate
from models.people.types import NONE, Places, Population, Timetable
from models.space.changing import with_later_mornings
from models.space.laboratories import with_laboratory_hours
from models.space.periods import NOON_S
from models.space.projects import with_projects
from models.space.timetable import make_timetable

Parameters = Mapping[str, Parameter]


@pytest.fixture(scope="module")
def people(large: Places, people_parameters: Parameters) -> Population:
    return populate(
        large, headcount_for(large, Headcount(), people_parameters), people_parameters, 7
    )


@pytest.fixture(scope="module")
def usual(large: Places, people: Population, space_parameters: Parameters) -> Timetable:
    return make_timetable(large, people, space_parameters, 7)


def _with(parameters: Parameters, **values: float) -> Parameters:
    return {**parameters, **{key: Parameter(value, "1", "", "") for key, value in values.items()}}


def _hours(timetable: Timetable, kind: str) -> float:
    """Return the hours of a term of the meetings of a kind."""
    weeks = np.array([int(mask).bit_count() for mask in timetable.weeks])
    of_kind = np.array(timetable.kind) == kind
    return float(((timetable.end_s - timetable.start_s) * weeks)[of_kind].sum()) / 3600.0


def _assert_sound(timetable: Timetable) -> None:
    held = np.flatnonzero(timetable.weeks != 0)
    of = np.repeat(np.arange(len(timetable.class_id)), np.diff(timetable.first))
    in_use = timetable.weeks[of] != 0
    assert_no_overlap(timetable, timetable.enrolled[in_use], of[in_use])
    for column in (timetable.room, timetable.instructor):
        known = held[column[held] != NONE]
        assert_no_overlap(timetable, column[known], known)


def _laboratories(timetable: Timetable, people: Population) -> np.ndarray:
    """Return how many laboratory meetings each student has a week."""
    held = (np.array(timetable.kind) == "laboratory") & (timetable.weeks != 0)
    each = np.repeat(held, np.diff(timetable.first))
    return np.bincount(timetable.enrolled[each], minlength=people.size)


def test_every_group_gets_the_laboratory_meetings_added_and_no_class_moves(
    large: Places, people: Population, usual: Timetable, space_parameters: Parameters
) -> None:
    one = _with(space_parameters, laboratory_meetings=1)
    more = with_laboratory_hours(usual, large, people, one, 7)
    student = people.group != NONE
    gained = _laboratories(more, people) - _laboratories(usual, people)
    assert (gained[student] == 1).all()
    count = len(usual.class_id)
    for name in ("weekday", "start_s", "room", "instructor"):
        assert (getattr(more, name)[:count] == getattr(usual, name)).all()
    added = np.arange(count, len(more.class_id))
    with_room = more.room[added] != NONE
    assert with_room.any()
    assert np.isin(more.room[added[with_room]], large.of_kind("laboratory")).all()
    assert (more.seats[added] + 1 <= large.capacity[more.room[added]])[with_room].all()
    _assert_sound(more)


def test_what_finds_no_laboratory_is_kept_without_one(
    large: Places, people: Population, usual: Timetable, space_parameters: Parameters
) -> None:
    three = _with(space_parameters, laboratory_meetings=3)
    more = with_laboratory_hours(usual, large, people, three, 7)
    lost = np.flatnonzero(more.room == NONE)
    assert lost.size
    assert (more.weekday[lost] != NONE).all()
    assert all(more.kind[row] == "laboratory" for row in lost.tolist())
    _assert_sound(more)


def test_fewer_laboratory_meetings_leave_the_other_classes_alone(
    large: Places, people: Population, usual: Timetable, space_parameters: Parameters
) -> None:
    fewer = with_laboratory_hours(
        usual, large, people, _with(space_parameters, laboratory_meetings=-1), 7
    )
    before, after = (_laboratories(table, people) for table in (usual, fewer))
    assert (after == np.maximum(before - 1, 0)).all()
    other = np.array(usual.kind) != "laboratory"
    assert (fewer.weeks == usual.weeks)[other].all()


def test_half_the_groups_of_a_broken_number_are_among_those_of_the_whole(
    large: Places, people: Population, usual: Timetable, space_parameters: Parameters
) -> None:
    ids = [
        with_laboratory_hours(
            usual, large, people, _with(space_parameters, laboratory_meetings=more), 7
        ).class_id[len(usual.class_id) :]
        for more in (0.5, 1.0)
    ]
    assert set(ids[0]) < set(ids[1])
    assert 0.3 < len(ids[0]) / len(ids[1]) < 0.7


def test_compaction_draws_the_classes_of_a_group_into_fewer_half_days(
    large: Places, people: Population, usual: Timetable, space_parameters: Parameters
) -> None:
    def half_days(table: Timetable) -> float:
        of = np.repeat(np.arange(len(table.class_id)), np.diff(table.first))
        half = (table.start_s[of] >= NOON_S) + (table.start_s[of] >= 1.5 * NOON_S)
        held = np.column_stack([people.group[table.enrolled], table.weekday[of], half])
        return len(np.unique(held, axis=0)) / len(people.groups)

    compact = make_timetable(large, people, _with(space_parameters, compaction=3), 7)
    assert half_days(compact) < 0.85 * half_days(usual)
    assert len(compact.class_id) == len(usual.class_id)
    assert (compact.room != NONE).all()
    _assert_sound(compact)


def test_projects_are_longer_and_fewer_and_hold_the_hours(
    large: Places, people: Population, usual: Timetable, space_parameters: Parameters
) -> None:
    some, more = (
        with_projects(usual, large, people, _with(space_parameters, project_share=share), 7)
        for share in (0.01, 0.5)
    )
    projects = [np.flatnonzero(np.array(table.kind) == "project") for table in (some, more)]
    assert projects[0].size
    assert set(projects[0].tolist()) < set(projects[1].tolist())
    for table, rows in zip((some, more), projects, strict=True):
        _assert_sound(table)
        kinds = large.of_kind("laboratory", "computer_room")
        assert np.isin(table.room[rows], kinds).all()
        assert (table.seats[rows] + 1 <= large.capacity[table.room[rows]]).all()
        assert (table.end_s[rows] - table.start_s[rows] > 3 * 3600.0).all()
        # the break in the middle comes on top of the hours of two meetings
        held = _hours(table, "project") + _hours(table, "seminar")
        assert held == pytest.approx(_hours(usual, "seminar"), rel=0.1)
    other = np.array(usual.kind) != "seminar"
    assert (some.room == usual.room)[other].all()
    assert (some.start_s == usual.start_s)[other].all()


def test_mornings_begin_later_for_every_other_course_where_students_have_no_college(
    people: Population, usual: Timetable
) -> None:
    nobody = replace(people, college=np.full_like(people.college, NONE))
    later = with_later_mornings(usual, nobody, 1200.0)
    names = sorted(set(usual.course))
    odd = np.isin(np.array(usual.course), names[1::2])
    np.testing.assert_array_equal(
        later.start_s - usual.start_s, np.where(odd & (usual.start_s < NOON_S), 1200.0, 0.0)
    )
    np.testing.assert_array_equal(later.end_s - later.start_s, usual.end_s - usual.start_s)
