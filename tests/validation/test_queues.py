"""Counters wait as long as queueing theory says, within confidence intervals."""

import pytest

from tools.validation.queues import QUEUES, Queue, agrees, interval

# published values of the mean wait, to hold the formula itself
KNOWN = {"M/M/1": 9.0, "M/M/2": 4.26316, "M/M/3": 2.72354, "M/M/10": 2.04590, "M/D/1": 4.5}


@pytest.mark.parametrize("name", QUEUES)
def test_theory_lies_in_the_confidence_interval(name: str) -> None:
    assert agrees(QUEUES[name]), interval(QUEUES[name])


@pytest.mark.parametrize("name", KNOWN)
def test_theory(name: str) -> None:
    assert QUEUES[name].theory() == pytest.approx(KNOWN[name], abs=5e-6)


def test_a_wrong_theory_is_seen() -> None:
    mean, half = interval(QUEUES["M/D/1"])
    assert abs(mean - Queue(0.9, 1.0, 1, 1.0).theory()) > half
