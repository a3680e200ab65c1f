import numpy as np
import pytest

from models.people.crowding import Crowding, crowding_of
from models.people.levels import LEVELS
from models.people.walking.arrays import FLOW

AREA = np.array([10.0, 10.0, 10.0])
STAIRS = np.array([False, True, False])


def _crowding(density: list[list[float]], minutes: int = 2) -> Crowding:
    """Return the crowding of three links, the second of them stairs, by minutes."""
    seconds = np.array(density) * AREA * 60.0
    table = np.zeros(seconds.shape, dtype=FLOW)
    table["seconds"] = seconds
    table["most"] = np.ceil(seconds / 60.0)
    table["entered"] = np.ceil(seconds)
    return crowding_of(table, 60.0, minutes, AREA, STAIRS, np.array([0, 1, 0]), 2)


def test_an_interval_has_the_sums_of_its_minutes_and_the_level_of_the_worst() -> None:
    told = _crowding([[0.2, 0, 0], [1.0, 0, 0.1], [0, 0, 0], [0, 0, 2.5]])
    assert told.passed["interval"].tolist() == [0, 0, 1]
    assert told.passed["link"].tolist() == [0, 2, 2]
    assert told.passed["seconds"] == pytest.approx([720.0, 60.0, 1500.0])
    assert told.passed["most"].tolist() == [10, 1, 25]
    assert told.passed["entered"].tolist() == [720, 60, 1500]
    assert told.passed["density"] == pytest.approx([1.0, 0.1, 2.5])
    assert [LEVELS[level] for level in told.passed["level"]] == ["D", "A", "F"]


def test_stairs_are_judged_as_stairs() -> None:
    told = _crowding([[0.6, 0.6, 0], [0, 0, 0]])
    assert [LEVELS[level] for level in told.passed["level"]] == ["C", "B"]


def test_crowds_are_written_from_level_c_of_either_standard_on() -> None:
    # the manual's C begins at 0.27, its D at 0.45 persons/m2; Fruin's C at 0.43
    told = _crowding([[0.2, 0, 0.3], [0.44, 0, 0]], minutes=1)
    assert told.crowds["minute"].tolist() == [0, 1]
    assert told.crowds["link"].tolist() == [2, 0]
    assert [LEVELS[level] for level in told.crowds["level"]] == ["A", "C"]
    assert [LEVELS[level] for level in told.crowds["hcm"]] == ["C", "C"]


def test_the_time_at_all_levels_is_the_time_of_all_people() -> None:
    rng = np.random.default_rng(1)
    told = _crowding(rng.exponential(0.6, (12, 3)).tolist(), minutes=3)
    assert told.spent.shape == (4, 2, 2, 6)
    for standard in range(2):
        assert told.spent[:, :, standard].sum() == pytest.approx(told.passed["seconds"].sum())
    worse = told.crowds["level"] >= 2
    assert told.spent[:, :, 0, 2:].sum() == pytest.approx(told.crowds["seconds"][worse].sum())
