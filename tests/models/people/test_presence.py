"""Presence is held against a count second by second."""

import numpy as np

from models.people.presence import Stays, presence

STAY = np.dtype([("place", "i4"), ("activity", "i4"), ("enter", "f8"), ("leave", "f8")])
PLACES, GROUPS, ACTIVITIES = 12, 4, 3
START, END = 100, 160


def random_stays(seed: int) -> np.ndarray:
    random = np.random.default_rng(seed)
    stays = np.zeros(300, STAY)
    stays["place"] = random.integers(PLACES, size=300)
    stays["activity"] = random.integers(ACTIVITIES, size=300)
    stays["enter"] = random.integers(0, END, 300)
    stays["leave"] = np.maximum(stays["enter"], START) + random.integers(1, 20, 300)
    return stays


def told_of(stays: np.ndarray) -> Stays:
    return Stays(stays["place"], stays["activity"], stays["enter"], stays["leave"])


def test_it_is_what_a_count_by_the_second_finds() -> None:
    group = np.arange(PLACES) % (GROUPS + 1) - 1
    for seed in range(5):
        stays = random_stays(seed)
        told = presence(told_of(stays), START, END, group, GROUPS, ACTIVITIES)
        persons = np.zeros((GROUPS, ACTIVITIES))
        used = np.zeros(PLACES)
        arrivals = np.zeros((GROUPS, ACTIVITIES), int)
        for second in range(START, END):
            here = stays[(stays["enter"] <= second) & (stays["leave"] > second)]
            used[np.unique(here["place"])] += 1
            for stay in here:
                if group[stay["place"]] >= 0:
                    persons[group[stay["place"]], stay["activity"]] += 1
        for stay in stays[(stays["enter"] >= START) & (stays["enter"] < END)]:
            if group[stay["place"]] >= 0:
                arrivals[group[stay["place"]], stay["activity"]] += 1
        np.testing.assert_allclose(told.persons, persons / (END - START), atol=1e-12)
        np.testing.assert_allclose(told.in_use, used / (END - START), atol=1e-12)
        np.testing.assert_array_equal(told.arrivals, arrivals)


def test_who_stays_throughout_counts_once() -> None:
    stays = np.zeros(2, STAY)
    stays["leave"] = 1e6
    told = presence(told_of(stays), 0.0, 1800.0, np.zeros(1, np.int64), 1, 1)
    assert told.persons[0, 0] == 2.0
    assert told.in_use[0] == 1.0


def test_nobody_is_nobody() -> None:
    told = presence(told_of(np.zeros(0, STAY)), 0.0, 1800.0, np.zeros(3, np.int64), 1, 2)
    assert not told.persons.any()
    assert not told.in_use.any()
