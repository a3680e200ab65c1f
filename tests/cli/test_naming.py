from dataclasses import replace

import pytest

from cli.naming import name_of
from maps import folder as campus_folder
from maps.builtin import folder
from maps.campus import Campus

NAMES = [
    ("canteen-201", "en", "Canteen 201"),
    ("canteen-201", "zh", "食堂201"),
    ("north-walk", "en", "North Walk (north-walk)"),
    ("teaching-1-door1-way", "en", "way to Main Teaching Building (teaching-1-door1-way)"),
    ("teaching-1-door1-way", "zh", "主教学楼入口道路 (teaching-1-door1-way)"),
    ("west-walk", "en", "path by Library (west-walk)"),
    ("library", "zh", "图书馆 (library)"),
    ("nothing", "en", "nothing"),
]


@pytest.fixture(scope="module")
def quad() -> Campus:
    return campus_folder.load(folder("quad"))


@pytest.mark.parametrize(("key", "language", "name"), NAMES)
def test_a_thing_is_called_by_its_name_or_by_what_is_near(
    quad: Campus, key: str, language: str, name: str
) -> None:
    assert name_of(quad, key, language) == name


def test_a_room_of_another_name_is_called_after_its_building_too(quad: Campus) -> None:
    room = replace(quad.rooms["canteen-201"], name="Blue Hall")
    renamed = replace(quad, rooms={**quad.rooms, room.id: room})
    assert name_of(renamed, room.id, "en") == "Canteen, Blue Hall"


def test_without_any_names_ids_must_do(quad: Campus) -> None:
    unnamed = {key: replace(each, name="", name_zh="") for key, each in quad.buildings.items()}
    assert name_of(replace(quad, buildings=unnamed), "west-walk", "en") == "west-walk"
