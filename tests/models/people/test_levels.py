import numpy as np
import pytest
from numpy.typing import NDArray

from models.people.levels import LEVELS, SCALES, STANDARDS, densest, least_areas_m2

FT2 = 0.09290304
WALKWAY, STAIRS = 0, 1


def _levels(density: NDArray[np.float64] | float, standard: str, kind: int) -> NDArray[np.int64]:
    return np.searchsorted(densest(standard)[kind], density)


@pytest.mark.parametrize(
    ("square_feet", "level"),
    [(36, "A"), (34, "B"), (26, "B"), (24, "C"), (16, "C"), (14, "D"), (11, "D"), (9, "E"),
     (6, "E"), (4, "F")],
)  # fmt: skip
def test_walkways_are_judged_by_fruin(square_feet: float, level: str) -> None:
    assert LEVELS[_levels(1.0 / (square_feet * FT2), "fruin", WALKWAY)] == level


@pytest.mark.parametrize(
    ("square_feet", "level"),
    [(21, "A"), (19, "B"), (16, "B"), (14, "C"), (11, "C"), (9, "D"), (8, "D"), (6, "E"),
     (4.5, "E"), (3, "F")],
)  # fmt: skip
def test_stairs_are_judged_by_fruin(square_feet: float, level: str) -> None:
    assert LEVELS[_levels(1.0 / (square_feet * FT2), "fruin", STAIRS)] == level


@pytest.mark.parametrize(
    ("area_m2", "level"), [(6, "A"), (4, "B"), (3, "C"), (2, "D"), (1, "E"), (0.7, "F")]
)
def test_walkways_are_judged_by_the_highway_capacity_manual(area_m2: float, level: str) -> None:
    assert LEVELS[_levels(1.0 / area_m2, "hcm", WALKWAY)] == level


@pytest.mark.parametrize("kind", [WALKWAY, STAIRS])
@pytest.mark.parametrize("standard", STANDARDS)
def test_more_people_are_never_a_better_level(standard: str, kind: int) -> None:
    levels = _levels(np.linspace(0.0, 6.0, 1000), standard, kind)
    assert (np.diff(levels) >= 0).all()
    assert set(levels.tolist()) == set(range(6))


@pytest.mark.parametrize("standard", STANDARDS)
def test_the_densities_are_those_of_the_areas(standard: str) -> None:
    areas = [least_areas_m2(scale)[:-1] for scale in SCALES[standard]]
    assert densest(standard) == pytest.approx(1.0 / np.array(areas))
