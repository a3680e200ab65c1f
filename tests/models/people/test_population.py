from collections.abc import Mapping

import numpy as np
import pytest
from synthetic_places import only

from maps.builtin import folder_of
from maps.campus import Headcount
from maps.folder import load
from maps.parameters import Parameter
from models.people.colleges import college_sequence, colleges
from models.people.headcount import headcount_for
from models.people.places import places_of
from models.people.population import populate
from models.people.speeds import speed_by_age
from models.people.types import NONE, ROLES, Places, Population

Parameters = Mapping[str, Parameter]
COLUMNS = ("key", "role", "college", "year", "age", "home", "desk", "speed_mps")


@pytest.fixture(scope="module")
def people(large: Places, people_parameters: Parameters) -> Population:
    return populate(large, Headcount(20000, 2000, 500), people_parameters, 3)


def assert_all_kept(base: Population, grown: Population) -> None:
    """Assert that everybody of `base` is in `grown`, and the same."""
    row = {key: number for number, key in enumerate(grown.key.tolist())}
    found = np.array([row[key] for key in base.key.tolist()])
    for name in COLUMNS:
        assert (getattr(base, name) == getattr(grown, name)[found]).all(), name
    grouped = base.group != NONE
    assert [base.groups[g] for g in base.group[grouped]] == [
        grown.groups[g] for g in grown.group[found][grouped]
    ]


@pytest.mark.parametrize(
    "more", [Headcount(24000, 2000, 500), Headcount(20001, 2400, 600), Headcount(32000, 3000, 501)]
)
def test_growth_adds_people_and_changes_none(
    large: Places, people: Population, people_parameters: Parameters, more: Headcount
) -> None:
    grown = populate(large, more, people_parameters, 3)
    assert grown.size > people.size
    assert_all_kept(people, grown)


def test_growth_from_a_small_campus_opens_colleges_and_changes_nobody(
    large: Places, people_parameters: Parameters
) -> None:
    base = populate(large, Headcount(1500, 100, 10), people_parameters, 3)
    grown = populate(large, Headcount(9000, 900, 10), people_parameters, 3)
    assert np.unique(base.college[base.year > 0]).size == 2
    assert np.unique(grown.college[grown.year > 0]).size == len(colleges())
    assert_all_kept(base, grown)


def test_keys_are_unique_and_tell_who_one_is(people: Population) -> None:
    assert np.unique(people.key).size == people.size
    # Role 0, first college, first year, group 0, number 0; the next one is number 1.
    assert people.key[0] == 11 * 100_000 * 10_000_000
    assert people.key[1] == people.key[0] + 1


def test_students_fill_groups_colleges_and_years_evenly(
    people: Population, people_parameters: Parameters
) -> None:
    student = people.role == ROLES.index("student")
    sizes = np.bincount(people.group[student])
    assert (sizes[:-1] == people_parameters["class_group_size"].value).all()
    share = np.bincount(people.college[student]) / student.sum()
    weights = np.array([college.weight for college in colleges()])
    assert np.abs(share - weights / weights.sum()).max() < 0.01
    years = np.bincount(people.year[student])[1:]
    assert years.size == 4
    assert np.ptp(years) < 0.05 * years.mean()
    assert len(set(people.groups)) == len(people.groups) == sizes.size


def test_a_class_group_lives_in_neighbouring_rooms(large: Places, people: Population) -> None:
    student = np.flatnonzero(people.role == ROLES.index("student"))
    buildings = [
        np.unique(large.building[people.home[student[people.group[student] == group]]]).size
        for group in range(0, len(people.groups), 11)
    ]
    assert np.mean(np.array(buildings) == 1) > 0.9
    beds = np.bincount(people.home[student], minlength=len(large.ids))
    assert (beds <= large.capacity).all()


def test_those_without_a_bed_live_beyond_a_gate(
    small: Places, people_parameters: Parameters
) -> None:
    people = populate(small, Headcount(2000, 100, 50), people_parameters, 3)
    gates = small.of_kind("gate")
    beds = small.capacity[small.of_kind("dormitory_room")].sum()
    at_gate = np.isin(people.home, gates)
    assert (~at_gate).sum() == beds
    assert at_gate[people.role != ROLES.index("student")].all()
    used = np.bincount(people.home[at_gate])[gates]
    assert used.min() > 0.35 * used.sum()


def test_everybody_has_a_desk_of_their_own_while_there_are_some(
    large: Places, people: Population
) -> None:
    works = np.isin(people.role, [ROLES.index("teacher"), ROLES.index("staff")])
    assert (people.desk[works] != NONE).all()
    assert (people.desk[~works] == NONE).all()
    seated = np.bincount(people.desk[works], minlength=len(large.ids))
    assert (seated <= large.capacity).all()


