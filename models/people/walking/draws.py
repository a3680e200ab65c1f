"""The draws that people make while they walk: each keyed by who draws what, and when."""

import numpy as np
from numpy.typing import NDArray

from models.compiled import compiled, unallocating
from models.draws import philox, unit
from models.people.walking.state import DAY, Moving, Scene

CHOICE, SERVICE_TIME, PATIENCE = 1, 2, 3  # rows of `Scene.key`
NOWHERE_KEY = np.uint64(0)  # of draws that belong to no service
MOST_TURNS = 1024  # more than anybody does the same thing in a day


@compiled
def choice_numbers(first: NDArray[np.int64], activity: NDArray[np.int64]) -> NDArray[np.int32]:
    """Return what keys the choice in each row of the plans: the activity, and its turn that day.

    So what else a person does that day changes no choice. `first` is that of `Plans`.
    """
    number = np.empty(activity.size, dtype=np.int32)
    turn = np.zeros(activity.max() + 1 if activity.size else 0, dtype=np.int32)
    for p in range(first.size - 1):
        turn[:] = 0
        for row in range(first[p], first[p + 1]):
            number[row] = MOST_TURNS * activity[row] + turn[activity[row]]
            turn[activity[row]] += 1
    return number


@unallocating
def draw(purpose: int, at: np.uint64, p: int, scene: Scene, moving: Moving) -> float:
    """Return the person's draw for the present row of the plan and the present try.

    `at` is the key of the service where it is made. Friends who choose at the same time, for the
    same activity, have the same draw; only their service times are each one's own. Patience is
    the same at every try.
    """
    life = moving.life[p]
    words = philox(
        scene.key[0],
        scene.key[purpose] ^ at,
        np.uint64(life.key if purpose == SERVICE_TIME else life.choice),
        np.uint64(moving.clock[DAY]),
        np.uint64(moving.row[life.row].number),
        np.uint64(0 if purpose == PATIENCE else moving.walker[p].tries),
    )
    return unit(words[0])
