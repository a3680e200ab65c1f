from collections.abc import Mapping

import numpy as np
from planned_term import Term, services_of

from maps.campus import Service
from maps.parameters import Parameter
from models.people.menus import menus_of
from models.people.types import Places
from models.space.periods import blocks
from models.space.self_study import self_study_rooms


def test_menus_offer_what_the_campus_has(term: Term) -> None:
    menus = {menu.name: menu for menu in term.menus}
    places = term.places
    assert list(menus) == ["canteen", "study", "sport", "errand", "sight", "gate"]
    assert menus["canteen"].places.tolist() == places.of_kind("dining_hall").tolist()
    assert (menus["canteen"].attraction == 17.0).all()
    reading = places.of_kind("reading_room")
    assert np.isin(reading, menus["study"].places).all()
    assert menus["study"].places.size > reading.size
    assert all((menu.attraction > 0.0).all() for menu in term.menus)


def test_what_is_missing_is_no_menu(
    small: Places, term: Term, people_parameters: Mapping[str, Parameter]
) -> None:
    menus = menus_of(small, [], np.zeros(0, np.int64), term.timetable, people_parameters)
    assert "canteen" not in {menu.name for menu in menus}
    assert "errand" not in {menu.name for menu in menus}


def test_rooms_that_hold_classes_are_not_open_for_self_study(
    term: Term, people_parameters: Mapping[str, Parameter]
) -> None:
    booked = np.unique(term.timetable.room)[:3]
    menus = menus_of(
        term.places, services_of(term.places), booked, term.timetable, people_parameters
    )
    study = next(menu for menu in menus if menu.name == "study")
    assert not np.isin(booked, study.places).any()


def test_counters_of_one_hall_add_up(
    small: Places, term: Term, people_parameters: Mapping[str, Parameter]
) -> None:
    hall = small.ids[small.of_kind("dining_hall")[0]]
    services = [
        Service(
            id=str(number),
            building="",
            room=hall,
            kind="canteen",
            servers=number,
            mean_service_s=17.0,
            hours=(),
        )
        for number in (2, 3)
    ]
    rooms = np.zeros(0, np.int64)
    canteen = menus_of(small, services, rooms, term.timetable, people_parameters)[0]
    assert canteen.attraction.tolist() == [5.0]


def test_choices_of_a_block_leave_a_share_to_be_at_home(
    people_parameters: Mapping[str, Parameter], space_parameters: Mapping[str, Parameter]
) -> None:
    for kind in ("weekday", "weekend"):
        for block in blocks():
            shares = [
                people_parameters[f"{kind}_{block.key}_{choice}"].value
                for choice in ("study", "sport", "errand", "away")
            ]
            assert 0.0 < sum(shares) < 1.0
    assert space_parameters["teaching_weeks"].value <= 63


def test_no_self_study_room_is_kept_where_classrooms_are_few(
    small: Places, space_parameters: Mapping[str, Parameter]
) -> None:
    none = {**space_parameters, "self_study_share": Parameter(0.01, "1", "none", "none")}
    assert self_study_rooms(small, none).size == 0
