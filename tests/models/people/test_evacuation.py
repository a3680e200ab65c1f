"""Exits share people so that all are out soon."""

import numpy as np
import pytest

from models.people.evacuation import chosen_exit, shares_of_exits


def test_equal_exits_share_alike_and_wider_ones_take_more() -> None:
    same = np.full(4, 20.0)
    assert shares_of_exits(1000, same, np.ones(4)) == pytest.approx([0.25] * 4)
    assert shares_of_exits(1000, same[:2], np.array([1.0, 3.0])) == pytest.approx([0.25, 0.75])


def test_a_far_exit_is_used_only_by_those_who_would_queue_longer_at_the_near_one() -> None:
    way, flow = np.array([10.0, 110.0]), np.ones(2)
    assert shares_of_exits(50, way, flow).tolist() == [1.0, 0.0]
    # all are out at T = (300 + 10 + 110) / 2 = 210 s: 200 by the near exit, 100 by the far one
    assert shares_of_exits(300, way, flow) == pytest.approx([200 / 300, 100 / 300])


def test_exits_without_way_or_width_are_not_used() -> None:
    shares = shares_of_exits(100, np.array([np.inf, 10.0, 5.0]), np.array([1.0, 1.0, 0.0]))
    assert shares.tolist() == [0.0, 1.0, 0.0]
    assert not shares_of_exits(100, np.full(2, np.inf), np.ones(2)).any()


def test_an_exit_is_chosen_by_shares_and_by_person() -> None:
    key = np.arange(4000)
    chosen = chosen_exit(np.array([0.2, 0.0, 0.8]), 1, 0, key)
    assert np.bincount(chosen, minlength=3) / key.size == pytest.approx([0.2, 0.0, 0.8], abs=0.02)
    assert (chosen_exit(np.array([0.2, 0.0, 0.8]), 1, 0, key[::2]) == chosen[::2]).all()
