import numpy as np
import pytest

from models.people.days.meetings import Meetings
from models.people.days.rows import joined, merged, rows
from models.people.types import NEVER, NONE

HOUR_S = 3600.0


@pytest.fixture
def meetings() -> Meetings:
    """Return two people: the first with classes 8-10, 10-12 and 14-16, the third with 11-13."""
    return Meetings(
        person=np.array([0, 0, 0, 2]),
        meeting=np.arange(4),
        place=np.array([5, 6, 7, 8]),
        start_s=np.array([8.0, 10.0, 14.0, 11.0]) * HOUR_S,
        end_s=np.array([10.0, 12.0, 16.0, 13.0]) * HOUR_S,
        activity=np.ones(4, np.int64),
    )


def test_the_class_before_and_after_a_time_is_found(meetings: Meetings) -> None:
    person = np.array([0, 0, 0, 1, 2])
    time = np.array([7.0, 12.0, 16.0, 12.0, 12.0]) * HOUR_S
    assert meetings.next_of(person, time).tolist() == [0, 2, NONE, NONE, 3]
    assert meetings.next_place(person, time).tolist() == [5, 7, NONE, NONE, 8]
    assert meetings.next_start(person, time)[2:].tolist() == [np.inf, np.inf, 11.0 * HOUR_S]
    assert (meetings.last_end(person, time) / HOUR_S).tolist() == [NEVER, 12.0, 16.0, NEVER, NEVER]


def test_a_meal_waits_for_the_end_of_classes_and_follows_it_at_once(meetings: Meetings) -> None:
    person = np.array([0, 0, 0, 1, 2])
    wanted = np.array([9.5, 12.5, 13.8, 12.0, 10.9]) * HOUR_S
    at, start = meetings.opening(person, wanted, np.full(5, 0.5 * HOUR_S), 1.0 * HOUR_S)
    assert (at / HOUR_S).tolist() == pytest.approx([12.0, 12.0, 16.0, 12.0, 13.0])
    assert start.tolist() == [NEVER, NEVER, NEVER, 12.0 * HOUR_S, NEVER]


def test_a_block_is_free_from_the_end_of_its_last_class(meetings: Meetings) -> None:
    free = meetings.free_from(3, 40 * 60.0)
    # Blocks begin at 8:30, 10:30, 13:30, 15:20 and 19:00.
    assert np.isinf(free[0, :3]).all()
    assert free[0, 3:].tolist() == [16.0 * HOUR_S, 19.0 * HOUR_S]
    assert free[1].tolist() == [30600.0, 37800.0, 48600.0, 55200.0, 68400.0]
    assert np.isinf(free[2, 1])
    assert free[2, 2] == 13.5 * HOUR_S


def test_neighbouring_rows_of_one_stay_are_merged() -> None:
    one = np.array([4])
    table = joined(
        [
            rows(one, 3.0, "study", menu=1, until_s=9.0),
            rows(one, 2.0, "study", menu=1, until_s=7.0, start_s=2.0),
            rows(one, 4.0, "home", place=3),
            rows(one, 1.0, "home", place=3),
            rows(np.array([5]), 5.0, "home", place=3),
        ]
    )
    whole = merged(table.in_order())
    assert whole.person.tolist() == [4, 4, 4, 5]
    assert whole.start_s.tolist() == [NEVER, 2.0, NEVER, NEVER]
    assert whole.until_s.tolist() == [NEVER, 9.0, NEVER, NEVER]