def test_ages_and_speeds_are_those_of_their_roles(people: Population) -> None:
    age = {role: people.age[people.role == number] for number, role in enumerate(ROLES)}
    assert 17 <= age["student"].min() <= age["student"].max() <= 24
    assert 19.0 < age["student"].mean() < 21.0
    assert 40.0 < age["teacher"].mean() < 46.0
    assert age["staff"].min() >= 18
    speed = people.speed_mps
    assert 1.24 < speed.mean() < 1.40
    assert 0.5 < speed.min() < speed.max() < 2.0
    student, visitor = (speed[people.role == ROLES.index(role)] for role in ("student", "visitor"))
    assert student.mean() > visitor.mean() + 0.1
    assert student.std() / student.mean() == pytest.approx(0.15, abs=0.02)


def test_speed_follows_the_published_age_curve() -> None:
    age = np.array([20, 30, 40, 50, 60, 70])
    low = np.array([1.60, 1.52, 1.46, 1.39, 1.27, 1.07])
    high = np.array([1.64, 1.56, 1.50, 1.43, 1.27, 1.07])
    speed = speed_by_age(age)
    assert ((low <= speed) & (speed <= high)).all()
    assert (speed_by_age(np.array([16, 90])) == [speed[0], speed[-1]]).all()


def test_a_seed_changes_draws_and_no_keys(
    large: Places, people: Population, people_parameters: Parameters
) -> None:
    other = populate(large, Headcount(20000, 2000, 500), people_parameters, 4)
    assert (other.key == people.key).all()
    assert (other.speed_mps != people.speed_mps).mean() > 0.99


def test_enrolled_students_are_keyed_by_their_id(
    small: Places, people_parameters: Parameters
) -> None:
    counts = Headcount(3, 100, 10)
    people = populate(small, counts, people_parameters, 1, ["a", "b", "c"])
    more = populate(small, counts, people_parameters, 1, ["a", "x", "b", "c"])
    assert (people.group[:3] == NONE).all()
    assert (people.year[:3] == 0).all()
    assert people.key[:3].tolist() == more.key[[0, 2, 3]].tolist()
    assert np.unique(more.key).size == more.size == 114
    assert (people.speed_mps[:3] == more.speed_mps[[0, 2, 3]]).all()
    assert (people.age[:3] >= 18).all()


def test_nobody_is_a_population_too(small: Places, people_parameters: Parameters) -> None:
    assert populate(small, Headcount(0, 0, 0), people_parameters, 1).size == 0


def test_what_is_asked_is_given_and_the_rest_fits(
    large: Places, small: Places, people_parameters: Parameters
) -> None:
    assert headcount_for(large, Headcount(5, 6, 7), people_parameters) == Headcount(5, 6, 7)
    fitted = headcount_for(small, Headcount(), people_parameters)
    beds = small.capacity[small.of_kind("dormitory_room")].sum()
    assert fitted.students is not None
    assert fitted.staff is not None
    assert 0.95 * beds < fitted.students <= 2 * beds
    assert 0.05 < fitted.staff / fitted.students < 0.15
    assert headcount_for(small, Headcount(staff=12), people_parameters).staff == 12


def test_without_dormitories_students_come_for_the_seats(
    small: Places, people_parameters: Parameters
) -> None:
    kept = np.setdiff1d(np.arange(len(small.ids)), small.of_kind("dormitory_room"))
    day_campus = only(small, kept)
    counts = headcount_for(day_campus, Headcount(), people_parameters)
    assert counts.students is not None
    assert counts.students > 500
    people = populate(day_campus, counts, people_parameters, 1)
    assert np.isin(people.home, day_campus.of_kind("gate")).all()


def test_college_sequences_are_prefixes_of_one_another(people_parameters: Parameters) -> None:
    long = college_sequence(900, 28, people_parameters)
    for count in (0, 1, 40, 500):
        assert (college_sequence(count, 28, people_parameters) == long[:count]).all()


def test_places_of_the_small_built_in_campus() -> None:
    campus = load(folder_of("quad"))
    places = places_of(campus)
    assert list(places.ids) == sorted(campus.places)
    for row in range(0, len(places.ids), 41):
        place = campus.places[places.ids[row]]
        assert places.kinds[places.kind[row]] == place.kind
        assert places.capacity[row] == place.capacity
        assert places.floor[row] == place.floor
        node = campus.graph.nodes[place.node]
        assert (places.x_m[row], places.y_m[row]) == (node["x"], node["y"])
        if place.building:
            assert places.buildings[places.building[row]] == place.building
    gates = places.of_kind("gate")
    assert (places.building[gates] == NONE).all()
    assert {places.ids[row] for row in gates} == set(campus.gates)
    uses = dict(zip(places.buildings, places.uses, strict=True))
    assert all(
        uses[key] == building.use for key, building in campus.buildings.items() if key in uses
    )
