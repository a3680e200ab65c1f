import numpy as np
import pytest

from viz.levels import SHORTEST_M, level_names, levels_of_service

FT2 = 0.09290304


@pytest.mark.parametrize(
    ("square_feet", "level"),
    [(36, "A"), (34, "B"), (26, "B"), (24, "C"), (16, "C"), (14, "D"), (11, "D"), (9, "E"),
     (6, "E"), (4, "F")],
)  # fmt: skip
def test_levels_are_those_of_fruin(square_feet: float, level: str) -> None:
    length = np.array([100.0])
    width = np.array([square_feet * FT2])
    (number,) = levels_of_service(np.array([100.0]), length, width)
    assert level_names()[number] == level


def test_one_person_on_a_doorstep_is_no_crowd() -> None:
    short = levels_of_service(np.array([1.0]), np.array([0.5]), np.array([1.0]))
    as_long = levels_of_service(np.array([1.0]), np.array([SHORTEST_M]), np.array([1.0]))
    assert short[0] == as_long[0] == 0


def test_more_people_are_never_a_better_level() -> None:
    people = np.arange(1.0, 500.0)
    levels = levels_of_service(people, np.full(people.size, 50.0), np.full(people.size, 2.0))
    assert (np.diff(levels) >= 0).all()
    assert levels[0] == 0
    assert levels[-1] == 5
